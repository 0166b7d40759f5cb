/**
 * Cards that carry the words of cards of another room, and in which nobody has written since they were carried.
 * @module
 */
import * as Y from 'yjs'
import { readEvenRemoved, recordsMap } from '../../shared/board/document.ts'
import { wordsOf } from './ownWork.ts'

export interface CopiesRequest {
  /** The board that may hold them: a Yjs update, V1. */
  readonly state: Uint8Array
  /** Ids of records. */
  readonly origins: readonly string[]
}

export interface Copies {
  /** Ids of those that say what was carried. */
  readonly untouched: readonly string[]
  /** How many others there are: somebody has written in them. */
  readonly built: number
}

export function carriedCopies({ state, origins }: CopiesRequest): Copies {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const records = recordsMap(doc)
  const wanted = new Set<unknown>(origins)
  const copies = [...records.entries()].filter(([id]) => {
    const meta = readEvenRemoved(doc, id)?.meta as { origin?: unknown } | undefined
    return wanted.has(meta?.origin)
  })
  // Whoever carries writes it under an id of its own.
  const untouched = copies.filter(([id, map]) => {
    const carrier = records._map.get(id)?.id.client
    return [...wordsOf(map)].every(({ item }) => item.id.client === carrier)
  })
  doc.destroy()
  return { untouched: untouched.map(([id]) => id), built: copies.length - untouched.length }
}
