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

/** Two people on one board, each change with the other at once. */
function twoPeople(): [Person, Person] {
  const first = new Y.Doc()
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(first, record)
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  first.on('update', (update, origin) => origin !== 'network' && Y.applyUpdate(second, update, 'network'))
  second.on('update', (update, origin) => origin !== 'network' && Y.applyUpdate(first, update, 'network'))
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
