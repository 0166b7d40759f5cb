/**
 * A board as it lies on disk, and how it is put together.
 * @module
 */
import * as Y from 'yjs'
import { openBase } from './packedBase.ts'

export interface BoardPieces {
  /** As `packBase` makes it; null before the first checkpoint. */
  readonly base: Uint8Array | null
  /** The updates after it, oldest first. */
  readonly updates: readonly Uint8Array[]
}

/** The board of the pieces. Throws where one of the updates cannot be taken in: a compaction knows to leave that out. */
export function assembled({ base, updates }: BoardPieces): Y.Doc {
  const doc = base ? openBase(base) : new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('the board lacks what an update builds on')
  return doc
}
