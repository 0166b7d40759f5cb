/**
 * A board as a snapshot keeps it: its records in chunks, each under the hash of what it says, so that snapshots of one
 * room share the chunks in which nothing changed.
 * @module
 */
import { gunzipSync, gzipSync } from 'node:zlib'
import type { BoardRecord } from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { hashOf } from '../storage/ids.ts'

export interface Chunk {
  /** SHA-256, in hex, of the canonical JSON of its records. */
  readonly hash: string
  /** That JSON, gzipped. */
  readonly data: Uint8Array
}

export interface PackedBoard {
  /** Hashes of all its chunks, in order. */
  readonly board: readonly string[]
  /** Those that are not kept yet. */
  readonly chunks: readonly Chunk[]
}

/** Records of a chunk, on average at most: few enough that an edit touches little, enough to pack well. */
const RECORDS_PER_CHUNK = 128

/** FNV-1a, 32 bits: which chunk a record is in follows from its id alone. */
export function spread(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

const byId = (a: BoardRecord, b: BoardRecord): number => (a.id < b.id ? -1 : 1)

/**
 * Equal records give equal chunks, in whatever order they come.
 * @param kept hashes of chunks that are kept already, and need not be packed again
 */
export function packBoard(records: readonly BoardRecord[], kept: readonly string[] = []): PackedBoard {
  const known = new Set(kept)
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, records.length / RECORDS_PER_CHUNK)))
  const chunks = Map.groupBy(records, ({ id }) => spread(id) % count)
  const packed: { board: string[]; chunks: Chunk[] } = { board: [], chunks: [] }
  for (const [, members] of [...chunks].sort(([a], [b]) => a - b)) {
    const text = canonicalJson(members.sort(byId))
    const hash = hashOf(text)
    packed.board.push(hash)
    if (!known.has(hash)) packed.chunks.push({ hash, data: gzipSync(text, { level: 4 }) })
  }
  return packed
}

/** @param chunks the `data` of each */
export const unpackBoard = (chunks: readonly Uint8Array[]): BoardRecord[] =>
  chunks.flatMap((data) => JSON.parse(gunzipSync(data).toString('utf8')) as BoardRecord[])
