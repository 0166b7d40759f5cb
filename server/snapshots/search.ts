/**
 * A search over the newest snapshots of a process's rooms. Nothing is kept for it: what is taken out of a snapshot is out
 * of every search from then on.
 * @module
 */
import { excerptOf, searchIn, type Wanted } from '../../shared/insights/search.ts'
import { traceOf } from '../../shared/insights/trace.ts'
import { MAX_SEARCH_HITS, SEARCH_EXCERPT_LENGTH } from '../../shared/limits.ts'
import type { Found } from '../../shared/protocol/search.ts'
import { unpackContentSync } from './contentPieces.ts'
import type { TracedRow } from './tasks.ts'

export interface SearchRequest {
  readonly rooms: readonly TracedRow[]
  readonly wanted: Wanted
}

export function search({ rooms, wanted }: SearchRequest): Found {
  const read = rooms.map(({ row, step, title }) => ({
    ...unpackContentSync(row.whole),
    roomId: row.room_id,
    snapshotId: row.id,
    step,
    title,
  }))
  const loose = wanted.looseOnly
    ? new Set(traceOf(read).nodes.flatMap((node) => (node.loose.length > 0 ? [node.id] : [])))
    : new Set<string>()
  const headings = new Map(
    read.flatMap(({ groups }) => groups.map(({ id, heading }) => [id, heading] as const)),
  )
  const hits = searchIn(
    read.flatMap(({ insights }) => insights),
    wanted,
    { loose, headings },
  )
  return {
    total: hits.length,
    hits: hits.slice(0, MAX_SEARCH_HITS).map(({ insight: { id, room, kind, text, provenance }, beside }) => ({
      id,
      roomId: room,
      shapeId: provenance.shapeId,
      kind,
      text,
      beside: beside.map((one) => ({
        in: one.in,
        text: excerptOf(one.text, wanted.words, SEARCH_EXCERPT_LENGTH),
      })),
    })),
  }
}
