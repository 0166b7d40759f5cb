/**
 * Zones grow while people who do not know of it move what lies below them, and other zones grow at the same time: what
 * was moved lies where its mover put it, in the zone they put it in, and what was not lies below all that came above it.
 */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { growingZones, type MakeRoom } from '../../client/board/growing.ts'
import { type Card, newNote, readCards, readZones, type Zone, zoneAt } from '../../shared/board/cards.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../shared/board/document.ts'
import { CARD_GAP, ZONE_HEADER } from '../../shared/board/placement.ts'
import { seedBoard, zoneShapeId } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import {
  type BoardPerson,
  boardPerson,
  connect,
  deliver,
  get,
  leave,
  put,
  settle,
  shownIn,
} from '../support/boardPeople.ts'
import { areApart } from '../support/boxes.ts'

const ROW = 220

/** Set `CONVERGENCE_RUNS` for a longer search, each time another, and `CONVERGENCE_SEED` for the runs of one that failed. */
const RUNS = Number(process.env.CONVERGENCE_RUNS ?? 100)
const SEED = process.env.CONVERGENCE_SEED ?? (process.env.CONVERGENCE_RUNS ? undefined : 5)

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A place in a zone: of its columns and rows of notes, which are three and two in the smallest. */
const spotIn = ({ box }: Zone, column: number, row: number) => ({
  x: box.x + CARD_GAP + column * ROW,
  y: box.y + ZONE_HEADER + row * ROW,
})

/** A board on which each zone holds a note of its name, as an update. */
function begun(step: keyof typeof roomTemplates): Uint8Array {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates[step])) writeRecord(doc, record)
  for (const [i, zone] of readZones(readRecords(doc)).entries()) {
    const index = `a${String.fromCharCode(66 + i)}`
    const note = newNote({
      id: `shape:${zone.id}`,
      text: zone.id,
      ...spotIn(zone, 0, 0),
      index,
      sector: null,
    })
    writeRecord(doc, note)
  }
  return Y.encodeStateAsUpdate(doc)
}

interface Grower extends BoardPerson {
  readonly makeRoom: MakeRoom
}

/** People at one board; a client's number decides who wins where two write the same. */
function people(start: Uint8Array, ...clients: number[]): Grower[] {
  const all = clients.map((client): Grower => {
    const person = boardPerson(start, client)
    const { doc, binding } = person
    const growing = growingZones({ doc, binding, ownOrigins: [], isBusy: () => false })
    ends.push(growing.stop)
    return Object.assign(person, { makeRoom: growing.makeRoom })
  })
  connect(all)
  ends.push(() => leave(all))
  return all
}

const zonesOf = (doc: Y.Doc) => readZones(readRecords(doc))
function zoneOf(doc: Y.Doc, id: string): Zone {
  const zone = zonesOf(doc).find((each) => each.id === id)
  if (!zone) throw new Error(`No zone ${id}`)
  return zone
}
const boxOf = (doc: Y.Doc, id: string) => readCards(readRecords(doc)).find((card) => card.id === id)?.box
const bottomOf = ({ box }: Zone) => box.y + box.h

function grow({ doc, makeRoom }: Grower, zoneId: string, rows: number): void {
  const zone = zoneOf(doc, zoneId)
  makeRoom(zoneShapeId(zoneId), bottomOf(zone) + rows * ROW)
}

function move(who: Grower, cardId: string, spot: { x: number; y: number }): void {
  const record = get(who.store, cardId)
  if (record) put(who.store, { ...record, ...spot })
}

/** Which zone a card lies in, and where in it. */
function whereIn(zones: readonly Zone[], { center, box }: Card): string {
  const zone = zoneAt(zones, center)
  return zone ? `${zone.id} ${box.x - zone.box.x} ${box.y - zone.box.y}` : `none ${box.x} ${box.y}`
}

function expectAlike(all: readonly Grower[]): void {
  const [first] = all
  for (const { doc, store } of all) {
    expect(readRecords(doc)).toEqual(first && readRecords(first.doc))
    expect(shownIn(store)).toEqual(readRecords(doc))
  }
}

