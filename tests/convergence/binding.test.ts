/**
 * Two editors' stores over two documents that hear of each other late and out of order: in the end the documents
 * are equal, and each store shows what its document says.
 * @module
 */
import fc from 'fast-check'
import { createShapeId, type TLRecord, type TLStore } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { newNote, PAGE_ID } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { plainText, richTextFrom } from '../../shared/board/richText.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const NAMES = ['a', 'b', 'c', 'group d', 'group e'] as const
type Name = (typeof NAMES)[number]
type Step =
  | { do: 'create'; name: Name; x: number }
  | { do: 'move'; name: Name; x: number; y: number }
  | { do: 'colour'; name: Name; colour: 'red' | 'blue' | 'green' }
  | { do: 'write'; name: Name; at: number; words: string }
  | { do: 'mark'; name: Name; kind: 'need' | 'driver' }
  | { do: 'remove'; name: Name }
  | { do: 'nest'; name: Name; into: 'group d' | 'group e' }
  | { do: 'arrow'; name: Name; to: Name }
  | { do: 'flush' }
  | { do: 'deliver'; count: number }
  | { do: 'draw' }

/** Set `CONVERGENCE_RUNS` for a longer search. */
const RUNS = Number(process.env.CONVERGENCE_RUNS ?? 300)
const name = fc.constantFrom(...NAMES)
const group = fc.constantFrom('group d' as const, 'group e' as const)
const small = fc.integer({ min: 0, max: 500 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), name, x: small }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), name, x: small, y: small }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('colour' as const),
      name,
      colour: fc.constantFrom('red' as const, 'blue' as const, 'green' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      name,
      at: small,
      words: fc.string({ minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      name,
      kind: fc.constantFrom('need' as const, 'driver' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), name }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('nest' as const), name, into: group }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('arrow' as const), name, to: name }) },
  { weight: 2, arbitrary: fc.constant({ do: 'flush' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'draw' as const }) },
)

interface Person {
  readonly doc: Y.Doc
  readonly store: TLStore
  readonly binding: RecordBinding
  /** Updates of the other that have not come yet. */
  readonly waiting: Uint8Array[]
  /** Draws the next picture: what others did since the last comes into the store. */
  readonly draw: () => void
}

const noteId = (of: Name) => createShapeId(of)
const done = { writes: 0, nests: 0, removals: 0, arrows: 0, deliveries: 0, healed: 0, rings: 0, drawn: 0 }

function person(seed: Uint8Array, clientId: number): Person {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, seed)
  const store = createBoardStore()
  let picture: (() => void) | null = null
  const binding = bindRecords({
    doc,
    store,
    // Drags are gathered for a while: here everything waits until a step says otherwise.
    isDragging: () => true,
    soon: (run) => {
      picture = run
      return () => {
        picture = null
      }
    },
  })
  return { doc, store, binding, waiting: [], draw: () => picture?.() }
}

function connect(from: Person, to: Person): void {
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') to.waiting.push(update)
  })
}

const get = (store: TLStore, id: string) =>
  store.get(id as TLRecord['id']) as unknown as BoardRecord | undefined
const put = (store: TLStore, ...records: BoardRecord[]) => store.put(records as unknown as TLRecord[])

function shapeOf(name: Name, x: number): BoardRecord {
  const id = noteId(name)
  const note = newNote({ id, text: name, x, y: 0, index: 'a5', sector: 'academia' })
  return name.startsWith('group') ? { ...note, type: 'group', props: {} } : note
}

/** Keeps the text up to date before it is changed, as an editor does that is bound to it. */
function rewrite(who: Person, shape: BoardRecord, at: number, words: string): void {
  who.binding.flush()
  const now = get(who.store, shape.id)
  const props = now?.props as { richText?: unknown } | undefined
  if (!now || !props?.richText) return
  const text = plainText(props.richText)
  const cut = text.length === 0 ? 0 : at % text.length
  const next = text.slice(0, cut) + words + text.slice(cut)
  put(who.store, { ...now, props: { ...props, richText: richTextFrom(next) } })
  who.binding.flush()
  done.writes++
}

