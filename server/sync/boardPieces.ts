/**
 * A board as it lies in memory and on disk, handed to a thread that puts it together: nothing is made compact for it.
 * @module
 */
import * as Y from 'yjs'
import { openBase } from './packedBase.ts'

export interface BoardPieces {
  /** As `packBase` makes it; null before the first checkpoint. */
  readonly base: Uint8Array | null
  /** The updates after it, oldest first, one behind the other: one buffer goes to a thread sooner than thousands. */
  readonly updates: Uint8Array
  /** Bytes of each of them. */
  readonly lengths: readonly number[]
}

export function boardPieces(base: Uint8Array | null, updates: readonly Uint8Array[]): BoardPieces {
  return { base, updates: Buffer.concat(updates), lengths: updates.map(({ byteLength }) => byteLength) }
}

/** The board of the pieces. Throws where one of the updates cannot be taken in: a compaction knows to leave that out. */
export function assembled({ base, updates, lengths }: BoardPieces): Y.Doc {
  const doc = base ? openBase(base) : new Y.Doc()
  doc.transact(() => {
    let at = 0
    for (const length of lengths) {
      Y.applyUpdate(doc, updates.subarray(at, at + length))
      at += length
    }
  })
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('the board lacks what an update builds on')
  return doc
}
