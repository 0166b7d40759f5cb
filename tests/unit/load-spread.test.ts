import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratioOfTurns, spreadOfTurns } from '../load/snapshots/spread.ts'

const editsOf = (times: readonly number[]) => times.map((took, at) => ({ at, took }))
/** A turn of a hundred edits, of which two took longer. */
const turn = (usual: number, slow: number) => editsOf([...Array(98).fill(usual), slow, slow])

const anyTurns = fc.array(
  fc.array(fc.double({ min: 0.1, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

describe('the p99 of edits in turns', () => {
  test('of a turn in which the disk stood still is that of one turn only', () => {
    const turns = [turn(1, 3), turn(1, 400), turn(1, 2), turn(1, 4), turn(1, 3)]
    expect(spreadOfTurns(turns)).toMatchObject({ n: 500, p99Middle: 3, p99OfTurns: [2, 3, 3, 4, 400] })
  })
})

describe('the ratio of turns', () => {
  test('is one where both kinds took as long, however the turns differ', () => {
    fc.assert(
      fc.property(anyTurns, (times) => {
        const turns = times.map(editsOf)
        const same = { ratio: 1, from: 1, to: 1 }
        expect(ratioOfTurns(turns, turns)).toEqual({ ofAll: same, ofMiddle: same })
      }),
      { numRuns: 20 },
    )
  })

  test('is how many times as long they took, and lies within its range', () => {
    fc.assert(
      fc.property(anyTurns, fc.integer({ min: 2, max: 9 }), (times, factor) => {
        const turns = times.map(editsOf)
        const slower = times.map((each) => editsOf(each.map((took) => took * factor)))
        const exact = { ratio: factor, from: factor, to: factor }
        expect(ratioOfTurns(slower, turns)).toEqual({ ofAll: exact, ofMiddle: exact })
      }),
      { numRuns: 20 },
    )
  })

  test('of a few turns that differ is less sure than of many', () => {
    const unlike = (count: number) => ({
      during: Array.from({ length: count }, (_, i) => turn(1, 2 + (i % 3))),
      without: Array.from({ length: count }, (_, i) => turn(1, 2 + ((i + 1) % 3))),
    })
    const widthOf = (count: number) => {
      const { during, without } = unlike(count)
      const { from, to } = ratioOfTurns(during, without).ofMiddle
      return to - from
    }
    expect(widthOf(3)).toBeGreaterThan(widthOf(90))
  })
})