describe.each([
  ['the one who grows wins', [2, 1] as const],
  ['the one who moves wins', [1, 2] as const],
])('[Z2] a zone grows while another moves a card below it: %s', (_who, clients) => {
  for (const to of ['weaknesses', 'challenges_needs', 'strengths'])
    it(`into ${to}`, () => {
      const [grower, mover] = people(begun('analysis'), ...clients) as [Grower, Grower]
      grow(grower, 'strengths', 2)
      move(mover, 'shape:challenges_needs', spotIn(zoneOf(mover.doc, to), 1, 1))
      settle([grower, mover])
      const zone = zoneOf(grower.doc, to)
      expect(boxOf(grower.doc, 'shape:challenges_needs')).toMatchObject(spotIn(zone, 1, 1))
      // What nobody moved moved with its zone.
      const below = zoneOf(grower.doc, 'opportunities')
      expect(below.box.y).toBe(bottomOf(zoneOf(grower.doc, 'strengths')))
      expect(boxOf(grower.doc, 'shape:opportunities')).toMatchObject(spotIn(below, 0, 0))
      expectAlike([grower, mover])
    })

  it('and goes on moving it offline, makes others, and takes a step back when they are met again', () => {
    const [grower, mover] = people(begun('analysis'), ...clients) as [Grower, Grower]
    const away = zoneOf(mover.doc, 'challenges_needs')
    for (const [i, id] of ['drivers', 'strengths', 'opportunities'].entries()) {
      move(mover, `shape:${id}`, spotIn(away, i + 1, 0))
      mover.binding.flush()
      grow(grower, 'strengths', 1)
      grow(grower, 'opportunities', 1)
    }
    mover.undo.mark()
    move(mover, 'shape:drivers', spotIn(zoneOf(mover.doc, 'evidence'), 1, 1))
    put(
      mover.store,
      newNote({ id: 'shape:new', text: 'ny', ...spotIn(away, 1, 1), index: 'aZ', sector: null }),
    )
    mover.binding.flush()
    settle([grower, mover])
    const zone = zoneOf(grower.doc, 'challenges_needs')
    for (const [i, id] of ['strengths', 'opportunities'].entries())
      expect(boxOf(grower.doc, `shape:${id}`)).toMatchObject(spotIn(zone, i + 2, 0))
    expect(boxOf(grower.doc, 'shape:new')).toMatchObject(spotIn(zone, 1, 1))
    expect(boxOf(grower.doc, 'shape:drivers')).toMatchObject(spotIn(zoneOf(grower.doc, 'evidence'), 1, 1))
    mover.undo.undo()
    settle([grower, mover])
    expect(boxOf(grower.doc, 'shape:drivers')).toMatchObject(spotIn(zone, 1, 0))
    expect(readRecord(grower.doc, 'shape:new')).toBeNull()
    expectAlike([grower, mover])
  })

  it('or throws it away: it stays away', () => {
    const [grower, remover] = people(begun('analysis'), ...clients) as [Grower, Grower]
    grow(grower, 'strengths', 1)
    removeRecord(remover.doc, 'shape:challenges_needs')
    settle([grower, remover])
    expect(readRecord(grower.doc, 'shape:challenges_needs')).toBeNull()
    expectAlike([grower, remover])
  })
})

