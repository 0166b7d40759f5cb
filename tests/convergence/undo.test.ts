/**
 * Whatever one person does and takes back, however late they hear of another: what the other wrote stays, on both.
 * @module
 */
import fc from 'fast-check'
import { createShapeId, type TLRecord, type TLStore } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { createUndo, type OwnUndo } from '../../client/board/undo.ts'
import { newNote } from '../../shared/board/cards.ts'
import {
  type BoardRecord,
  readRecord,
  readRecords,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { plainText } from '../../shared/board/richText.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

/** The cards that I make, and the one that the other makes. */
const mine = ['a', 'b', 'c'] as const
type Name = (typeof mine)[number] | 'theirs'
type Step =
  | { who: 'me'; do: 'make' | 'remove'; name: Name }
  | { who: 'me'; do: 'move'; name: Name; x: number }
  | { who: 'me'; do: 'colour'; name: Name; colour: 'red' | 'green' }
  | { who: 'me' | 'other'; do: 'write'; name: Name; atEnd: boolean }
  | { who: 'me'; do: 'line'; name: Name }
  | { who: 'me'; do: 'undo' | 'redo' | 'mark' }
  | { who: 'other'; do: 'make'; name: 'theirs' }
  | { who: 'other'; do: 'move'; name: Name; x: number }
  | { who: 'both'; do: 'exchange' }

const name = fc.constantFrom<Name>(...mine, 'theirs')
const is = <const T>(value: T) => fc.constant(value)
const x = fc.integer({ min: 0, max: 500 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: is('me'), do: is('make'), name: fc.constantFrom(...mine) }) },
  { weight: 1, arbitrary: fc.record({ who: is('me'), do: is('remove'), name }) },
  { weight: 1, arbitrary: fc.record({ who: is('me'), do: is('move'), name, x }) },
  {
    weight: 1,
    arbitrary: fc.record({
      who: is('me'),
      do: is('colour'),
      name,
      colour: fc.constantFrom('red' as const, 'green' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ who: is('me'), do: is('write'), name, atEnd: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ who: is('me'), do: is('line'), name }) },
  { weight: 3, arbitrary: fc.record({ who: is('me'), do: fc.constantFrom('undo', 'undo', 'redo', 'mark') }) },
  { weight: 4, arbitrary: fc.record({ who: is('other'), do: is('write'), name, atEnd: fc.boolean() }) },
  { weight: 1, arbitrary: is({ who: 'other', do: 'make', name: 'theirs' }) },
  { weight: 1, arbitrary: fc.record({ who: is('other'), do: is('move'), name, x }) },
  { weight: 3, arbitrary: is({ who: 'both', do: 'exchange' }) },
)

interface Person {
  readonly doc: Y.Doc
  readonly store: TLStore
  readonly binding: RecordBinding
  readonly undo: OwnUndo
}

/** Set `CONVERGENCE_RUNS` for a longer search. */
const RUNS = Number(process.env.CONVERGENCE_RUNS ?? 400)
const typing = {}
const done = { undone: 0, redone: 0, written: 0, madeUndone: 0, thrownAway: 0 }

function person(start: Uint8Array, clientId: number): Person {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, start)
  const store = createBoardStore()
  const binding = bindRecords({ doc, store })
  const undo = createUndo(doc, binding, { textOrigin: typing, isDragging: () => false })
  return { doc, store, binding, undo }
}

const idOf = (of: Name) => createShapeId(of)
const textIn = (doc: Y.Doc, of: Name) =>
  plainText((readRecord(doc, idOf(of))?.props as { richText?: unknown } | undefined)?.richText)

function put(who: Person, record: BoardRecord): void {
  who.store.put([record as unknown as TLRecord])
  who.binding.flush()
}

/** A word comes into the first line, as an editor that is bound to the text writes it. */
function write(who: Person, of: Name, atEnd: boolean, word: string): boolean {
  const line = textFragment(who.doc, idOf(of))?.get(0)
  if (!readRecord(who.doc, idOf(of)) || !(line instanceof Y.XmlElement)) return false
  const text = line.get(0)
  who.doc.transact(() => {
    if (text instanceof Y.XmlText) text.insert(atEnd ? text.length : 0, word)
    else line.insert(0, [new Y.XmlText(word)])
  }, typing)
  return true
}

const countOf = ({ store }: Person) => store.query.records('shape').get().length

/** Does one step. `kept` are the words of the other that have to be on the board in the end. */
function act(me: Person, other: Person, each: Step, number: number, kept: Set<string>): void {
  const who = each.who === 'other' ? other : me
  const id = 'name' in each ? idOf(each.name) : ''
  const record = who.store.get(id as TLRecord['id']) as unknown as BoardRecord | undefined
  switch (each.do) {
    case 'make': {
      // What lies thrown away under this name comes back by undo alone; a new card has a new name.
      if (record || textFragment(who.doc, id)) return
      const text = each.who === 'other' ? `<${number}>` : 'jag'
      put(who, newNote({ id, text, x: 0, y: 0, index: 'a5', sector: 'academia' }))
      if (each.who === 'other') kept.add(text)
      return
    }
    case 'remove': {
      if (!record) return
      done.thrownAway++
      for (const word of textIn(me.doc, each.name).match(/<\d+>/g) ?? []) kept.delete(word)
      me.store.remove([record.id as TLRecord['id']])
      return me.binding.flush()
    }
    case 'move':
      return record && put(who, { ...record, x: each.x })
    case 'colour':
      return record && put(who, { ...record, props: { ...(record.props as object), color: each.colour } })
    case 'write': {
      const word = each.who === 'other' ? `<${number}>` : 'mina ord '
      if (!write(who, each.name, each.atEnd, word) || each.who === 'me') return
      done.written++
      kept.add(word)
      return
    }
    case 'line': {
      const text = textFragment(me.doc, id)
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText('en rad till')])
      if (record && text) me.doc.transact(() => text.insert(text.length, [line]), typing)
      return
    }
    case 'undo': {
      const before = countOf(me)
      if (me.undo.canUndo()) done.undone++
      me.undo.undo()
      if (countOf(me) < before) done.madeUndone++
      return
    }
    case 'redo':
      if (me.undo.canRedo()) done.redone++
      return me.undo.redo()
    case 'mark':
      return me.undo.mark()
    case 'exchange':
      return exchange(me.doc, other.doc)
  }
}

function exchange(one: Y.Doc, two: Y.Doc): void {
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one, Y.encodeStateVector(two)), 'network')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two, Y.encodeStateVector(one)), 'network')
}

function seed(): Uint8Array {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(doc, record)
  return Y.encodeStateAsUpdate(doc)
}

describe('undo and redo among the work of another', () => {
  it(
    'never takes a word of theirs, and leaves both boards equal',
    () => {
      const start = seed()
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 50 }), (steps) => {
          const [me, other] = [person(start, 10), person(start, 20)]
          const kept = new Set<string>()
          for (const [number, each] of steps.entries()) act(me, other, each, number, kept)
          exchange(me.doc, other.doc)
          expect(readRecords(me.doc)).toEqual(readRecords(other.doc))
          const board = [...mine, 'theirs' as const].map((each) => textIn(me.doc, each)).join('\n')
          for (const word of kept) expect(board).toContain(word)
          for (const who of [me, other]) {
            who.undo.stop()
            who.binding.stop()
          }
        }),
        { numRuns: RUNS },
      )
      // It cannot pass by doing nothing.
      for (const count of Object.values(done)) expect(count).toBeGreaterThan(0)
    },
    60_000 + 40 * RUNS,
  )
})
