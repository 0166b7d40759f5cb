/**
 * What a person does with cards: from the list, as on a phone, or on the board, as on a laptop; with the code of the
 * pages, without the pages.
 * @module
 */
import * as Y from 'yjs'
import { bindRecords } from '../../../client/board/bindRecords.ts'
import { createBoardStore } from '../../../client/board/store.ts'
import { addCard, fitNote, moveCard, removeCard, writeCardText } from '../../../client/outline/cardEdits.ts'
import { fieldText } from '../../../client/outline/editText.ts'
import { newShapeId } from '../../../client/outline/newShapeId.ts'
import { NOTE_SIZE, newNote, type Zone } from '../../../shared/board/cards.ts'
import { readRecord, readRecords, textFragment } from '../../../shared/board/document.ts'
import { indexAbove, ZONE_HEADER } from '../../../shared/board/placement.ts'
import { richTextOf } from '../../../shared/board/richText.ts'
import type { Sector } from '../../../shared/vocabulary.ts'
import { firstText } from '../board.ts'
import { get, put } from '../boardPeople.ts'
import type { Random } from '../random.ts'

/** Who signs a new card. */
export interface Author {
  readonly id: string
  readonly sector: Sector
  /** Whether it is for somebody beside them. */
  readonly isProxy: boolean
}

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Hands {
  /** Adds a card; gives its id. */
  readonly add: (zone: Zone, text: string, author: Author) => string
  /** Adds words at the end of a card. */
  readonly write: (id: string, words: string) => void
  /** Moves a card into a zone; gives where it lies then. */
  readonly move: (id: string, zone: Zone) => Place
  readonly remove: (id: string) => void
  readonly rest: () => void
}

function placeOf(doc: Y.Doc, id: string): Place {
  const record = readRecord(doc, id)
  return { x: Number(record?.x), y: Number(record?.y) }
}

function textOf(doc: Y.Doc, id: string): string {
  const fragment = textFragment(doc, id)
  if (!fragment) throw new Error(`There is no card ${id} to write in`)
  return fieldText(richTextOf(fragment))
}

export function listHands(doc: Y.Doc): Hands {
  return {
    add: (zone, text, author) => addCard(doc, zone, text, author),
    write: (id, words) => {
      const text = `${textOf(doc, id)} ${words}`
      writeCardText(doc, id, text)
      fitNote(doc, id, text)
    },
    move: (id, zone) => {
      moveCard(doc, id, zone)
      return placeOf(doc, id)
    },
    remove: (id) => void removeCard(doc, id),
    rest: () => {},
  }
}

/** The origin of what a text editor writes. */
const typing = {}

export function boardHands(doc: Y.Doc, { below }: Random): Hands {
  const store = createBoardStore()
  const binding = bindRecords({ doc, store })
  const somewhereIn = ({ box }: Zone): Place => ({
    x: box.x + below(Math.max(1, box.w - NOTE_SIZE)),
    y: box.y + ZONE_HEADER + below(Math.max(1, box.h - ZONE_HEADER - NOTE_SIZE)),
  })
  return {
    add: (zone, text, author) => {
      const id = newShapeId()
      const index = indexAbove(readRecords(doc))
      const meta = { by: author.id, ...(author.isProxy ? { proxy: true as const } : {}) }
      put(store, newNote({ id, text, index, sector: author.sector, meta, ...somewhereIn(zone) }))
      binding.flush()
      return id
    },
    write: (id, words) => {
      const text = firstText(textFragment(doc, id))
      if (!(text instanceof Y.XmlText)) throw new Error(`There is no card ${id} to write in`)
      doc.transact(() => text.insert(text.length, ` ${words}`), typing)
    },
    move: (id, zone) => {
      const [record, place] = [get(store, id), somewhereIn(zone)]
      if (!record) throw new Error(`There is no card ${id} to move`)
      put(store, { ...record, ...place })
      binding.flush()
      return place
    },
    remove: (id) => {
      store.remove([id as never])
      binding.flush()
    },
    rest: () => binding.stop(),
  }
}
