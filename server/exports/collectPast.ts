/**
 * Lets go between two pieces of work what the first was made from, where it is much. The runtime alone lets a process that makes
 * one large file after the other grow by a hundred megabytes before it looks.
 * @module
 */

/** Bytes of the process past which it looks. */
const MOST = 200e6
/** Bytes that it has grown by since it last looked: all that it keeps is gone through each time, for nothing where little came. */
const GROWN = 40e6

let held = 0

/** Takes some tens of milliseconds where there is much; does nothing where the runtime was started without `--expose-gc`. */
export function collectPast(): void {
  const now = process.memoryUsage.rss()
  held = Math.min(held, now)
  if (now < MOST || now < held + GROWN) return
  // The last resort: otherwise the runtime keeps the pages that have become empty, some 40 MB, ready for what comes.
  void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  held = process.memoryUsage.rss()
}
