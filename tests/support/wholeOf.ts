/**
 * All of a snapshot's content as the database gives it to a reader.
 * @module
 */
import { type PackedContent, wholeContent } from '../../server/snapshots/contentPieces.ts'
import type { Chunk } from '../../server/storage/chunks.ts'

/** @param kept pieces that are not in it since they were kept before */
export function wholeOf(packed: PackedContent, kept: readonly Chunk[] = []): Uint8Array {
  const data = new Map([...kept, ...packed.records].map((chunk) => [chunk.hash, chunk.data]))
  return wholeContent(
    packed.content,
    packed.pieces.map((hash) => {
      const piece = data.get(hash)
      if (!piece) throw new Error(`nobody has kept ${hash}`)
      return piece
    }),
  )
}
