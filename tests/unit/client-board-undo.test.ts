/**
 * Undo on the board takes back one's own work and nobody else's.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { createUndo, type OwnUndo } from '../../client/board/undo.ts'
import { newNote } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, textFragment, writeRecord } from '../../shared/board/document.ts'
import { plainText } from '../../shared/board/richText.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

interface Person {
  readonly doc: Y.Doc
  readonly store: TLStore
  readonly binding: RecordBinding
  readonly undo: OwnUndo
}

const typing = {}
const open: Person[] = []

/** Brings two documents in line with each other. */
function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), 'network')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), 'network')
}

/** Two people on one board; each change is with the other at once, unless they are apart until `exchange`. */
function twoPeople({ apart = false } = {}): [Person, Person] {
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(first, record)
  exchange(first, second)
  if (!apart)
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const)
      from.on('update', (update, origin) => origin !== 'network' && Y.applyUpdate(to, update, 'network'))
  const people = [first, second].map((doc): Person => {
    const store = createBoardStore()
    const binding = bindRecords({ doc, store })
    const undo = createUndo(doc, binding, { textOrigin: typing, isDragging: () => false })
    return { doc, store, binding, undo }
  })
  open.push(...people)
  return people as [Person, Person]
}

afterEach(() => {
  for (const { binding, undo } of open.splice(0)) {
    binding.stop()
    undo.stop()
  }
})

const ID = 'shape:note'
const get = ({ store }: Person) => store.get(ID as TLRecord['id']) as unknown as BoardRecord | undefined
/** Changes a record as one step of work. */
function change(who: Person, record: BoardRecord): void {
  who.undo.mark()
  who.store.put([record as unknown as TLRecord])
  who.binding.flush()
}
function makeNote(who: Person): BoardRecord {
  change(who, newNote({ id: ID, text: 'klimat', x: 0, y: 0, index: 'a5', sector: 'business' }))
  return get(who) as BoardRecord
}
const coloured = (record: BoardRecord, color: string): BoardRecord => ({
  ...record,
  props: { ...(record.props as object), color },
})
function type(who: Person, at: number, words: string): void {
  const paragraph = textFragment(who.doc, ID)?.get(0) as Y.XmlElement
  who.doc.transact(() => (paragraph.get(0) as Y.XmlText).insert(at, words), typing)
}
const textOf = (who: Person) =>
  plainText((readRecord(who.doc, ID) as BoardRecord & { props: { richText: unknown } }).props.richText)

describe('undo', () => {
  it('takes back a move and leaves the colour that another gave the card since', () => {
    const [anna, bo] = twoPeople()
    const note = makeNote(anna)
    change(anna, { ...note, x: 300 })
    change(bo, coloured(get(bo) as BoardRecord, 'red'))
    anna.undo.undo()
    for (const who of [anna, bo]) expect(get(who)).toMatchObject({ x: 0, props: { color: 'red' } })
    anna.undo.redo()
    for (const who of [anna, bo]) expect(get(who)).toMatchObject({ x: 300, props: { color: 'red' } })
  })

  it('takes back a card that nobody else has touched, and brings it again', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    anna.undo.undo()
    for (const who of [anna, bo]) expect(get(who)).toBeUndefined()
    anna.undo.redo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('klimat')
  })

  it('leaves a card that another has written on', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    type(bo, 6, ' och vatten')
    anna.undo.undo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('klimat och vatten')
  })

  it('of a card lets it stay when words of another come that were not here yet', () => {
    const [anna, bo] = twoPeople({ apart: true })
    makeNote(anna)
    exchange(anna.doc, bo.doc)
    type(bo, 6, ' och vatten')
    anna.undo.undo()
    expect(get(anna)).toBeUndefined()
    exchange(anna.doc, bo.doc)
    for (const who of [anna, bo]) {
      expect(textOf(who)).toBe('klimat och vatten')
      expect(get(who)).toBeDefined()
    }
  })

  it('of a card can be redone and undone again, though it was measured by others meanwhile', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    const measured = { ...get(bo), props: { ...(get(bo)?.props as object), growY: 40 } }
    bo.store.put([measured as unknown as TLRecord])
    bo.binding.flush()
    for (let time = 0; time < 3; time++) {
      anna.undo.undo()
      for (const who of [anna, bo]) expect(get(who)).toBeUndefined()
      anna.undo.redo()
      for (const who of [anna, bo]) expect(get(who)).toMatchObject({ props: { growY: 40 } })
    }
  })

  it('of a card that others wrote on goes on to the step before', () => {
    const [anna, bo] = twoPeople()
    change(anna, newNote({ id: 'shape:other', text: 'skog', x: 0, y: 0, index: 'a6', sector: null }))
    makeNote(anna)
    type(bo, 6, ' och vatten')
    anna.undo.undo()
    expect(readRecord(bo.doc, 'shape:other')).toBeNull()
    expect(textOf(bo)).toBe('klimat och vatten')
    expect(anna.undo.canUndo()).toBe(false)
  })

  it('leaves a line that another has written in', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    anna.undo.mark()
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('mer: ')])
    anna.doc.transact(() => textFragment(anna.doc, ID)?.insert(1, [line]), typing)
    const seen = textFragment(bo.doc, ID)?.get(1) as Y.XmlElement
    bo.doc.transact(() => (seen.get(0) as Y.XmlText).insert(5, 'vatten'), typing)
    anna.undo.undo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('klimat\nvatten')
  })

  it('takes back a removal', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    anna.undo.mark()
    anna.store.remove([ID as TLRecord['id']])
    anna.binding.flush()
    expect(get(bo)).toBeUndefined()
    anna.undo.undo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('klimat')
  })

  it('takes back only the letters that the person typed, and types them again', () => {
    const [anna, bo] = twoPeople()
    makeNote(anna)
    anna.undo.mark()
    type(anna, 0, 'vårt ')
    type(bo, 11, ' i dag')
    anna.undo.undo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('klimat i dag')
    anna.undo.redo()
    for (const who of [anna, bo]) expect(textOf(who)).toBe('vårt klimat i dag')
  })
})
