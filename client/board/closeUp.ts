/**
 * Brings a card close enough to write in: seen with the whole board its letters are a few pixels high. A card that
 * lies outside of what is seen is brought into view.
 * @module
 */
import type { Box, Editor, TLShapeId } from 'tldraw'
import { afterReacting } from './afterReacting.ts'

/** Below this a note's letters are under 10 px high. */
const TOO_SMALL = 0.55
/** How close a card is brought. */
const WRITING_ZOOM = 0.9
const MOVE_MS = 220
/** A board that moved at once would take the card away from under the second click of two, in milliseconds. */
const SECOND_CLICK_MS = 320
/** Room around a card that is wholly in view, in CSS pixels; below are the tools. */
const AROUND = { top: 12, right: 16, bottom: 76, left: 16 }

/** Moves in whenever someone begins to write in a card that is shown too small; returns what ends it. */
export function comeCloseToWrite(editor: Editor): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = afterReacting('come close to write', () => {
    const id = editor.getEditingShapeId()
    return () => {
      clearTimeout(timer)
      if (id)
        timer = setTimeout(() => editor.getEditingShapeId() === id && comeClose(editor, id), SECOND_CLICK_MS)
    }
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

function comeClose(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return
  // The name over a heading is as large however far off one is.
  const isTooSmall = editor.getShape(id)?.type !== 'frame' && editor.getZoomLevel() < TOO_SMALL
  if (!isTooSmall && isInView(editor, bounds)) return
  const { w, h } = editor.getViewportScreenBounds()
  const z = isTooSmall ? WRITING_ZOOM : editor.getZoomLevel()
  const { x, y } = bounds.center
  // Above the middle: below it a phone has its keyboard.
  editor.setCamera({ x: w / 2 / z - x, y: (h * 0.38) / z - y, z }, { animation: { duration: MOVE_MS } })
}

function isInView(editor: Editor, bounds: Box): boolean {
  const view = editor.getViewportPageBounds()
  const z = editor.getZoomLevel()
  return (
    bounds.minX >= view.minX + AROUND.left / z &&
    bounds.maxX <= view.maxX - AROUND.right / z &&
    bounds.minY >= view.minY + AROUND.top / z &&
    bounds.maxY <= view.maxY - AROUND.bottom / z
  )
}
