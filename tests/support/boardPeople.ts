/**
 * People at one board, without a page: an editor's store each, over a document each, that hear of each other late. What
 * a person does is done to their store, as an editor would.
 * @module
 */
import { createShapeId, type TLRecord, type TLStore } from 'tldraw'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { createUndo, type OwnUndo } from '../../client/board/undo.ts'
import { newNote } from '../../shared/board/cards.ts'
import { type BoardRecord, textFragment } from '../../shared/board/document.ts'

/** The origin of what a text editor writes. */
const typing = {}

export interface BoardPerson {
  readonly doc: Y.Doc
  readonly store: TLStore
  readonly binding: RecordBinding
  readonly undo: OwnUndo
  /** Updates of the others that have not come yet. */
  readonly waiting: Uint8Array[]
  /** Draws the next picture: what others did since the last comes into the store. */
  readonly draw: () => void
  /** The shape whose text a text editor writes in; null where none does. */
  writing: string | null
}

/** Someone whose drags never end: all they do waits until it is flushed. */
export function boardPerson(start: Uint8Array, clientId: number): BoardPerson {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, start)
  const store = createBoardStore()
  let picture: (() => void) | null = null
  const turn: { writing: string | null } = { writing: null }
  const binding = bindRecords({
    doc,
    store,
    isDragging: () => true,
    textEditedElsewhere: () => turn.writing,
    soon: (run) => {
      picture = run
      return () => {
        picture = null
      }
    },
  })
  const undo = createUndo(doc, binding, { textOrigin: typing, isDragging: () => false })
  const draw = () => picture?.()
  return Object.assign(turn, { doc, store, binding, undo, waiting: [], draw })
}

/** What each does reaches all others some time. */
export function connect(people: readonly BoardPerson[]): void {
  for (const from of people)
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return
      for (const to of people) if (to !== from) to.waiting.push(update)
    })
}

/** Some of what waits comes. */
export function deliver(to: BoardPerson, count = Number.POSITIVE_INFINITY): void {
  for (const update of to.waiting.splice(0, count)) Y.applyUpdate(to.doc, update, 'network')
}

/** Everybody writes what they have, hears of everything, and sees it. */
export function settle(people: readonly BoardPerson[]): void {
  for (const { binding } of people) binding.flush()
  while (people.some(({ waiting }) => waiting.length > 0)) for (const person of people) deliver(person)
  for (const { draw } of people) draw()
}

export function leave(people: readonly BoardPerson[]): void {
  for (const { undo, binding } of people) {
    undo.stop()
    binding.stop()
  }
}

export const get = (store: TLStore, id: string) =>
  store.get(id as TLRecord['id']) as unknown as BoardRecord | undefined
export const put = (store: TLStore, ...records: BoardRecord[]) => store.put(records as unknown as TLRecord[])

const isOfBoard = ({ typeName }: { typeName: string }) =>
  ['shape', 'binding', 'asset', 'page', 'document'].includes(typeName)

/** What of the board a store holds, by id. */
export const shownIn = (store: TLStore): BoardRecord[] =>
  (store.allRecords().filter(isOfBoard) as unknown as BoardRecord[]).sort((a, b) => (a.id < b.id ? -1 : 1))

/** Writes in a card as a text editor does that is bound to its text. */
export function typeIn(who: BoardPerson, id: string, change: (text: Y.XmlText) => void): boolean {
  const line = textFragment(who.doc, id)?.get(0)
  if (!(line instanceof Y.XmlElement)) return false
  who.doc.transact(() => {
    if (!(line.get(0) instanceof Y.XmlText)) line.insert(0, [new Y.XmlText()])
    change(line.get(0) as Y.XmlText)
  }, typing)
  return true
}

/** A note, or a group where the name says so; all at the same level. */
export function shapeNamed(name: string, x: number): BoardRecord {
  const note = newNote({ id: createShapeId(name), text: name, x, y: 0, index: 'a5', sector: 'academia' })
  return name.startsWith('group') ? { ...note, type: 'group', props: {} } : note
}
