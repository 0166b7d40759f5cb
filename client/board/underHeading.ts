/**
 * Cards that are dropped on a heading lie side by side under it, and it grows for them.
 * @module
 */
import type { Editor, TLEventInfo, TLFrameShape, TLShape, TLShapeId } from 'tldraw'
import { type Box, NOTE_SIZE } from '../../shared/board/cards.ts'
import { CARD_GAP, freeSpot, ZONE_HEADER } from '../../shared/board/placement.ts'

const isHeading = (shape: TLShape | undefined): shape is TLFrameShape => shape?.type === 'frame'

/** A child's box in its heading's own coordinates. */
function boxIn(editor: Editor, shape: TLShape): Box {
  const { w, h } = editor.getShapeGeometry(shape).bounds
  return { x: shape.x, y: shape.y, w, h }
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** Lays the cards that came to a heading where nothing lies, and makes it large enough for all. */
function arrange(editor: Editor, heading: TLFrameShape, came: ReadonlySet<TLShapeId>): void {
  const children = editor
    .getSortedChildIdsForParent(heading)
    .map((id) => editor.getShape(id))
    .filter((shape) => shape !== undefined && shape.type !== 'arrow') as TLShape[]
  const width = Math.max(heading.props.w, NOTE_SIZE + 2 * CARD_GAP)
  // A heading's name stands above its frame: the room for a zone's own words is not needed.
  const area = { x: 0, y: CARD_GAP - ZONE_HEADER, w: width, h: 1_000_000 }
  const boxes = children.filter(({ id }) => !came.has(id)).map((shape) => boxIn(editor, shape))
  for (const shape of children.filter(({ id }) => came.has(id))) {
    const box = boxIn(editor, shape)
    const isOut = box.x < 0 || box.y < 0 || box.x + box.w > width
    const isFree = !isOut && !boxes.some((other) => overlap(other, box))
    const spot = isFree ? box : freeSpot(area, boxes, box)
    if (!isFree) editor.updateShape({ id: shape.id, type: shape.type, x: spot.x, y: spot.y })
    boxes.push({ ...box, x: spot.x, y: spot.y })
  }
  const h = Math.max(heading.props.h, ...boxes.map((box) => box.y + box.h + CARD_GAP))
  if (h > heading.props.h || width > heading.props.w)
    editor.updateShape<TLFrameShape>({ id: heading.id, type: 'frame', props: { w: width, h } })
}

/** Watches what this person drops, until the returned function is called. */
export function gatherUnderHeadings(editor: Editor): () => void {
  const came = new Set<TLShapeId>()
  const stopWatching = editor.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
    if (source === 'user' && before.parentId !== after.parentId) came.add(after.id)
  })
  function gather(): void {
    // A heading that was drawn around cards is selected, and leaves them as they lie.
    const dropped = new Set(editor.getSelectedShapeIds().filter((id) => came.has(id)))
    const headings = new Set([...dropped].map((id) => editor.getShape(id)?.parentId))
    for (const id of headings) {
      const heading = id && editor.getShape(id as TLShapeId)
      if (isHeading(heading)) arrange(editor, heading, dropped)
    }
    came.clear()
  }
  // What the last event of a drag did is told only after it.
  const letGo = ({ name }: TLEventInfo) => {
    if (name === 'pointer_up') queueMicrotask(gather)
  }
  editor.on('event', letGo)
  return () => {
    stopWatching()
    editor.off('event', letGo)
  }
}
