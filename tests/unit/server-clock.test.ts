/**
 * The server's clock as a page knows it.
 */
import { describe, expect, test } from 'vitest'
import { ServerClock } from '../../client/sync/serverClock.ts'

/** A page whose monotonic clock is `at`, and a server whose clock is `server`. */
function page(at = 5_000) {
  const time = { at }
  return { time, clock: new ServerClock(() => time.at) }
}
const NOON = Date.UTC(2030, 4, 2, 12)

describe('the server’s clock', () => {
  test('is known by half of the round trip, and counted on with', () => {
    const { time, clock } = page()
    const asked = clock.begin()
    time.at += 80
    expect(clock.answered(asked, NOON)).toBeNull()
    expect(clock.now()).toBe(NOON + 40)
    time.at += 7_000
    expect(clock.now()).toBe(NOON + 7_040)
  })

  test('is asked again where the answer was slow; the quickest counts', () => {
    const { time, clock } = page()
    let asked: number | null = clock.begin()
    let questions = 0
    // The server stands at noon when the page's clock says 5,000.
    for (const [there, back] of [
      [900, 100],
      [20, 500],
      [60, 30],
    ] as const) {
      questions++
      time.at += there
      const now = NOON + time.at - 5_000
      time.at += back
      asked = clock.answered(asked ?? 0, now)
      if (asked === null) break
    }
    expect([questions, asked]).toEqual([3, null])
    expect(Math.abs(clock.now() - (NOON + time.at - 5_000))).toBeLessThanOrEqual(15)
  })

  test('is asked a few times at most, and anew after the device slept', () => {
    const { time, clock } = page()
    let asked: number | null = clock.begin()
    let questions = 0
    for (; asked !== null; questions++) {
      time.at += 2_000
      asked = clock.answered(asked, NOON)
    }
    expect(questions).toBe(4)
    const again = clock.begin()
    time.at += 1_000
    clock.answered(again, NOON + 3_600_000)
    expect(clock.now()).toBe(NOON + 3_600_500)
  })
})
