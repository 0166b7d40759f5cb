/**
 * Once per picture: what comes from others is shown when the screen is drawn, however many messages it came in.
 * @module
 */

/**
 * A page in the background draws nothing. It still has to take in what comes, this many milliseconds after it came,
 * or an hour's work of others would wait there and be taken in at one go.
 */
const HIDDEN_MS = 250

/** Runs `run` before the next picture is drawn, or a moment later where none is; returns what calls it off. */
export function nextFrame(run: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const once = () => {
    cancel()
    run()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, HIDDEN_MS)
  return cancel
}