/** A binding of one arrow of its own between two notes, as the arrow tool makes them. */
function arrow(from: Name, to: Name): BoardRecord[] {
  const id = createShapeId(`arrow-${from}-${to}`)
  const shape = {
    ...newNote({ id, text: '', x: 0, y: 0, index: 'a9', sector: null }),
    type: 'arrow',
    props: {
      kind: 'arc',
      labelColor: 'black',
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      font: 'draw',
      start: { x: 0, y: 0 },
      end: { x: 2, y: 0 },
      bend: 0,
      text: '',
      labelPosition: 0.5,
      scale: 1,
      elbowMidPoint: 0.5,
    },
  }
  const end = (terminal: 'start' | 'end', note: Name): BoardRecord => ({
    id: `binding:${from}-${to}-${terminal}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: id,
    toId: noteId(note),
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
    meta: {},
  })
  return [shape, end('start', from), end('end', to)]
}

function descends(store: TLStore, id: string, ancestor: string): boolean {
  for (let at: string | undefined = id; at; at = get(store, at)?.parentId as string | undefined)
    if (at === ancestor) return true
  return false
}

function act(who: Person, other: Person, step: Step): void {
  const { store, binding } = who
  const shape = 'name' in step ? get(store, noteId(step.name)) : undefined
  switch (step.do) {
    case 'create': {
      if (shape) return
      return put(store, shapeOf(step.name, step.x))
    }
    case 'move':
      return shape && put(store, { ...shape, x: step.x, y: step.y })
    case 'colour':
      return shape?.type === 'note'
        ? put(store, { ...shape, props: { ...(shape.props as object), color: step.colour } })
        : undefined
    case 'write':
      return shape && rewrite(who, shape, step.at, step.words)
    case 'mark':
      return shape && put(store, { ...shape, meta: { ...(shape.meta as object), kind: step.kind } })
    case 'remove':
      if (shape) done.removals++
      return shape && store.remove([shape.id as TLRecord['id']])
    case 'nest': {
      const into = get(store, noteId(step.into))
      if (!shape || !into || descends(store, into.id, shape.id)) return
      done.nests++
      return put(store, { ...shape, parentId: into.id, x: 1 })
    }
    case 'arrow':
      if (!shape || !get(store, noteId(step.to)) || step.name === step.to) return
      done.arrows++
      return put(store, ...arrow(step.name, step.to))
    case 'flush':
      return binding.flush()
    case 'deliver':
      for (const update of who.waiting.splice(0, step.count)) Y.applyUpdate(who.doc, update, 'network')
      done.deliveries++
      return other.binding.flush()
    case 'draw':
      done.drawn++
      return who.draw()
  }
}

const ownType = (record: { typeName: string }) => ['shape', 'binding', 'asset'].includes(record.typeName)

/** What a document says shall be shown, by a rule written here a second time and more slowly. */
function expected(doc: Y.Doc): Map<string, BoardRecord> {
  const all = new Map(
    readRecords(doc)
      .filter(ownType)
      .map((record) => [record.id, record]),
  )
  const parent = (id: string) => String(all.get(id)?.parentId)
  const shown = new Map<string, BoardRecord>()
  for (const record of all.values()) {
    if (record.typeName !== 'shape') continue
    const chain = [record.id]
    while (all.has(parent(chain.at(-1) ?? '')) && !chain.includes(parent(chain.at(-1) ?? '')))
      chain.push(parent(chain.at(-1) ?? ''))
    const last = parent(chain.at(-1) ?? '')
    const inRing = last === record.id
    const first = [...chain].sort()[0] === record.id
    if (inRing) done.rings++
    const orphan = record.parentId !== PAGE_ID && !all.has(String(record.parentId))
    if (orphan) done.healed++
    shown.set(record.id, orphan || (inRing && first) ? { ...record, parentId: PAGE_ID } : record)
  }
  for (const record of all.values())
    if (record.typeName === 'binding' && shown.has(String(record.fromId)) && shown.has(String(record.toId)))
      shown.set(record.id, record)
  return shown
}

const content = (store: TLStore) =>
  new Map(
    (store.allRecords().filter(ownType) as unknown as BoardRecord[]).map((record) => [record.id, record]),
  )
const sorted = (records: Map<string, BoardRecord>) =>
  [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

function seed(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(doc, record)
  for (const each of NAMES) if (each !== 'a') writeRecord(doc, shapeOf(each, 0))
  return Y.encodeStateAsUpdate(doc)
}

describe('binding of store and document', () => {
  it(
    'converges, whatever is done in whatever order, and each store shows its document',
    () => {
      const start = seed()
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.boolean(), step), { minLength: 5, maxLength: 60 }), (steps) => {
          const [first, second] = [person(start, 10), person(start, 20)]
          connect(first, second)
          connect(second, first)
          for (const [isFirst, each] of steps)
            if (isFirst) act(first, second, each)
            else act(second, first, each)
          for (const who of [first, second]) who.binding.flush()
          while (first.waiting.length + second.waiting.length > 0)
            for (const who of [first, second])
              for (const update of who.waiting.splice(0)) Y.applyUpdate(who.doc, update, 'network')
          for (const who of [first, second]) who.draw()
          expect(readRecords(first.doc)).toEqual(readRecords(second.doc))
          for (const who of [first, second]) {
            expect(who.binding.quarantine.size).toBe(0)
            expect(sorted(content(who.store))).toEqual(sorted(expected(who.doc)))
            who.binding.stop()
          }
          const fresh = person(Y.encodeStateAsUpdate(first.doc), 30)
          expect(sorted(content(fresh.store))).toEqual(sorted(content(first.store)))
          fresh.binding.stop()
        }),
        { numRuns: RUNS },
      )
      // It cannot pass by doing nothing.
      for (const count of Object.values(done)) expect(count).toBeGreaterThan(0)
    },
    60_000 + 40 * RUNS,
  )
})
