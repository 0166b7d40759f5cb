/**
 * What one member wrote on a board as it stands: told from whose each writing is.
 * @module
 */
import * as Y from 'yjs'
import { mayBeCard } from '../../shared/board/cards.ts'
import {
  type BoardRecord,
  readEvenRemoved,
  readWritten,
  recordsMap,
  textFragment,
} from '../../shared/board/document.ts'
import { plainText, richTextOf } from '../../shared/board/richText.ts'
import type { Writer } from '../history/claims.ts'
import { Authors } from '../history/past.ts'
import { holdsFreeWords } from './freeWords.ts'

export interface OwnWorkRequest {
  /** The board: a Yjs update, V1. */
  readonly state: Uint8Array
  readonly writers: readonly Writer[]
  readonly memberId: string
}

/** A record in which the member wrote. */
export interface OwnRecord {
  readonly id: string
  readonly isCard: boolean
  /** Whether it is on the board; one that was removed is held by the board all the same. */
  readonly present: boolean
  readonly text: string
  /**
   * `whole`: made by them, and nobody else wrote in it or put anything in it. `part`: their words stand beside others'.
   * `kept`: made by them, without words of theirs that could be taken out.
   */
  readonly share: 'whole' | 'part' | 'kept'
}

/** The writings that make up a text, and those that are a record's free words beside it. */
export function* wordsOf(map: Y.Map<unknown>): Generator<{ item: Y.Item; key: string | null }> {
  const text = map.get('text')
  if (text instanceof Y.XmlFragment) for (const item of itemsIn(text)) yield { item, key: null }
  for (const [key, item] of map._map)
    if (!item.deleted && holdsFreeWords(key, map.get(key))) yield { item, key }
}

function* itemsIn(type: { readonly _start: Y.Item | null }): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentType) yield* itemsIn(item.content.type)
    else if (item.countable) yield item
  }
}

/** By what is in what: the makers of the shapes that lie in a shape. */
function makersWithin(records: readonly BoardRecord[], makerOf: (id: string) => string | null) {
  const within = new Map<string, Set<string | null>>()
  for (const { id, parentId } of records) {
    const makers = within.get(String(parentId)) ?? new Set()
    within.set(String(parentId), makers.add(makerOf(id)))
  }
  return within
}

/** Reads it from a board's document. */
export function ownRecords(doc: Y.Doc, authors: Authors, memberId: string): OwnRecord[] {
  const records = recordsMap(doc)
  const makerOf = (id: string) => {
    const item = records._map.get(id)
    return item ? authors.of(item.id) : null
  }
  const shown = readWritten(doc)
  const present = new Set(shown.map(({ id }) => id))
  const within = makersWithin(shown, makerOf)
  const own: OwnRecord[] = []
  for (const [id, map] of records.entries()) {
    const record = readEvenRemoved(doc, id)
    if (!record) continue
    const isMade = makerOf(id) === memberId
    const words = [...wordsOf(map)].map(({ item, key }) => ({ key, isOwn: authors.of(item.id) === memberId }))
    const isOthers =
      words.some(({ isOwn }) => !isOwn) || [...(within.get(id) ?? [])].some((maker) => maker !== memberId)
    const hasOwn = words.some(({ isOwn }) => isOwn)
    if (!isMade && !hasOwn) continue
    const fragment = textFragment(doc, id)
    own.push({
      id,
      isCard: mayBeCard(record),
      present: present.has(id),
      text: fragment ? plainText(richTextOf(fragment)) : '',
      // A zone is the room's: what lies in it is told by where it lies.
      share: isMade && !isOthers && record.type !== 'zone' ? 'whole' : hasOwn ? 'part' : 'kept',
    })
  }
  return own
}

/** The same from bytes. */
export function ownWork({ state, writers, memberId }: OwnWorkRequest): OwnRecord[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const own = ownRecords(doc, new Authors(writers), memberId)
  doc.destroy()
  return own
}