describe('[Z3] two zones that grow at once', () => {
  it('make the room of one once, where they are the same or end at one level: that of who needs more', () => {
    const all = people(begun('analysis'), 1, 2, 3)
    const [one, other, third] = all as [Grower, Grower, Grower]
    const was = zonesOf(one.doc)
    grow(one, 'strengths', 1)
    grow(other, 'strengths', 3)
    grow(third, 'weaknesses', 2)
    settle(all)
    for (const { id, box } of was) {
      const now = zoneOf(one.doc, id).box
      if (box.y >= 720) expect([id, now]).toEqual([id, { ...box, y: box.y + 3 * ROW }])
      else expect([id, now]).toEqual([id, { ...box, h: box.h + 3 * ROW }])
    }
    expectAlike(all)
  })

  it('move what lies below both by both, also where one reaches across the edge of the other', () => {
    for (const [step, first, second, below] of [
      ['analysis', 'strengths', 'opportunities', 'challenges_needs'],
      ['analysis', 'opportunities', 'actors', 'evidence'],
      ['evaluation', 'participation', 'next_loop', 'evidence'],
      ['policy_mix', 'eu.treasure', 'prioritised_actions', 'goal_conflicts'],
    ] as const) {
      const all = people(begun(step), 1, 2)
      const [one, other] = all as [Grower, Grower]
      grow(one, first, 1)
      grow(other, second, 2)
      settle(all)
      const zone = zoneOf(one.doc, below)
      expect([below, boxOf(one.doc, `shape:${below}`)]).toEqual([
        below,
        { ...spotIn(zone, 0, 0), w: 200, h: 200 },
      ])
      expect(areApart(zonesOf(one.doc).map(({ box }) => box))).toBe(true)
      expectAlike(all)
    }
  })

  it('move a zone that lies below both by both, though one of them ends above the other’s beginning', () => {
    const all = people(begun('evaluation'), 1, 2)
    const [one, other] = all as [Grower, Grower]
    const template = readRecord(one.doc, zoneShapeId('parking'))
    const wide = { ...template, id: 'shape:zone-wide', typeName: 'shape', x: 0, y: 2_400, index: 'aY' }
    writeRecord(one.doc, { ...wide, props: { ...(template?.props as object), zoneId: 'wide', w: 3_840 } })
    for (const [i, x] of [20, 3_600].entries())
      writeRecord(
        one.doc,
        newNote({ id: `shape:w${i}`, text: 'bred', x, y: 2_600, index: `b0${i + 1}`, sector: null }),
      )
    settle(all)
    grow(one, 'participation', 1)
    grow(other, 'next_loop', 1)
    settle(all)
    expect(zoneOf(one.doc, 'wide').box.y).toBe(2_400 + 2 * ROW)
    expect([boxOf(one.doc, 'shape:w0')?.y, boxOf(one.doc, 'shape:w1')?.y]).toEqual([
      2_600 + 2 * ROW,
      2_600 + 2 * ROW,
    ])
    expectAlike(all)
  })
})

describe('a growth', () => {
  it('[Z1] [Z5] is one small entry, whatever lies below, and none of it is anybody’s step', () => {
    const [grower] = people(begun('analysis'), 1) as [Grower]
    const zone = zoneOf(grower.doc, 'challenges_needs')
    grower.doc.transact(() => {
      for (let i = 0; i < 500; i++) {
        const spot = { x: zone.box.x + 20 + (i % 8) * ROW, y: zone.box.y + ZONE_HEADER + Math.floor(i / 8) }
        writeRecord(
          grower.doc,
          newNote({ id: `shape:n${i}`, text: `${i}`, ...spot, index: 'aX', sector: null }),
        )
      }
    })
    let bytes = 0
    grower.doc.on('update', (update: Uint8Array) => {
      bytes += update.length
    })
    grow(grower, 'strengths', 1)
    expect(boxOf(grower.doc, 'shape:n499')?.y).toBe(zone.box.y + ROW + ZONE_HEADER + 62)
    expect(bytes).toBeLessThan(60)
    expect(grower.undo.canUndo()).toBe(false)
  })

  it('[D11] moves what was written by a program that knows nothing of it, as plain places', () => {
    const [grower] = people(begun('analysis'), 7) as [Grower]
    const stranger = new Y.Doc()
    Y.applyUpdate(stranger, Y.encodeStateAsUpdate(grower.doc))
    const spot = spotIn(zoneOf(stranger, 'challenges_needs'), 2, 1)
    recordsMap(stranger).get('shape:drivers')?.set('geometry', [spot.x, spot.y, 0])
    grow(grower, 'strengths', 2)
    Y.applyUpdate(grower.doc, Y.encodeStateAsUpdate(stranger))
    const zone = zoneOf(grower.doc, 'challenges_needs')
    expect(boxOf(grower.doc, 'shape:drivers')).toMatchObject(spotIn(zone, 2, 1))
  })
})

