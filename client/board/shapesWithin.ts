/**
 * Which shapes reach into a part of the page. What the editor keeps to answer that (a geometry, a place and a box for
 * each shape, and what each hangs on) takes longer to make for a full board than all that is then drawn of it. Most of a
 * board are notes that lie on the page itself, and of those their records say enough.
 * @module
 */
import type { Box, Editor, TLNoteShape, TLShape, TLShapeId } from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'

/** Those of the given shapes that reach into an area. Read in a reaction, it is read again when any shape changed. */
export function shapesWithin(editor: Editor, area: Box, ids: Iterable<TLShapeId>): TLShapeId[] {
  editor.store.query.filterHistory('shape').get()
  const reaches = reachingInto(editor, area)
  return [...ids].filter((id) => {
    const shape = editor.store.unsafeGetWithoutCapture(id)
    return shape !== undefined && reaches(shape)
  })
}

/** Whether a shape reaches into an area, as the board is now. */
export function reachingInto(editor: Editor, area: Box): (shape: TLShape) => boolean {
  const page = editor.getCurrentPageId()
  return (shape) => {
    if (isNote(shape) && shape.parentId === page) return noteReaches(shape, area)
    const box = editor.getShapePageBounds(shape.id)
    return box !== undefined && area.includes(box)
  }
}

const isNote = (shape: TLShape): shape is TLNoteShape => shape.type === 'note'

function noteReaches({ x, y, rotation, props: { scale, growY } }: TLNoteShape, area: Box): boolean {
  const [w, h] = [NOTE_SIZE * scale, (NOTE_SIZE + growY) * scale]
  // It turns around its corner: however it is turned, it reaches no farther than to the corner across from that.
  const far = rotation === 0 ? 0 : Math.hypot(w, h)
  return (
    x - far <= area.maxX &&
    x + Math.max(w, far) >= area.minX &&
    y - far <= area.maxY &&
    y + Math.max(h, far) >= area.minY
  )
}
