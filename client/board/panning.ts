/**
 * While one looks around, and comes no nearer, the board is moved as one picture. Else the browser paints all that is
 * seen anew for every step of the way, which takes most of a picture's time where there is no graphics card to help.
 * @module
 */
import type { Editor } from 'tldraw'
import { react } from 'tldraw'

/** Milliseconds without a move after which it is painted as sharply as it can be. */
const REST_MS = 300

/** Says on the editor's element whether one looks around (`Board.module.css`); returns what ends it. */
export function panAsOnePicture(editor: Editor): () => void {
  const container = editor.getContainer()
  let zoom = Number.NaN
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (isPanning: boolean) => container.toggleAttribute('data-panning', isPanning)
  const stop = react('pan as one picture', () => {
    const { z } = editor.getCamera()
    // Letters that grow are painted at each size.
    set(z === zoom)
    zoom = z
    clearTimeout(timer)
    timer = setTimeout(() => set(false), REST_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
    set(false)
  }
}
