import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import { relationArrow } from '../../shared/board/relationArrow.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { insightId } from '../../shared/insights/insightId.ts'
import { type ConflictSide, sidedConflicts, unmadeConflicts } from '../../shared/insights/unmadeConflicts.ts'
import { GRID_UNIT, roomTemplates } from '../../shared/rooms/index.ts'
import type { RelationType } from '../../shared/vocabulary.ts'

const zones = seedBoard(roomTemplates.analysis)
const at = (zoneId: string, i: number) => {
  const zone = roomTemplates.analysis.zones.find(({ id }) => id === zoneId)
  return { x: ((zone?.x ?? 0) + i) * GRID_UNIT + 20, y: ((zone?.y ?? 0) + 1) * GRID_UNIT }
}
/** Goals, and one card of the zone of goal conflicts. */
const goals = ['a', 'b', 'c'] as const
const note = (id: string, zoneId: string, i: number) =>
  newNote({ id: `shape:${id}`, text: `Mål ${id}`, ...at(zoneId, i), index: 'a5', sector: null, meta: {} })
const cards = [...goals.map((id, i) => note(id, 'challenges_needs', i)), note('card', 'goal_conflicts', 1)]

interface Drawn {
  readonly from: string
  readonly to: string
  readonly relation: RelationType
  readonly score?: number | undefined
}

const box = { x: 0, y: 0, w: 1, h: 1 }
const read = (drawn: readonly Drawn[]) =>
  extractInsights(
    [
      ...zones,
      ...cards,
      ...drawn.flatMap(({ from, to, ...said }, i) =>
        relationArrow({
          name: `r${String(i).padStart(3, '0')}`,
          index: 'a6',
          from: { shapeId: `shape:${from}`, box },
          to: { shapeId: `shape:${to}`, box },
          ...said,
        }),
      ),
    ],
    { id: 'room', step: 'analysis' },
  )
const nameOf = ({ insight }: ConflictSide) => insight?.text.at(-1) ?? ''
const found = (drawn: readonly Drawn[]) =>
  unmadeConflicts(read(drawn)).map(({ from, to, score }) => `${nameOf(from)}${nameOf(to)}${score}`)

const clash = (from: string, to: string, score?: number): Drawn => ({
  from,
  to,
  relation: 'interacts',
  score,
})
const side = (to: string): Drawn => ({ from: 'card', to, relation: 'concerns' })

test('goals that hurt each other are offered, once for both directions and as hard as it was said', () => {
  expect(found([clash('a', 'b', -2), clash('b', 'c', 2), clash('c', 'a')])).toEqual(['ab-2'])
  expect(found([clash('a', 'b', -1), clash('b', 'a', -3)])).toEqual(['ba-3'])
  expect(found([{ ...clash('a', 'b', -2), relation: 'contradicts' }])).toEqual([])
})

test('a card that has both as its sides is enough; one with only one of them is not', () => {
  const hurt = clash('a', 'b', -2)
  expect(found([hurt, side('a')])).toEqual(['ab-2'])
  expect(found([hurt, side('a'), side('c')])).toEqual(['ab-2'])
  expect(found([hurt, side('a'), side('b')])).toEqual([])
})

test('whatever was drawn, each pair is offered once at most, and making its card ends the offer', () => {
  const goal = fc.constantFrom(...goals)
  const interaction = fc
    .record({ from: goal, to: goal, score: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }) })
    .map(({ from, to, score }) => clash(from, to, score))
  fc.assert(
    fc.property(fc.array(interaction, { maxLength: 8 }), (drawn) => {
      const extraction = read(drawn)
      const offers = unmadeConflicts(extraction)
      expect(new Set(offers.map(({ key }) => key)).size).toBe(offers.length)
      const hurts = (one: string, other: string) =>
        drawn.some(({ from, to, score }) => from === one && to === other && (score ?? 0) < 0)
      const pairs = [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ] as const
      expect(offers.length).toBe(
        pairs.filter(([one, other]) => hurts(one, other) || hurts(other, one)).length,
      )
      for (const { from, to, key } of offers) {
        const sides = [from, to].map((one) => side(nameOf(one)))
        expect(unmadeConflicts(read([...drawn, ...sides])).map((one) => one.key)).not.toContain(key)
      }
    }),
  )
})

