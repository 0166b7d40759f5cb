/**
 * The pieces that snapshots of a room share, of their boards and of their records, in the database.
 * @module
 */
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { CHUNK_COMMIT_BYTES } from '../../shared/limits.ts'
import type { BoardChunkRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

export type ChunkTable = 'board_chunk' | 'record_chunk'
export type Chunk = Omit<BoardChunkRow, 'room_id'>
/** Those of a snapshot that are not kept yet. */
export type Chunks = Readonly<Record<ChunkTable, readonly Chunk[]>>

export const chunkTables = ['board_chunk', 'record_chunk'] as const satisfies readonly ChunkTable[]

/** Keeps pieces that are not kept yet. */
export async function insertChunks(
  db: Db,
  table: ChunkTable,
  roomId: string,
  chunks: readonly Chunk[],
): Promise<void> {
  if (chunks.length === 0) return
  const rows = sql.join(chunks.map(({ hash, data }) => sql`(${roomId}, ${hash}, ${data})`))
  await sql`insert into ${sql.table(table)} (room_id, hash, data) values ${rows} on conflict do nothing`.execute(
    db,
  )
}

/** Runs of at most {@link CHUNK_COMMIT_BYTES} each, or of a single piece. */
function* commits(chunks: readonly Chunk[]): Generator<Chunk[]> {
  let [run, bytes] = [[] as Chunk[], 0]
  for (const chunk of chunks) {
    if (run.length > 0 && bytes + chunk.data.byteLength > CHUNK_COMMIT_BYTES) {
      yield run
      ;[run, bytes] = [[], 0]
    }
    run.push(chunk)
    bytes += chunk.data.byteLength
  }
  if (run.length > 0) yield run
}

const bytesOf = (chunks: Chunks): number =>
  chunkTables.flatMap((table) => chunks[table]).reduce((sum, { data }) => sum + data.byteLength, 0)

/**
 * Keeps pieces ahead of the snapshot that will name them, where they are too many for one commit: edits are written in
 * between. Until then nothing names them, and {@link dropLooseChunks} would take them away.
 */
export async function insertAhead(db: Db, roomId: string, chunks: Chunks): Promise<void> {
  if (bytesOf(chunks) <= CHUNK_COMMIT_BYTES) return
  for (const table of chunkTables)
    for (const run of commits(chunks[table])) {
      await insertChunks(db, table, roomId, run)
      await setImmediate()
    }
}

/** Keeps those that are not kept, as all may be that {@link insertAhead} has written. */
export async function insertMissing(tx: Db, roomId: string, chunks: Chunks): Promise<void> {
  for (const table of chunkTables) {
    const hashes = JSON.stringify(chunks[table].map(({ hash }) => hash))
    const { rows } = await sql<{ hash: string }>`
      select hash from ${sql.table(table)}
      where room_id = ${roomId} and hash in (select value from json_each(${hashes}))`.execute(tx)
    const kept = new Set(rows.map(({ hash }) => hash))
    const missing = chunks[table].filter(({ hash }) => !kept.has(hash))
    for (const run of commits(missing)) await insertChunks(tx, table, roomId, run)
  }
}

/** Takes away the pieces that no snapshot of a room holds any more. */
export async function dropLooseChunks(db: Db, roomId: string): Promise<void> {
  for (const [table, column] of [
    ['board_chunk', 'board'],
    ['record_chunk', 'pieces'],
  ] as const) {
    const list = sql.ref(`snapshot.${column}`)
    await sql`
      delete from ${sql.table(table)} where room_id = ${roomId} and hash not in (
        select held.value from snapshot, json_each(${list}) as held
        where snapshot.room_id = ${roomId} and ${list} is not null)`.execute(db)
  }
}
