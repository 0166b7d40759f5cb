/**
 * Actions weighed by criteria, how far the order holds, impact against effort, and where sectors differ.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import { type Ballot, roundGiven, sectorsTold, tallyOf } from '../../shared/facilitation/tally.ts'
import { entryKey, readCardFields } from '../../shared/insights/cardFields.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { impactEffortOf } from '../../shared/insights/impactEffort.ts'
import { keepsSectors, minorityOf, mostDivided } from '../../shared/insights/minority.ts'
import { stabilityOf, trialsOf } from '../../shared/insights/stability.ts'
import {
  placesOf,
  standingOfWeights,
  type WeighedInsight,
  weighingOf,
  weightedMean,
  weightMoved,
  weightsOf,
} from '../../shared/insights/weighing.ts'
import { type Sector, sectors } from '../../shared/vocabulary.ts'

const base = (id: string, kind: WeighedInsight['kind'], attrs: Record<string, unknown>): WeighedInsight => ({
  id,
  kind,
  text: id,
  status: 'trial',
  attrs,
  votes: null,
  provenance: { shapeId: `shape:${id}` } as WeighedInsight['provenance'],
})
const criterion = (id: string, weight?: number) =>
  base(id, 'criterion', weight === undefined ? {} : { weight })
const action = (id: string, criteriaScores: Record<string, number>) => base(id, 'action', { criteriaScores })

const weight = fc.integer({ min: 0, max: 10 })
const score = fc.integer({ min: 0, max: 5 })
const room = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    weights: fc.array(weight, { minLength: count, maxLength: count }),
    items: fc.array(
      fc.array(fc.option(score, { nil: undefined, freq: 8 }), { minLength: count, maxLength: count }),
      {
        maxLength: 8,
      },
    ),
  }),
)
const recordsOf = ({ weights, items }: { weights: number[]; items: (number | undefined)[][] }) => [
  ...weights.map((one, i) => criterion(`c${i}`, one)),
  ...items.map((scores, i) =>
    action(
      `a${i}`,
      Object.fromEntries(scores.flatMap((one, j) => (one === undefined ? [] : [[`c${j}`, one] as const]))),
    ),
  ),
]

describe('weighing', () => {
  test('is the weighted mean, and equal values share a place', () => {
    const records = [
      criterion('c1', 3),
      criterion('c2', 1),
      action('a', { c1: 5, c2: 1 }),
      action('b', { c1: 4, c2: 4 }),
      action('c', { c1: 1, c2: 2 }),
      action('d', { c1: 5 }),
      { ...action('e', { c1: 5, c2: 5 }), status: 'declined' as const },
    ]
    const { items, leftOut } = weighingOf(records)
    expect(
      items.map(({ insight, value, rank, isTied, missing }) => [insight.id, value, rank, isTied, missing]),
    ).toEqual([
      ['a', 4, 1, true, []],
      ['b', 4, 1, true, []],
      ['c', 1.25, 3, false, []],
      ['d', null, null, false, ['c2']],
    ])
    expect(leftOut.map(({ id }) => id)).toEqual(['e'])
  })

  test('lies between the lowest and the highest score, and keeps its order when all weights are scaled alike', () => {
    fc.assert(
      fc.property(room, fc.integer({ min: 2, max: 9 }), (given, factor) => {
        const { items, criteria } = weighingOf(recordsOf(given))
        const scaled = new Map([...weightsOf(criteria)].map(([id, one]) => [id, one * factor]))
        for (const { value, scores, missing } of items) {
          expect(value === null).toBe(missing.length > 0 || scaled.size === 0)
          if (value === null) continue
          const counted = [...scaled.keys()].map((id) => scores[id] ?? Number.NaN)
          expect(value).toBeGreaterThanOrEqual(Math.min(...counted) - 0.005)
          expect(value).toBeLessThanOrEqual(Math.max(...counted) + 0.005)
          expect(weightedMean(scores, scaled)).toBe(value)
        }
      }),
    )
  })

  test('gives places that no order of the records changes', () => {
    fc.assert(
      fc.property(room, (given) => {
        const records = recordsOf(given)
        expect(weighingOf(records.toReversed())).toEqual(weighingOf(records))
      }),
    )
  })

  test('places: as many are ahead as the place says, and a tie is one with another', () => {
    fc.assert(
      fc.property(fc.array(fc.option(score)), (values) => {
        for (const [i, { rank, isTied }] of placesOf(values).entries()) {
          const own = values[i] ?? null
          if (own === null) {
            expect([rank, isTied]).toEqual([null, false])
            continue
          }
          const told = values.filter((value) => value !== null)
          expect(rank).toBe(told.filter((value) => value > own).length + 1)
          expect(isTied).toBe(told.filter((value) => value === own).length > 1)
        }
      }),
    )
  })
})

describe('the order when the weights move', () => {
  test('is tried as said: each weight alone by four factors, and all equal', () => {
    const trials = trialsOf(
      new Map([
        ['c1', 3],
        ['c2', 1],
      ]),
    )
    expect(trials.map((trial) => Object.fromEntries(trial))).toEqual([
      { c2: 1 },
      { c1: 1.5, c2: 1 },
      { c1: 4.5, c2: 1 },
      { c1: 6, c2: 1 },
      { c1: 3 },
      { c1: 3, c2: 0.5 },
      { c1: 3, c2: 1.5 },
      { c1: 3, c2: 2 },
      { c1: 1, c2: 1 },
    ])
    expect(trialsOf(new Map([['c1', 3]])).length).toBe(3)
  })

  test('an item is somewhere within its range, and one that is best by every criterion never leaves the first place', () => {
    fc.assert(
      fc.property(room, ({ weights, items }) => {
        const full = items.map((scores) => scores.map((one) => one ?? 0))
        const best = weights.map(() => 6)
        const weighing = weighingOf(recordsOf({ weights, items: [...full, best] }))
        const stability = stabilityOf(weighing)
        if (!stability) return
        for (const { insight, rank } of weighing.items) {
          const range = stability.ranges.get(insight.id)
          expect(range?.best).toBeLessThanOrEqual(rank ?? 0)
          expect(range?.worst).toBeGreaterThanOrEqual(rank ?? 0)
        }
        expect(stability.ranges.get(`a${full.length}`)).toEqual({ best: 1, worst: 1 })
        expect(stability.firstHolds).toBe(stability.trials)
        expect(stability.turns).toEqual([])
      }),
    )
  })

  test('turns: with the weight that is told, the rival is level with the first', () => {
    fc.assert(
      fc.property(room, (given) => {
        const weighing = weighingOf(recordsOf(given))
        const first = weighing.items[0]
        for (const { criterion: one, weight: turned, rival } of stabilityOf(weighing)?.turns ?? []) {
          const weights = new Map([...weightsOf(weighing.criteria), [one.id, turned] as const])
          const exact = (scores: Readonly<Record<string, number>>) =>
            [...weights].reduce((sum, [id, by]) => sum + by * (scores[id] ?? 0), 0)
          const other = weighing.items.find(({ insight }) => insight.id === rival)
          expect(exact(other?.scores ?? {})).toBeCloseTo(exact(first?.scores ?? {}), 6)
        }
      }),
    )
  })
})

describe('weights that are confirmed', () => {
  const context = { id: 'r'.repeat(21), step: 'prioritisation' } as const
  const card = (meta: Record<string, unknown>) => {
    const note = newNote({ id: 'shape:k', text: 'Hela länet?', x: -9_000, y: 0, index: 'a1', sector: null })
    return { ...note, meta: { ...(note.meta as object), kind: 'criterion', ...meta } }
  }
  const held = { at: '2027-01-31T08:00:00.000Z', weights: { 'shape:k': 4 } }

  test('are in the criterion’s record, and a card cannot claim them', () => {
    const attrs = (meta: Record<string, unknown>, weights: typeof held | null) =>
      extractInsights([card(meta)], { ...context, weights }).insights[0]?.attrs
    expect(attrs({ 'attrs.weight': 4 }, held)).toEqual({ weight: 4, confirmed: { weight: 4, at: held.at } })
    expect(attrs({ 'attrs.confirmed.weight': 9 }, null)).toEqual({})
  })

  test('hold as long as each criterion weighs what was confirmed and none is gone', () => {
    const standing = (weightNow: number, weights: typeof held | null) => {
      const { insights } = extractInsights([card({ 'attrs.weight': weightNow })], { ...context, weights })
      return standingOfWeights(weighingOf(insights).criteria, weights)
    }
    expect([standing(4, null), standing(4, held), standing(5, held)]).toEqual([
      'none',
      'confirmed',
      'changed',
    ])
    expect(standing(4, { ...held, weights: { ...held.weights, 'shape:gone': 1 } as never })).toBe('changed')
  })

  test('tell of each criterion whether it moved: one without a weight was confirmed as nothing', () => {
    const moved = (weight: number | null, confirmed: number | null) => weightMoved({ weight, confirmed })
    expect([moved(null, 0), moved(null, null), moved(3, 3)]).toEqual([false, false, false])
    expect([moved(3, 0), moved(3, null), moved(null, 3)]).toEqual([true, true, true])
  })
})

test('scores stand one key each on the card, and come before those of an older board', () => {
  const meta = {
    [entryKey('criteriaScores', 'r:k1')]: 4,
    [entryKey('criteriaScores', 'r:k2')]: 9,
    'attrs.criteriaScores': { 'r:k1': 1, 'r:k3': 2 },
  }
  const { attrs, unfit, misfits } = readCardFields(meta, 'action', {})
  expect(attrs).toEqual({ criteriaScores: { 'r:k1': 4, 'r:k3': 2 } })
  expect([unfit, misfits]).toEqual([{ 'attrs.criteriaScores.r:k2': 9 }, ['attrs.criteriaScores.r:k2']])
  // Of a card that is an action no more they are kept, without a warning.
  expect(readCardFields(meta, 'need', {}).misfits).toEqual([])
})

test('impact against effort: by numbers, else by the zone; marks of one place lie apart', () => {
  const { placed, unplaced } = impactEffortOf([
    base('a', 'action', { impact: 4, effort: 4 }),
    base('b', 'action', { impact: 4, effort: 4, quadrant: 'decline' }),
    base('c', 'action', { quadrant: 'do_now' }),
    base('d', 'action', { impact: 3 }),
  ])
  expect(
    placed.map(({ insight, impact, effort, isByZone }) => [insight.id, impact, effort, isByZone]),
  ).toEqual([
    ['c', 4, 2, true],
    ['a', 4, 4, false],
    ['b', 4, 4, false],
  ])
  expect(unplaced.map(({ id }) => id)).toEqual(['d'])
  expect(new Set(placed.map(({ at }) => `${at.impact} ${at.effort}`)).size).toBe(3)
})

const ballots = fc.array(
  fc.record({
    sector: fc.constantFrom(...sectors),
    votes: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 3 }), { minKeys: 1 }),
  }),
  { maxLength: 30 },
)
const votedCards = (cast: readonly Ballot[], round = 'r1') =>
  Object.entries(tallyOf(cast, ['a', 'b', 'c']).counts).map(([id, { total, bySector, suppressed }]) => ({
    ...base(`${round}${id}`, 'action', {}),
    votes: { total, bySector, ...(suppressed ? { suppressed } : {}), method: 'dots' as const, round },
  }))

describe('the minority report', () => {
  test('measures a sector by all that it gave in a round, also to cards that are in a newer one or gone', () => {
    const many = (sector: Sector, votes: Record<string, number>) =>
      Array.from({ length: 3 }, () => ({ sector, votes }))
    const first = [...many('academia', { a: 3, b: 1 }), ...many('business', { b: 1, c: 3 })]
    const again = [...many('academia', { a: 2 }), ...many('business', { a: 1 })]
    const cards = votedCards(first)
    const rounds = { r1: roundGiven(tallyOf(first, ['a', 'b', 'c'])), r2: roundGiven(tallyOf(again, ['a'])) }
    expect(rounds.r1).toEqual({ total: 24, bySector: { academia: 12, business: 12 } })
    const divided = (some: typeof cards) =>
      minorityOf(some, rounds).map(({ insight, share, sectors }) => ({
        id: insight.id,
        share,
        sectors: Object.fromEntries(sectors.map((one) => [one.sector, one.share])),
      }))
    const second = votedCards(again, 'r2').filter(({ id }) => id === 'r2a')
    // Each gave a quarter of its votes to b, which parts nobody; of those on cards left in the round it was all of academia's.
    const apart = { id: 'r1c', share: 9 / 24, sectors: { business: 9 / 12, academia: 0 } }
    expect(divided([...cards.filter(({ id }) => id !== 'r1a'), ...second])).toEqual([apart])
    expect(divided(cards.filter(({ id }) => id === 'r1b'))).toEqual([])
    // Snapshots from before it was kept tell no more than their cards.
    expect(minorityOf(cards.filter(({ id }) => id !== 'r1a'))).toHaveLength(2)
  })

  test('tells of no sector that has too few voters or could be found by subtraction', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const voters = Object.fromEntries(
          sectors.map((sector) => [sector, cast.filter((ballot) => ballot.sector === sector).length]),
        ) as Record<Sector, number>
        const told = sectorsTold(voters)
        const cards = votedCards(cast)
        const untold = sectors.filter((sector) => voters[sector] > 0 && !told.includes(sector))
        expect(keepsSectors(cards)).toBe(untold.length > 0)
        for (const one of minorityOf(cards))
          for (const { sector } of one.sectors) expect(told).toContain(sector)
        expect(untold.length === 1 && told.length > 0).toBe(false)
      }),
    )
  })

  test('measures each sector by its own votes, the most divided first, each round for itself', () => {
    const many = (sector: Sector, votes: Record<string, number>) =>
      Array.from({ length: 3 }, () => ({ sector, votes }))
    const cast = [...many('academia', { a: 3, b: 1 }), ...many('business', { b: 1 })]
    const divided = minorityOf([...votedCards(cast), ...votedCards([...many('business', { c: 1 })], 'r2')])
    // Academia gave three quarters of its votes to a, business none; of all 15 it got 9.
    expect(divided.map(({ insight }) => insight.id)).toEqual(['r1a', 'r1b'])
    expect(divided[0]).toMatchObject({
      share: 9 / 15,
      distance: 9 / 15,
      most: { sector: 'academia', votes: 9, share: 0.75 },
      least: { sector: 'business', votes: 0, share: 0 },
    })
    expect(mostDivided(divided, 1)).toHaveLength(2)
  })
})