const room = 'r'.repeat(21)
const there = insightId('q'.repeat(21), 'shape:there')
/** Of a board on which cards carry relations. */
const carrying = (relations: Readonly<Record<string, unknown>>) =>
  extractInsights(
    [
      ...zones,
      ...cards.map((card) => ({
        ...card,
        meta: { ...(card.meta as object), relations: relations[card.id] ?? [] },
      })),
    ],
    { id: room, step: 'analysis' },
  )
const offered = (relations: Readonly<Record<string, unknown>>) =>
  unmadeConflicts(carrying(relations)).map(({ from, to, score }) => [from.id, to.id, score])

test('a goal that hurts one of another room is offered too, as hard as was said', () => {
  const a = insightId(room, 'shape:a')
  const hurt = { type: 'interacts', to: there, score: -2 }
  expect(offered({ 'shape:a': [hurt] })).toEqual([[a, there, -2]])
  expect(offered({ 'shape:a': [hurt, { ...hurt, score: -3 }] })).toEqual([[a, there, -3]])
  expect(
    offered({
      'shape:a': [
        { ...hurt, score: 2 },
        { type: 'contradicts', to: there, score: -2 },
      ],
    }),
  ).toEqual([])
  const [offer] = unmadeConflicts(carrying({ 'shape:a': [hurt] }))
  expect([offer?.from.insight?.text, offer?.to.insight]).toEqual(['Mål a', null])
})

test('one that the other begins is offered as it was said', () => {
  const hurts = { type: 'interacts', from: there, score: -1 }
  expect(offered({ 'shape:b': [hurts] })).toEqual([[there, insightId(room, 'shape:b'), -1]])
})

test('a card that has one side on this board and the other in another room ends the offer', () => {
  const hurt = { 'shape:a': [{ type: 'interacts', to: there, score: -2 }] }
  const sideOf = (to: string) => ({ type: 'concerns', to })
  const card = (...to: string[]) => ({ ...hurt, 'shape:card': to.map(sideOf) })
  expect(offered(card(there))).toHaveLength(1)
  expect(offered(card(there, insightId(room, 'shape:b')))).toHaveLength(1)
  expect(offered(card(there, insightId(room, 'shape:a')))).toEqual([])
})

test('a card of another room that has both as its sides ends the offer as well; one with another pair does not', () => {
  const a = insightId(room, 'shape:a')
  const hurt = { 'shape:a': [{ type: 'interacts', to: there, score: -2 }] }
  const offers = (...sides: string[]) =>
    unmadeConflicts(carrying(hurt), [{ id: insightId('q'.repeat(21), 'shape:conflict'), sides }])
  expect(offers(a, insightId(room, 'shape:b'))).toHaveLength(1)
  expect(offers(there)).toHaveLength(1)
  expect(offers(there, 'doc:RUN/430/2018', a)).toEqual([])
})

test('the goal conflicts of a board are told with their sides, once each and only where there are several', () => {
  expect(sidedConflicts(read([side('a')]))).toEqual([])
  expect(sidedConflicts(read([side('a'), side('a')]))).toEqual([])
  expect(sidedConflicts(read([side('a'), side('b'), clash('a', 'b', -2)]))).toEqual([
    { id: insightId('room', 'shape:card'), sides: ['a', 'b'].map((id) => insightId('room', `shape:${id}`)) },
  ])
})

test('a goal of this board that is gone is not offered, nor what is no card', () => {
  expect(
    offered({ 'shape:a': [{ type: 'interacts', to: insightId(room, 'shape:gone'), score: -2 }] }),
  ).toEqual([])
  expect(offered({ 'shape:a': [{ type: 'interacts', to: 'doc:RUN/430/2018', score: -2 }] })).toEqual([])
})
