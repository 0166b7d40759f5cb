/**
 * The place of the board that somebody points at while they do something from the keyboard.
 * @module
 */
import type { Editor, VecLike } from 'tldraw'

/**
 * On the page; null where nobody points at the board. The editor knows where a pointer last was, the corner of the board before
 * it ever was; a finger points at nothing once it is lifted.
 */
export function placePointedAt(editor: Editor): VecLike | null {
  const { isCoarsePointer } = editor.getInstanceState()
  const canvas = editor.getContainer().querySelector('.tl-canvas')
  return !isCoarsePointer && canvas?.matches(':hover') ? editor.inputs.currentPagePoint : null
}
