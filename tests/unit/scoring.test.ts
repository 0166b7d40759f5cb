/**
 * Scores that people give, each for themselves: means and spreads, whom they tell apart, and what they make of the order.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import {
  gradeKeys,
  type ScoreBallot,
  type Scored,
  scoresGiven,
  scoreTallyOf,
} from '../../shared/facilitation/scoring.ts'
import { SMALL_NUMBER } from '../../shared/facilitation/tally.ts'
import { attributeKey, entryKey } from '../../shared/insights/cardFields.ts'
import { extractInsights, insightId } from '../../shared/insights/extract.ts'
import { impactEffortOf } from '../../shared/insights/impactEffort.ts'
import { scoredApart } from '../../shared/insights/minority.ts'
import { gradeOf } from '../../shared/insights/scores.ts'
import { firstsBySector, type Weights, weighingOf, weightedMean } from '../../shared/insights/weighing.ts'
import { ScoreSheet } from '../../shared/protocol/scores.ts'
import { type Sector, sectors } from '../../shared/vocabulary.ts'

const cards = ['shape:a', 'shape:b']
const criteria = ['shape:far', 'shape:wide']
const keys = [...gradeKeys, ...criteria]
const scores = fc.dictionary(
  fc.constantFrom(...cards, 'shape:gone'),
  fc.dictionary(fc.constantFrom(...keys, 'shape:removed'), fc.integer({ min: 1, max: 5 })),
)
const ballots = fc.array(fc.record({ sector: fc.constantFrom(...sectors), scores }), { maxLength: 24 })

/** What was given one card for one thing, counted by hand. */
const givenIn = (all: readonly ScoreBallot[], card: string, key: string) =>
  all.flatMap(({ sector, scores: given }) => {
    const score = given[card]?.[key]
    return score === undefined ? [] : [{ sector, score }]
  })
const mean = (all: readonly { score: number }[]) =>
  all.reduce((sum, { score }) => sum + score, 0) / all.length

/** Each thing that something was given for, beside what was given. */
function told(all: readonly ScoreBallot[]) {
  const tally = scoreTallyOf(all, cards, criteria)
  return cards.flatMap((card) =>
    keys.flatMap((key) => {
      const given = givenIn(all, card, key)
      const scored = tally.scores[card]?.[key]
      return scored ? [{ given, scored }] : []
    }),
  )
}

