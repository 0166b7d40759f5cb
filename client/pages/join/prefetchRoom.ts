/**
 * Fetches what comes after joining while the person still types.
 * @module
 */

/** Narrower than this, in CSS pixels, a room opens as a list: the board is fetched only if it is asked for. */
const BOARD_MIN_WIDTH = 700

let started = false

/** Starts once; a failure is met, if it lasts, where the page itself is opened. */
export function prefetchRoom(): void {
  if (started) return
  started = true
  const wide = matchMedia(`(min-width: ${BOARD_MIN_WIDTH}px)`).matches
  void Promise.allSettled([
    import('../process/ProcessPage.tsx'),
    import('../room/RoomPage.tsx'),
    wide ? import('../room/boardChunk.ts').then(({ loadBoard }) => loadBoard()) : null,
  ])
}
