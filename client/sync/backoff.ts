/**
 * How long to wait before connecting again: longer each time, and never in step with everyone else.
 * @module
 */

/** Milliseconds that the first wait may last at most. */
const FIRST_MS = 250
/** Milliseconds that any wait may last at most: how long a person stares at "no connection" after it is back. */
const LONGEST_MS = 15_000

/**
 * Milliseconds to wait before attempt number `attempt` (0 is the first). Exponential with full jitter, so that a
 * hundred people whom a restart threw out do not come back in the same moment.
 * @param random gives a number in [0, 1)
 */
export function retryDelay(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)
}
