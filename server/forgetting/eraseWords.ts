/**
 * Takes words out of Yjs updates: each writing stays in its place and says nothing any more, as one whose text was
 * deleted and cleaned away. What builds on it still finds it.
 * @module
 */
import * as Y from 'yjs'
import { encodeUpdate } from '../sync/mergedUpdates.ts'
import type { Lineage, Place } from './lineage.ts'

/** Whether a writing is to say nothing any more. */
export type IsGone = (place: Place | null, id: Y.ID) => boolean

const saying = [
  Y.ContentString,
  Y.ContentAny,
  Y.ContentJSON,
  Y.ContentEmbed,
  Y.ContentFormat,
  Y.ContentBinary,
] as const

const says = (struct: Y.Item | Y.GC | Y.Skip): struct is Y.Item =>
  struct instanceof Y.Item && saying.some((kind) => struct.content instanceof kind)

/** Null where it says nothing that is to go. Throws on what is no update. */
export function withoutWords(update: Uint8Array, lineage: Lineage, isGone: IsGone): Uint8Array | null {
  const { structs, ds } = Y.decodeUpdate(update)
  const all = structs as (Y.Item | Y.GC | Y.Skip)[]
  lineage.add(all)
  let changed = false
  for (const struct of all) {
    if (!says(struct) || !isGone(lineage.placeOf(struct.id), struct.id)) continue
    struct.content = new Y.ContentDeleted(struct.length)
    changed = true
  }
  if (!changed) return null
  const written = Map.groupBy(all, ({ id }) => id.client)
  return encodeUpdate(written, ds.clients)
}
