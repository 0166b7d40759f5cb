/**
 * How long the database is waited for where another process holds it.
 * @module
 */

/** Milliseconds. */
export const BUSY_MS = 5_000
