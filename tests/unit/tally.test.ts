import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ballotProblem, SMALL_NUMBER, sectorsTold, tallyOf } from '../../shared/facilitation/tally.ts'
import { sectors } from '../../shared/vocabulary.ts'

const cards = ['shape:a', 'shape:b', 'shape:c']
const votes = fc.dictionary(fc.constantFrom(...cards, 'shape:gone'), fc.nat({ max: 3 }))
const ballots = fc.array(fc.record({ sector: fc.constantFrom(...sectors), votes }), { maxLength: 30 })

describe('a tally', () => {
  test('counts every vote for a card that is there, once', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const { counts, voters } = tallyOf(cast, cards)
        for (const card of cards) {
          const given = cast.reduce((sum, ballot) => sum + (ballot.votes[card] ?? 0), 0)
          expect(counts[card]?.total).toBe(given)
        }
        expect(Object.keys(counts)).toEqual(cards)
        expect(voters).toBe(cast.filter((ballot) => Object.values(ballot.votes).some((n) => n > 0)).length)
      }),
    )
  })

  test('never tells a sector of fewer than three voters, nor lets it be found by subtraction', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const { counts, votersBySector, voters } = tallyOf(cast, cards)
        const told = Object.keys(votersBySector)
        for (const sector of told) {
          const ofSector = cast.filter(
            (one) => one.sector === sector && Object.values(one.votes).some((n) => n > 0),
          )
          expect(ofSector.length).toBeGreaterThanOrEqual(SMALL_NUMBER)
        }
        const hidden = new Set(
          cast.filter((one) => Object.values(one.votes).some((n) => n > 0)).map((one) => one.sector),
        )
        for (const sector of told) hidden.delete(sector as (typeof sectors)[number])
        if (told.length > 0) expect(hidden.size).not.toBe(1)
        for (const { bySector, suppressed } of Object.values(counts)) {
          expect(Object.keys(bySector)).toEqual(told)
          expect(suppressed).toBe(hidden.size > 0)
        }
        expect(voters).toBeGreaterThanOrEqual(told.length * SMALL_NUMBER)
      }),
    )
  })

  test('three sectors told and one of a single voter: the smallest of the three is left out as well', () => {
    const voters = { civil_society: 9, business: 5, public_sector: 4, academia: 1 }
    expect(sectorsTold(voters)).toEqual(['civil_society', 'business'])
    expect(sectorsTold({ ...voters, academia: 3 })).toHaveLength(4)
    expect(sectorsTold({ civil_society: 1, business: 0, public_sector: 0, academia: 0 })).toEqual([])
  })
})

describe('a ballot', () => {
  const rules = { budget: 5, perCard: 2 }
  test('keeps to its budget, and to what one card may get', () => {
    expect(ballotProblem({ 'shape:a': 2, 'shape:b': 2, 'shape:c': 1 }, rules)).toBeNull()
    expect(ballotProblem({}, rules)).toBeNull()
    expect(ballotProblem({ 'shape:a': 3 }, rules)?.field).toBe('votes.shape:a')
    expect(ballotProblem({ 'shape:a': 2, 'shape:b': 2, 'shape:c': 2 }, rules)?.field).toBe('votes')
  })
})
