import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onEachSecond, secondsLeft } from '../../client/facilitation/useSecondsLeft.ts'

const running = (endsAt: number) => ({
  activityId: 'share',
  startedAt: new Date(0).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  pausedMs: null,
})

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

describe('the seconds that are left', () => {
  test('are told at each turn, and no more once time is up', () => {
    const left = running(2_500)
    const told: (number | null)[] = []
    onEachSecond(left, Date.now, () => told.push(secondsLeft(left, Date.now())))
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([3, 2, 1, 0])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('are told as none where time ran out between the look at the clock and the wait for its turn', () => {
    const left = running(5)
    const shown = secondsLeft(left, Date.now())
    vi.advanceTimersByTime(6)
    const told = [shown]
    onEachSecond(left, Date.now, () => told.push(secondsLeft(left, Date.now())))
    expect(told).toEqual([1, 0])
  })

  test('are not waited for while the time rests, nor after the end of the waiting', () => {
    const told = vi.fn()
    onEachSecond({ ...running(5), endsAt: null, pausedMs: 5 }, Date.now, told)()
    onEachSecond(null, Date.now, told)()
    onEachSecond(running(9_000), Date.now, told)()
    told.mockClear()
    vi.advanceTimersByTime(60_000)
    expect(told).not.toHaveBeenCalled()
  })
})
