/**
 * Lets go between two pieces of work what the first was made from, where it is much. The runtime alone lets a process that makes
 * one large file after the other grow by a hundred megabytes before it looks.
 * @module
 */

/** Bytes of the process past which it looks. */
const MOST = 250e6

/** Takes some tens of milliseconds where there is much; does nothing where the runtime was started without `--expose-gc`. */
export function collectPast(): void {
  if (process.memoryUsage.rss() > MOST) void globalThis.gc?.({ type: 'major', execution: 'sync' })
}