describe('a round of scoring', () => {
  test('tells the mean, the spread and the number of all who scored, and nothing where nobody did', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        const tally = scoreTallyOf(all, cards, criteria)
        expect(Object.keys(tally.scores).every((card) => cards.includes(card))).toBe(true)
        for (const card of cards)
          for (const key of keys)
            expect(tally.scores[card]?.[key] !== undefined).toBe(givenIn(all, card, key).length > 0)
        for (const { given, scored } of told(all)) {
          expect(scored.scorers).toBe(given.length)
          expect(scored.mean).toBeCloseTo(mean(given), 2)
          expect(scored.min).toBe(Math.min(...given.map(({ score }) => score)))
          expect(scored.max).toBe(Math.max(...given.map(({ score }) => score)))
          expect(scored.mean).toBeGreaterThanOrEqual(scored.min)
          expect(scored.mean).toBeLessThanOrEqual(scored.max)
        }
        expect(tally.voters).toBe(all.filter((one) => scoresGiven(one.scores) > 0).length)
      }),
    )
  })

  test('[V4] never tells a sector of fewer than three scorers, nor lets it be found by subtraction', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        for (const { given, scored } of told(all)) {
          const of = (sector: Sector) => given.filter((one) => one.sector === sector)
          const [shown, hidden] = [
            sectors.filter((sector) => scored.bySector[sector]),
            sectors.filter((sector) => of(sector).length > 0 && !scored.bySector[sector]),
          ]
          for (const sector of shown) {
            expect(of(sector).length).toBeGreaterThanOrEqual(SMALL_NUMBER)
            expect(scored.bySector[sector]?.scorers).toBe(of(sector).length)
            expect(scored.bySector[sector]?.mean).toBeCloseTo(mean(of(sector)), 2)
          }
          // One that is left over would be what the told ones lack of the whole.
          if (shown.length > 0) expect(hidden.length).not.toBe(1)
          expect(scored.suppressed ?? false).toBe(hidden.length > 0)
        }
      }),
    )
  })

  test('is the same in whatever order the ballots lie', () => {
    fc.assert(
      fc.property(
        ballots.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(scoreTallyOf(shuffled, cards, criteria)).toEqual(scoreTallyOf(all, cards, criteria))
        },
      ),
    )
  })

  test('[V6] counts scorers thing by thing: five of a sector took part, two of them scored this', () => {
    const five = Array.from({ length: 5 }, (_, i): ScoreBallot => {
      const some = { impact: 4, ...(i < 2 ? { effort: 1 } : {}) }
      return { sector: 'academia', scores: { 'shape:a': some } }
    })
    const { votersBySector, scores: all } = scoreTallyOf(five, cards, criteria)
    expect(votersBySector).toEqual({ academia: 5 })
    expect(all['shape:a']?.impact?.bySector).toEqual({ academia: { mean: 4, scorers: 5, min: 4, max: 4 } })
    expect(all['shape:a']?.effort).toEqual({
      mean: 1,
      scorers: 2,
      min: 1,
      max: 1,
      bySector: {},
      suppressed: true,
    })
  })

  test('a sheet holds whole numbers from 1 to 5, for impact, effort and criteria of cards', () => {
    const fits = (sheet: unknown) => ScoreSheet.safeParse(sheet).success
    expect(fits({ 'shape:a': { impact: 1, effort: 5, 'shape:far': 3 } })).toBe(true)
    for (const wrong of [0, 6, 2.5, '3', null]) expect(fits({ 'shape:a': { impact: wrong } })).toBe(false)
    expect(fits({ 'shape:a': { votes: 1 } })).toBe(false)
    expect(fits({ a: { impact: 1 } })).toBe(false)
  })
})

const ROOM = 'r'.repeat(21)
const noteOf = (id: string, kind: string, meta: object) =>
  ({
    ...newNote({ id, text: id, x: -9_000, y: 0, index: 'a1', sector: null }),
    meta: { kind, ...meta },
  }) as BoardRecord
const scored = (given: number, bySector: Scored['bySector'] = {}): Scored => ({
  mean: given,
  scorers: 4,
  min: 1,
  max: 5,
  bySector,
})
const of = (given: number) => ({ mean: given, scorers: 3, min: 1, max: 5 })

