/**
 * Waiting for something to become true, with a deadline that names what did not happen.
 * @module
 */

/** What a check gives when it is met. */
type Met<T> = Exclude<T, false | null | undefined | 0 | ''>

/** Milliseconds before a wait is given up: generous, since it is only ever spent by a failing test. */
const DEADLINE_MS = 20_000
/** Milliseconds that count between two checks: a machine that was put to sleep has not waited all that time. */
const LONGEST_STEP_MS = 1_000

/**
 * Resolves with the first truthy answer of `check`, asked every few milliseconds.
 * @param what what is waited for, as it should read in the failure
 * @param check may be async; throwing counts as "not yet"
 */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<Met<T>> {
  let last: unknown
  let before = performance.now()
  for (let spent = 0; spent < deadlineMs; ) {
    try {
      const answer = await check()
      if (answer) return answer as Met<T>
      last = answer
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
    const now = performance.now()
    spent += Math.min(now - before, LONGEST_STEP_MS)
    before = now
  }
  throw new Error(`Waited ${deadlineMs} ms for ${what}; last: ${last instanceof Error ? last.message : last}`)
}
