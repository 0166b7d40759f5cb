/**
 * A drag on its way: smooth for all who look, and a few writes for the board.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { layOnEighths } from '../../client/board/eighths.ts'
import { type InFlight, trackInFlight } from '../../client/board/inFlight.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { newNote } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

interface Person {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly inFlight: InFlight
  readonly store: TLStore
  readonly binding: RecordBinding
  dragging: boolean
}

const ID = 'shape:note'
let people: Person[] = []
let [writes, isCut] = [0, false]

function person(state: Uint8Array, role: string): Person {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { id: 'someone', name: 'Någon', role } })
  const [store, inFlight] = [createBoardStore(), trackInFlight(awareness)]
  const who = { doc, awareness, inFlight, store, dragging: false }
  return Object.assign(who, {
    binding: bindRecords({ doc, store, inFlight, isDragging: () => who.dragging }),
  })
}

/** Two people who hear of each other at once; `isCut` holds back what the first writes into the document. */
function twoPeople(role = 'participant'): [Person, Person] {
  const start = new Y.Doc()
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(start, record)
  writeRecord(start, newNote({ id: ID, text: 'klimat', x: 0, y: 0, index: 'a5', sector: 'business' }))
  const state = Y.encodeStateAsUpdate(start)
  const [one, two] = [person(state, role), person(state, 'participant')]
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return
      writes++
      if (!isCut) Y.applyUpdate(to.doc, update, 'network')
    })
    from.awareness.on('update', () =>
      applyAwarenessUpdate(
        to.awareness,
        encodeAwarenessUpdate(from.awareness, [from.doc.clientID]),
        'network',
      ),
    )
  }
  people = [one, two]
  return [one, two]
}

const get = ({ store }: Person) => store.get(ID as TLRecord['id']) as unknown as BoardRecord
const put = ({ store }: Person, record: BoardRecord) => store.put([record as unknown as TLRecord])

function letGo(who: Person): void {
  who.dragging = false
  who.binding.flush()
}

beforeEach(() => {
  vi.useFakeTimers()
  ;[writes, isCut] = [0, false]
})
afterEach(() => {
  for (const { binding, inFlight, awareness } of people) {
    binding.stop()
    inFlight.stop()
    awareness.destroy()
  }
  vi.useRealTimers()
})

describe('a drag', () => {
  it('is seen step by step, and written a few times a second and at its end', () => {
    const [anna, bo] = twoPeople()
    anna.dragging = true
    for (let x = 1; x <= 120; x++) {
      put(anna, { ...get(anna), x })
      expect(get(bo).x).toBe(x)
      vi.advanceTimersByTime(1000 / 60)
    }
    expect(writes).toBeGreaterThan(2)
    expect(writes).toBeLessThan(8)
    letGo(anna)
    expect(readRecord(bo.doc, ID)).toMatchObject({ x: 120 })
    expect(get(bo).x).toBe(120)
    expect(anna.awareness.getLocalState()?.drag).toBeNull()
  })

  it('does not jump back when the end of it is heard before the document says so', () => {
    const [anna, bo] = twoPeople()
    anna.dragging = true
    put(anna, { ...get(anna), x: 300 })
    isCut = true
    letGo(anna)
    expect(get(bo).x).toBe(300)
    isCut = false
    Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(anna.doc), 'network')
    expect(get(bo).x).toBe(300)
    put(bo, { ...get(bo), x: 7 })
    bo.binding.flush()
    expect(get(anna).x).toBe(7)
  })

  it('lies where the document says in the end, whatever was told', () => {
    const [anna, bo] = twoPeople()
    anna.awareness.setLocalStateField('drag', { [ID]: [900, 900, 0] })
    expect(get(bo).x).toBe(900)
    anna.awareness.setLocalState(null)
    vi.advanceTimersByTime(2_000)
    expect(get(bo).x).toBe(0)
  })

  it('leaves what others change of the card meanwhile', () => {
    const [anna, bo] = twoPeople()
    anna.dragging = true
    put(anna, { ...get(anna), x: 50 })
    put(bo, { ...get(bo), props: { ...(get(bo).props as object), color: 'red' } })
    bo.binding.flush()
    expect(readRecord(anna.doc, ID)).toMatchObject({ x: 0, props: { color: 'red' } })
    put(anna, { ...get(anna), x: 60 })
    letGo(anna)
    for (const who of [anna, bo]) expect(get(who)).toMatchObject({ x: 60, props: { color: 'red' } })
  })

  it('of someone who may only look, of a zone, or of nonsense moves nothing', () => {
    const [looker, bo] = twoPeople('observer')
    looker.awareness.setLocalStateField('drag', { [ID]: [900, 900, 0] })
    expect(get(bo).x).toBe(0)
    looker.awareness.setLocalState({ user: { id: 'x', name: 'x', role: 'participant' } })
    const zone = bo.store
      .allRecords()
      .find((record) => (record as { type?: string }).type === 'zone') as TLRecord
    for (const drag of [{ [zone.id]: [1, 2, 0], [ID]: [1, '2', 0] }, 'x', { [ID]: [Number.NaN, 0, 0] }, null])
      looker.awareness.setLocalStateField('drag', drag)
    expect(get(bo).x).toBe(0)
    expect(bo.store.get(zone.id)).toEqual(zone)
  })
})

it('a step of a drag at any zoom takes the board 45 bytes at most, and lies alike with all', () => {
  const [anna, bo] = twoPeople()
  const end = layOnEighths(anna.store)
  let most = 0
  anna.doc.on('update', (update: Uint8Array) => {
    most = Math.max(most, update.byteLength)
  })
  for (let i = 1; i < 200; i++) {
    put(anna, { ...get(anna), x: 1234.567 + i / 3, y: -987.123 * Math.sqrt(i) })
    anna.binding.flush()
    expect(get(bo)).toEqual(get(anna))
    expect([Number(get(anna).x) * 8, Number(get(anna).y) * 8].every(Number.isInteger)).toBe(true)
  }
  expect(most).toBeLessThanOrEqual(45)
  put(bo, { ...get(bo), x: 0.3 })
  bo.binding.flush()
  expect(get(anna).x).toBe(0.3)
  end()
})
