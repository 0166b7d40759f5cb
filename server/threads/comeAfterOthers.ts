/**
 * A thread that does what nobody at a board waits for gives way to the one of the rooms.
 * @module
 */
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** As `nice` has it: enough that the rooms' thread gets a core at once whenever it has something to do. */
export const NICENESS = 10

/** Lowers the priority of the thread that calls it. Does nothing where threads have none of their own: all but Linux. */
export function comeAfterOthers(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, NICENESS)
  } catch {
    // The work gets done all the same.
  }
}