describe('what was scored', () => {
  const far = insightId(ROOM, 'shape:far')
  const wide = insightId(ROOM, 'shape:wide')
  const records = [
    noteOf('shape:far', 'criterion', { [attributeKey('weight')]: 3 }),
    noteOf('shape:wide', 'criterion', { [attributeKey('weight')]: 1 }),
    noteOf('shape:a', 'action', {
      [attributeKey('impact')]: 2,
      [attributeKey('effort')]: 5,
      [entryKey('criteriaScores', far)]: 1,
      [entryKey('criteriaScores', wide)]: 4,
    }),
  ]
  const byFar = scored(3, { business: of(5), academia: of(2) })
  const { insights } = extractInsights(records, {
    id: ROOM,
    step: 'prioritisation',
    scores: { 'shape:a': { round: 'one', scores: { impact: scored(3.5), 'shape:far': byFar } } },
  })
  const action = insights.find(({ kind }) => kind === 'action')
  if (!action) throw new Error('the action is gone')

  test('[E34] is in the record, criteria by their records, and counts before what stands on the card', () => {
    expect(action.scores).toEqual({ round: 'one', impact: scored(3.5), criteria: { [far]: byFar } })
    expect(gradeOf(action, 'impact')).toBe(3.5)
    expect(gradeOf(action, 'effort')).toBe(5)
    expect(impactEffortOf(insights).placed).toMatchObject([{ impact: 3.5, effort: 5, isByZone: false }])
    const [item] = weighingOf(insights).items
    expect(item?.scores).toEqual({ [far]: 3, [wide]: 4 })
    expect(item?.value).toBe(3.25)
  })

  test('[E34] a sector’s value is of its own scores, and of what stands on the card where nobody scored', () => {
    const [item] = weighingOf(insights).items
    expect(item?.bySector).toEqual({ business: 4.75, academia: 2.5 })
  })

  test('cards that nobody scored have no such field, so that records from before stay what they were', () => {
    const { insights: before } = extractInsights(records, { id: ROOM, step: 'prioritisation' })
    expect(before.every((one) => !('scores' in one))).toBe(true)
  })

  test('[E34] the value is the sum of weight times mean, over the sum of weights', () => {
    const weight = fc.integer({ min: 1, max: 10 })
    fc.assert(
      fc.property(fc.array(fc.tuple(weight, ballots), { minLength: 1, maxLength: 4 }), (all) => {
        const known = all.flatMap(([one, given], i) => {
          const scoring = scoreTallyOf(given, ['shape:a'], criteria).scores['shape:a']?.['shape:far']
          return scoring ? [{ id: `c${i}`, weight: one, mean: scoring.mean }] : []
        })
        const weights: Weights = new Map(all.map(([one], i) => [`c${i}`, one]))
        const value = weightedMean(Object.fromEntries(known.map((one) => [one.id, one.mean])), weights)
        if (known.length < all.length) {
          expect(value).toBeNull()
          return
        }
        const sum = known.reduce((top, one) => top + one.weight * one.mean, 0)
        const whole = known.reduce((bottom, one) => bottom + one.weight, 0)
        expect(Math.abs((value ?? 0) - sum / whole)).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
    )
  })

  test('[V4] a sector that one of the criteria does not tell has no value of its own', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        const tally = scoreTallyOf(all, ['shape:a'], criteria)
        const given = tally.scores['shape:a']
        if (!given) return
        const { insights: now } = extractInsights(records, {
          id: ROOM,
          step: 'prioritisation',
          scores: { 'shape:a': { round: 'one', scores: given } },
        })
        const [item] = weighingOf(now).items
        for (const sector of Object.keys(item?.bySector ?? {}) as Sector[])
          for (const key of criteria)
            if (given[key]) expect(given[key].bySector[sector]?.scorers).toBeGreaterThanOrEqual(SMALL_NUMBER)
      }),
    )
  })
})

/** Actions that people gave these means of impact and effort. */
const actionsOf = (means: readonly (readonly [impact: number, effort: number])[]) =>
  means.map(([impact, effort], i) => ({
    id: `a${i}`,
    kind: 'action' as const,
    text: `a${i}`,
    status: 'trial' as const,
    attrs: {},
    votes: null,
    scores: { round: 'one', impact: scored(impact), effort: scored(effort), criteria: {} },
    provenance: { shapeId: `shape:a${i}` } as never,
  }))

describe('the plot of means', () => {
  const place = fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100)

  test('covers no mark with another, in the quarter that each belongs to, and the first stands where it belongs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 12 }), (means) => {
        const actions = actionsOf(means)
        const { placed } = impactEffortOf(actions)
        expect(placed).toHaveLength(means.length)
        if (means.flat().every(Number.isInteger)) return
        expect(placed[0]?.at).toEqual({ impact: placed[0]?.impact, effort: placed[0]?.effort })
        for (const { at, impact, effort } of placed) {
          expect((at.impact - 3) * (impact - 3)).toBeGreaterThanOrEqual(0)
          expect((at.effort - 3) * (effort - 3)).toBeGreaterThanOrEqual(0)
        }
        for (const [i, one] of placed.entries())
          for (const other of placed.slice(0, i))
            expect(
              Math.hypot(one.at.impact - other.at.impact, one.at.effort - other.at.effort),
            ).toBeGreaterThan(0.41)
      }),
      { numRuns: 50 },
    )
  })
})

