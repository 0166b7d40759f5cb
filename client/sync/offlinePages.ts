/**
 * Has the browser keep the page, its files and what the server said of the room, so that a room opens without a
 * network. The worker that does it is client/public/offline.js; browsers allow one over https and on this machine.
 * @module
 */

/** The cache of what the server said of a person. */
const ANSWERS = 'samrum-answers'
/** Milliseconds after which the page has all that it loads at first. */
const LATER_MS = 4_000

/** Paths of our own that this page has loaded so far. */
function loadedPaths(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
}

/** Starts the worker, and names to it what was loaded before it was there. Does nothing where there can be none. */
export async function keepPages(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/offline.js')
    const { active } = await navigator.serviceWorker.ready
    const tell = () => active?.postMessage({ keep: loadedPaths() })
    tell()
    // What was under way just now passed by the worker.
    setTimeout(tell, LATER_MS)
  } catch {
    // The room works without; it does not open without a network.
  }
}

/** Forgets what the server said of the person who leaves this device. */
export async function eraseAnswers(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(ANSWERS)
}