type Step =
  | { do: 'move'; who: number; card: number; zone: number; column: number; row: number; fromFoot: boolean }
  | { do: 'grow'; who: number; zone: number; rows: number }
  | { do: 'make' | 'remove'; who: number; card: number; zone: number; column: number; row: number }
  | { do: 'undo' | 'redo' | 'mark' | 'flush' | 'draw'; who: number }
  | { do: 'deliver'; who: number; count: number }

const who = fc.nat(2)
const place = { card: fc.nat(12), zone: fc.nat(12), column: fc.nat(1), row: fc.nat(1) }
const is = <const T>(value: T) => fc.constant(value)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: is('move'), who, ...place, fromFoot: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: is('grow'), who, zone: fc.nat(12), rows: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('make', 'remove'), who, ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo', 'mark', 'flush', 'draw'), who }) },
  { weight: 3, arbitrary: fc.record({ do: is('deliver'), who, count: fc.integer({ min: 1, max: 4 }) }) },
)

describe('whatever three people do, however late they hear of each other', () => {
  it('[Z2] [Z3] each card lies in the zone and at the place in it where somebody put it, no zone over another, alike for all', () => {
    const done = { moved: 0, grown: 0, undone: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom('analysis', 'policy_mix', 'evaluation', 'vision'),
        fc.array(step, { minLength: 10, maxLength: 40 }),
        (room, steps) => {
          const all = people(begun(room), 1, 2, 3)
          /** By card: every place in a zone that it was put in. */
          const places = new Map<string, Set<string>>()
          const note = (id: string, where: string) => places.set(id, (places.get(id) ?? new Set()).add(where))
          const zones = (person: Grower) => readZones(shownIn(person.store))
          const start = zones(all[0] as Grower)
          for (const card of readCards(shownIn((all[0] as Grower).store))) note(card.id, whereIn(start, card))
          for (const [i, each] of steps.entries()) {
            const person = all[each.who] as Grower
            const seen = zones(person)
            const zone = seen['zone' in each ? each.zone % seen.length : 0] as Zone
            const id = 'card' in each ? `shape:${seen[each.card % seen.length]?.id}` : ''
            if (each.do === 'move' || each.do === 'make') {
              const { x, y } = spotIn(zone, each.column, each.row)
              const foot = bottomOf(zone) - 200 - CARD_GAP
              const spot = { x, y: each.do === 'move' && each.fromFoot ? foot : y }
              const made = newNote({
                id: `shape:made${i}`,
                text: 'ny',
                ...spot,
                index: `b${i + 10}`,
                sector: null,
              })
              const record = each.do === 'move' ? get(person.store, id) : made
              if (!record) continue
              put(person.store, { ...record, ...spot })
              note(record.id, `${zone.id} ${spot.x - zone.box.x} ${spot.y - zone.box.y}`)
              done.moved++
            } else if (each.do === 'remove') person.store.remove([id as never])
            else if (each.do === 'grow') {
              person.makeRoom(zone.shapeId ?? '', bottomOf(zone) + each.rows * ROW)
              done.grown++
            } else if (each.do === 'undo') {
              person.binding.flush()
              if (person.undo.canUndo()) done.undone++
              person.undo.undo()
            } else if (each.do === 'redo') person.undo.redo()
            else if (each.do === 'mark') person.undo.mark()
            else if (each.do === 'flush') person.binding.flush()
            else if (each.do === 'draw') person.draw()
            else if (each.do === 'deliver') deliver(person, each.count)
          }
          settle(all)
          expectAlike(all)
          const now = zonesOf((all[0] as Grower).doc)
          expect(areApart(now.map(({ box }) => box))).toBe(true)
          for (const card of readCards(readRecords((all[0] as Grower).doc)))
            expect([...(places.get(card.id) ?? [])]).toContain(whereIn(now, card))
          for (const end of ends.splice(0)) end()
        },
      ),
      { numRuns: RUNS, ...(SEED ? { seed: Number(SEED) } : {}) },
    )
    expect(Math.min(done.moved, done.grown, done.undone)).toBeGreaterThan(RUNS / 4)
  }, 120_000)
})
