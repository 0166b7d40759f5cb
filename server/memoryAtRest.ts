/**
 * Gives memory back to the system once nobody is here.
 *
 * The runtime collects when something is allocated: a server whose people have gone allocates nothing, and kept the 32 MB
 * in which a sitting's newest objects had lain, and what they held outside the heap, until somebody came. The collection
 * holds the process for some tenths of a second, so it is made when no board is loaded and nobody is connected.
 * @module
 */
import type { SyncStats } from './sync/syncStats.ts'

/** Milliseconds from the last board to the collection: the threads that made it compact have ended by then. */
const AFTER_MS = 5_000

let timer: NodeJS.Timeout | undefined

/** Collects soon, unless somebody has come by then; does nothing where the runtime was started without `--expose-gc`. */
export function giveMemoryBack(stats: Pick<SyncStats, 'rooms' | 'connections'>): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (stats.rooms === 0 && stats.connections === 0)
      void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }, AFTER_MS).unref()
}
