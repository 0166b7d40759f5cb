/**
 * A snapshot's row with all of its content, its pieces put behind what is in the row.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { wholeContent } from '../snapshots/contentPieces.ts'
import type { SnapshotRow, Tables } from './schema.ts'

/** What of a row says where its content is. */
type Placed = Pick<SnapshotRow, 'room_id' | 'content' | 'pieces'>

/** A snapshot as it is read. */
export type WholeSnapshot = Omit<SnapshotRow, 'content'> & {
  /** Its content, as `snapshots/contentPieces.ts` unfolds it. */
  readonly whole: Uint8Array
}

interface Piece {
  readonly data: Uint8Array
}

const putTogether = <Row extends Placed>({ content, ...row }: Row, pieces: readonly Uint8Array[]) => ({
  ...row,
  whole: wholeContent(content, pieces),
})

function complete(rows: readonly Piece[], pieces: string): Uint8Array[] {
  if (rows.length < (JSON.parse(pieces) as string[]).length)
    throw new Error('pieces of a snapshot are missing')
  return rows.map(({ data }) => data)
}

/** The pieces of a snapshot's content, in their order. Throws where one is missing. */
export async function piecesOf(
  db: Kysely<Tables>,
  { room_id, pieces }: Pick<SnapshotRow, 'room_id' | 'pieces'>,
): Promise<Uint8Array[]> {
  if (!pieces) return []
  const { rows } = await sql<Piece>`
    select data from json_each(${pieces}) as held cross join record_chunk
    on record_chunk.room_id = ${room_id} and record_chunk.hash = held.value order by held.key`.execute(db)
  return complete(rows, pieces)
}

/** Throws where a piece is missing. */
export async function withPieces<Row extends Placed>(
  db: Kysely<Tables>,
  row: Row,
): Promise<Omit<Row, 'content'> & { whole: Uint8Array }> {
  return putTogether(row, await piecesOf(db, row))
}

/** The same for who reads the database without a server; it may be from before there were pieces. */
export function withPiecesSync<Row extends Placed>(
  db: DatabaseSync,
  row: Row,
): Omit<Row, 'content'> & { whole: Uint8Array } {
  if (!row.pieces) return putTogether(row, [])
  const rows = db
    .prepare(
      `select data from json_each(?) as held cross join record_chunk
       on record_chunk.room_id = ? and record_chunk.hash = held.value order by held.key`,
    )
    .all(row.pieces, row.room_id) as unknown as Piece[]
  return putTogether(row, complete(rows, row.pieces))
}
