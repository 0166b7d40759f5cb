/**
 * Moves the focus to what is about to be on the page.
 * @module
 */

/** Milliseconds to wait for it; later the person is somewhere else. */
const PATIENCE_MS = 1_000

/** Focuses the element with this id as soon as it is there, and brings it into view. */
export function focusSoon(elementId: string): void {
  const until = performance.now() + PATIENCE_MS
  const attempt = () => {
    const element = document.getElementById(elementId)
    if (element) {
      element.focus({ preventScroll: true })
      element.scrollIntoView({ block: 'nearest' })
    } else if (performance.now() < until) requestAnimationFrame(attempt)
  }
  requestAnimationFrame(attempt)
}
