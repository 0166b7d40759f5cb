/**
 * Double-click or double-tap where there is nothing but paper: a note comes there, ready to write in.
 * @module
 */
import type { Editor, StateNode, TLClickEventInfo, VecLike } from 'tldraw'
import { createShapeId } from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'

/** Makes a note whose middle lies at a point of the page, and begins to write in it. */
export function writeNoteAt(editor: Editor, point: VecLike): void {
  const id = createShapeId()
  editor.markHistoryStoppingPoint(`creating_note:${id}`)
  editor.run(() => {
    editor.createShape({ id, type: 'note', x: point.x - NOTE_SIZE / 2, y: point.y - NOTE_SIZE / 2 })
    if (editor.getShape(id)) editor.select(id)
  })
  if (!editor.getShape(id)) return
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: editor.getShape(id) })
}

/** The editor's own state that answers a double click; it would make a bare text. */
interface IdleState extends StateNode {
  handleDoubleClickOnCanvas(info: TLClickEventInfo): void
}

/** Puts a note in place of the editor's text on a double click. */
export function writeOnDoubleClick(editor: Editor): void {
  const idle = editor.getStateDescendant<IdleState>('select.idle')
  if (!idle) return
  idle.handleDoubleClickOnCanvas = () => {
    if (!editor.getIsReadonly()) writeNoteAt(editor, editor.inputs.currentPagePoint)
  }
}
