/**
 * Ids of processes, rooms, links, members and snapshots.
 * @module
 */

/** 21 characters of 64: 126 bits, which nobody guesses. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{21}$/

/** Whether a string from outside can be an id of ours at all. */
export const isId = (value: string): boolean => ID_PATTERN.test(value)
