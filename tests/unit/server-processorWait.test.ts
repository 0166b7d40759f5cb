/**
 * Who works and gets no processor for too long is told of, and who merely works long is not.
 * @module
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProcessorWait } from '../../server/threads/ProcessorWait.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function waiting() {
  const working: { processorMs: number | null } = { processorMs: 0 }
  const told = vi.fn()
  const wait = new ProcessorWait(working, told)
  /** So many seconds, of each of which it has the processor for a share. */
  const pass = (seconds: number, share: number) => {
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      if (working.processorMs !== null) working.processorMs += 100 * share
      vi.advanceTimersByTime(100)
    }
  }
  return { working, wait, told, pass }
}

describe('a wait for a processor', () => {
  test('is told of once when there was none for seconds', () => {
    const { wait, told, pass } = waiting()
    wait.begin()
    pass(1, 0)
    expect(told).not.toHaveBeenCalled()
    pass(10, 0)
    expect(told).toHaveBeenCalledTimes(1)
  })

  test('adds up over a piece of work', () => {
    const { wait, told, pass } = waiting()
    wait.begin()
    pass(2, 0.5)
    expect(told).not.toHaveBeenCalled()
    pass(5, 0.5)
    expect(told).toHaveBeenCalledTimes(1)
  })

  test('is none for who works long and has the processor', () => {
    const { wait, told, pass } = waiting()
    wait.begin()
    pass(60, 1)
    expect(told).not.toHaveBeenCalled()
  })

  test('is forgotten with the piece of work that it was in', () => {
    const { wait, told, pass } = waiting()
    for (let i = 0; i < 20; i++) {
      wait.begin()
      pass(1, 0)
    }
    expect(told).not.toHaveBeenCalled()
  })

  test('is none for who has nothing to do', () => {
    const { wait, told, pass } = waiting()
    wait.begin()
    pass(1, 1)
    wait.end()
    pass(60, 0)
    expect(told).not.toHaveBeenCalled()
  })

  test('is none that is known where nobody tells what it has had', () => {
    const { working, wait, told, pass } = waiting()
    working.processorMs = null
    wait.begin()
    pass(60, 0)
    expect(told).not.toHaveBeenCalled()
  })

  test('is not taken to be one where the whole machine stood still', () => {
    const { wait, told, pass } = waiting()
    wait.begin()
    pass(1, 1)
    vi.setSystemTime(Date.now() + 3_600_000)
    const now = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000)
    vi.advanceTimersByTime(500)
    expect(told).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})
