/**
 * A ballot on a page: what it lets a person give, and that the server ends with what they wanted, whatever the network
 * does. And results in their order, ties as ties.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Answered, Ballot } from '../../client/voting/ballot.ts'
import { ranked } from '../../client/voting/ranking.ts'
import type { Votes } from '../../shared/facilitation/tally.ts'

const [A, B, C] = ['shape:a', 'shape:b', 'shape:c'] as const

/** A server that keeps one ballot, and answers as it is told to. */
function keeper(kept: Votes = {}) {
  const state = { kept, fails: null as null | 'unreached' | 'closed' | 'refused', sent: 0 }
  const answer = async (votes: Votes | null): Promise<Answered> => {
    await Promise.resolve()
    if (state.fails) return { ok: false, why: state.fails }
    if (votes) {
      state.kept = votes
      state.sent++
    }
    return { ok: true, votes: state.kept }
  }
  return { state, read: () => answer(null), send: (votes: Votes) => answer(votes) }
}

function ballotOn(server: ReturnType<typeof keeper>, rules = { budget: 3, perCard: 2 }) {
  const gone = new Set<string>()
  const refusals: string[] = []
  const ballot = new Ballot({
    ...rules,
    read: server.read,
    send: server.send,
    isVotable: (id) => !gone.has(id),
    onRefused: (why) => refusals.push(why),
  })
  return { ballot, gone, refusals }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settled = () => vi.advanceTimersByTimeAsync(10)
const muchLater = () => vi.advanceTimersByTimeAsync(20_000)

describe('a ballot', () => {
  test('begins with what the server has, and gives no more than the rules allow, saying why', async () => {
    const server = keeper({ [A]: 2 })
    const { ballot } = ballotOn(server)
    expect([ballot.change(B, 1), ballot.state().isKnown]).toEqual([null, false])
    ballot.meet()
    await settled()
    expect([ballot.state().isKnown, ballot.on(A), ballot.state().left]).toEqual([true, 2, 1])
    expect(ballot.change(A, 1)).toBe('perCard')
    expect(ballot.change(B, 1)).toBeNull()
    expect(ballot.change(C, 1)).toBe('budget')
    expect(ballot.change(A, -1)).toBeNull()
    await settled()
    expect(server.state.kept).toEqual({ [A]: 1, [B]: 1 })
    expect([ballot.state().kept, ballot.state().left]).toEqual(['kept', 1])
  })

  test('votes on a card that is gone are free again, and back with it', async () => {
    const server = keeper({ [A]: 2, [B]: 1 })
    const { ballot, gone } = ballotOn(server)
    ballot.meet()
    await settled()
    gone.add(A)
    ballot.refresh()
    expect(ballot.state()).toMatchObject({ left: 2, votes: { [B]: 1 } })
    gone.delete(A)
    ballot.refresh()
    expect(ballot.state().left).toBe(0)
    gone.add(A)
    ballot.change(C, 1)
    await settled()
    expect(server.state.kept).toEqual({ [B]: 1, [C]: 1 })
  })

  test('waits for a server that is away, and is as before where it was not taken', async () => {
    const server = keeper()
    const { ballot, refusals } = ballotOn(server)
    ballot.meet()
    await settled()
    server.state.fails = 'unreached'
    ballot.change(A, 1)
    await settled()
    expect([ballot.state().kept, ballot.on(A)]).toEqual(['waiting', 1])
    server.state.fails = null
    await muchLater()
    expect([ballot.state().kept, server.state.kept]).toEqual(['kept', { [A]: 1 }])
    server.state.fails = 'closed'
    ballot.change(B, 1)
    await settled()
    expect([refusals, ballot.state().votes]).toEqual([['closed'], { [A]: 1 }])
  })

  test('ends on the server as it is on the page, whatever is pressed and whenever the network fails', async () => {
    const step = fc.oneof(
      fc.record({ card: fc.constantFrom(A, B, C), by: fc.constantFrom(1 as const, -1 as const) }),
      fc.constantFrom('cut', 'back', 'look', 'wait'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const server = keeper()
        const { ballot } = ballotOn(server)
        ballot.meet()
        await settled()
        for (const one of steps) {
          if (one === 'cut') server.state.fails = 'unreached'
          else if (one === 'back') server.state.fails = null
          else if (one === 'look') ballot.meet()
          else if (one === 'wait') await settled()
          else if (typeof one === 'object') ballot.change(one.card, one.by)
          const given = Object.values(ballot.state().votes)
          expect(given.reduce((sum, n) => sum + n, 0)).toBe(3 - ballot.state().left)
          expect(ballot.state().left).toBeGreaterThanOrEqual(0)
          expect(Math.max(0, ...given)).toBeLessThanOrEqual(2)
        }
        server.state.fails = null
        await muchLater()
        expect(server.state.kept).toEqual(ballot.state().votes)
        expect(ballot.state().kept).toBe('kept')
        ballot.stop()
      }),
      { numRuns: 200 },
    )
  })
})

describe('a result', () => {
  const count = (total: number) => ({ total, bySector: {}, suppressed: false })

  test('equal counts share a rank, the next rank is left out, and a card without votes has none', () => {
    const order = ranked({ a: count(2), b: count(5), c: count(5), d: count(0), e: count(1) })
    expect(order.map(({ id, rank, isTied }) => [id, rank, isTied])).toEqual([
      ['b', 1, true],
      ['c', 1, true],
      ['a', 3, false],
      ['e', 4, false],
      ['d', null, false],
    ])
    expect(order.map(({ share }) => share)).toEqual([1, 1, 0.4, 0.2, 0])
  })

  test('a rank says how many got more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.nat({ max: 6 })), (totals) => {
        const order = ranked(Object.fromEntries(Object.entries(totals).map(([id, n]) => [id, count(n)])))
        expect(order).toHaveLength(Object.keys(totals).length)
        for (const { total, rank, isTied } of order) {
          if (total === 0) expect(rank).toBeNull()
          else expect(rank).toBe(order.filter((other) => other.total > total).length + 1)
          expect(isTied).toBe(total > 0 && order.filter((other) => other.total === total).length > 1)
        }
      }),
    )
  })
})