test('what people gave more impact is not drawn below what they gave less', () => {
  const means = [
    [3.5, 3.36],
    [3.29, 3.14],
    [3.14, 3.29],
    [3.07, 3.14],
    [2.86, 3.43],
    [2.79, 3.29],
    [2.57, 3.14],
  ]
  const { placed } = impactEffortOf(
    means.map(([impact = 0, effort = 0], i) => ({
      id: `a${i}`,
      kind: 'action' as const,
      text: `a${i}`,
      status: 'trial' as const,
      attrs: {},
      votes: null,
      scores: { round: 'one', impact: scored(impact), effort: scored(effort), criteria: {} },
      provenance: { shapeId: `shape:a${i}` } as never,
    })),
  )
  const drawn = placed.map(({ at }) => at.impact)
  expect(drawn).toEqual(drawn.toSorted((a, b) => b - a))
  for (const { at, impact, effort } of placed)
    expect(Math.hypot(at.impact - impact, at.effort - effort)).toBeLessThan(1)
})

test('a mark that does not cover its own place any more is known by that', () => {
  const marked = (means: readonly (readonly [number, number])[]) =>
    impactEffortOf(actionsOf(means)).placed.map(({ isAway }) => isAway)
  expect(
    marked([
      [4.5, 1.5],
      [1.5, 4.5],
    ]),
  ).toEqual([false, false])
  expect(
    marked([
      [4.5, 1.5],
      [4.45, 1.5],
    ]),
  ).toEqual([false, true])
  // Whole numbers are many in one place: they lie in a square about it.
  expect(
    marked([
      [4, 2],
      [4, 2],
      [4, 2],
      [4, 2],
    ]),
  ).toEqual([false, false, false, false])
})

describe('the sectors beside each other', () => {
  const criterion = insightId(ROOM, 'shape:far')
  const items = (bySector: Scored['bySector'], impact: Scored['bySector'] = {}) =>
    weighingOf(
      extractInsights(
        [
          noteOf('shape:far', 'criterion', { [attributeKey('weight')]: 3 }),
          noteOf('shape:a', 'action', { [entryKey('criteriaScores', criterion)]: 2 }),
        ],
        {
          id: ROOM,
          step: 'prioritisation',
          scores: {
            'shape:a': {
              round: 'one',
              scores: {
                impact: scored(3, impact),
                ...(Object.keys(bySector).length > 0 ? { 'shape:far': scored(3, bySector) } : {}),
              },
            },
          },
        },
      ).insights,
    ).items

  test('[E20] tells how far apart they are by their values, else by the impact, and of no sector alone', () => {
    expect(scoredApart(items({ business: of(5), academia: of(2) }))).toMatchObject([
      {
        by: 'value',
        value: 3,
        distance: 3,
        sectors: [
          { sector: 'business', value: 5 },
          { sector: 'academia', value: 2 },
        ],
      },
    ])
    const byImpact = scoredApart(items({}, { business: of(1), civil_society: of(4) }))
    expect(byImpact).toMatchObject([{ by: 'impact', distance: 3 }])
    expect(scoredApart(items({ business: of(5) }))).toEqual([])
    expect(scoredApart(items({ business: of(3), academia: of(3) }))).toEqual([])
  })

  test('says which action each sector would put first', () => {
    const two = (a: Scored['bySector'], b: Scored['bySector']) =>
      weighingOf(
        extractInsights(
          [
            noteOf('shape:far', 'criterion', { [attributeKey('weight')]: 3 }),
            noteOf('shape:a', 'action', {}),
            noteOf('shape:b', 'action', {}),
          ],
          {
            id: ROOM,
            step: 'prioritisation',
            scores: {
              'shape:a': { round: 'one', scores: { 'shape:far': scored(4, a) } },
              'shape:b': { round: 'one', scores: { 'shape:far': scored(3, b) } },
            },
          },
        ).insights,
      ).items
    const [a, b] = ['shape:a', 'shape:b'].map((id) => insightId(ROOM, id))
    const all = two({ business: of(5), academia: of(2) }, { business: of(2), academia: of(4) })
    expect(firstsBySector(all)).toEqual([
      { sector: 'business', first: [a], isSame: true },
      { sector: 'academia', first: [b], isSame: false },
    ])
    // A sector that is told of one action alone puts none first.
    expect(firstsBySector(two({ business: of(5) }, {}))).toEqual([])
  })
})
