/**
 * The edit that takes records off a board for good, whoever made them.
 * @module
 */
import * as Y from 'yjs'
import { recordsMap } from '../../shared/board/document.ts'

export interface RemoveRecordsRequest {
  /** The board: a Yjs update, V1. */
  readonly state: Uint8Array
  readonly ids: readonly string[]
}

/** Null where the board holds none of them. */
export function removeRecords({ state, ids }: RemoveRecordsRequest): Uint8Array | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const here = ids.filter((id) => recordsMap(doc).has(id))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const id of here) recordsMap(doc).delete(id)
  })
  const update = here.length > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return update
}
