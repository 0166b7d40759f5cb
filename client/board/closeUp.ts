/**
 * Brings a card close enough to write in: seen with the whole board its letters are a few pixels high.
 * @module
 */
import type { Editor, TLShapeId } from 'tldraw'
import { afterReacting } from './afterReacting.ts'

/** Below this a note's letters are under 10 px high. */
const TOO_SMALL = 0.55
/** How close a card is brought. */
const WRITING_ZOOM = 0.9
const MOVE_MS = 220

/** Moves in whenever someone begins to write in a card that is shown too small; returns what ends it. */
export function comeCloseToWrite(editor: Editor): () => void {
  return afterReacting('come close to write', () => {
    const id = editor.getEditingShapeId()
    return id ? () => comeClose(editor, id) : undefined
  })
}

function comeClose(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds || editor.getZoomLevel() >= TOO_SMALL) return
  const { w, h } = editor.getViewportScreenBounds()
  const z = WRITING_ZOOM
  const { x, y } = bounds.center
  // Above the middle: below it a phone has its keyboard.
  editor.setCamera({ x: w / 2 / z - x, y: (h * 0.38) / z - y, z }, { animation: { duration: MOVE_MS } })
}
