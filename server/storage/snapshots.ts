/**
 * Snapshots in the database: immutable once written, but for what server/snapshots/forget.ts takes out.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import type { Fixing } from '../../shared/protocol/snapshots.ts'
import { linkOfRow } from '../snapshots/chain.ts'
import { lastLink, type Unlinked } from './chains.ts'
import { type Chunks, insertAhead, insertMissing } from './chunks.ts'
import { newId } from './ids.ts'
import type { SnapshotRow, Tables } from './schema.ts'
import { queueDeliveries } from './webhooks.ts'
import { type WholeSnapshot, withPieces } from './wholeSnapshots.ts'

type Db = Kysely<Tables>

/** A snapshot without its content and its board. */
export type SnapshotHead = Omit<SnapshotRow, 'content' | 'pieces' | 'board' | 'board_version' | 'seq'>

const headColumns = [
  'id',
  'room_id',
  'number',
  'taken_at',
  'taken_by',
  'reason',
  'note',
  'hash',
  'doc_hash',
  'previous_id',
  'previous_link',
  'link',
  'insights',
  'relations',
  'fixed',
] as const

/**
 * Writes a snapshot under its room's next number, linked to the one before.
 * @param chunks of its board and records, at least those that are not kept yet
 * @returns the snapshot without what it holds, and whether another system is to be told of it
 */
export async function insertSnapshot(
  db: Db,
  chunks: Chunks,
  snapshot: Unlinked,
): Promise<{ head: SnapshotHead; isTold: boolean }> {
  await insertAhead(db, snapshot.room_id, chunks)
  return db.transaction().execute(async (tx) => {
    const last = await lastLink(tx, snapshot.room_id)
    const numbered = { ...snapshot, number: (last?.number ?? 0) + 1, previous_link: last?.link ?? null }
    const row = { ...numbered, link: linkOfRow(numbered) }
    await tx.insertInto('snapshot').values(row).execute()
    await insertMissing(tx, row.room_id, chunks)
    const { content: _c, pieces: _p, board: _b, board_version: _v, seq: _s, ...head } = row
    return { head, isTold: await tellOf(tx, head) }
  })
}

/** Writes down what the webhooks of its process are to be told: numbers and ids, nothing that was said. Gives whether there are any. */
async function tellOf(tx: Transaction<Tables>, head: SnapshotHead): Promise<boolean> {
  const webhooks = await tx
    .selectFrom('webhook')
    .innerJoin('room', 'room.process_id', 'webhook.process_id')
    .select(['webhook.id', 'webhook.process_id'])
    .where('room.id', '=', head.room_id)
    .execute()
  const [first] = webhooks
  if (!first) return false
  await queueDeliveries(
    tx,
    webhooks.map(({ id }) => id),
    'snapshot.taken',
    {
      processId: first.process_id,
      roomId: head.room_id,
      snapshotId: head.id,
      number: head.number,
      takenAt: new Date(head.taken_at).toISOString(),
      reason: head.reason,
      hash: head.hash,
      insights: head.insights,
      relations: head.relations,
    },
  )
  return true
}

/** An id for a snapshot about to be taken: its records carry it. */
export const newSnapshotId = newId

export async function findSnapshot(db: Db, id: string): Promise<WholeSnapshot | undefined> {
  const row = await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  return row && withPieces(db, row)
}

/** The newest of a room, its pieces left where they are. */
export async function newestRow(db: Db, roomId: string): Promise<SnapshotRow | undefined> {
  return db
    .selectFrom('snapshot')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function newestSnapshot(db: Db, roomId: string): Promise<WholeSnapshot | undefined> {
  const row = await newestRow(db, roomId)
  return row && withPieces(db, row)
}

/** A room's snapshot as it stood at a time (milliseconds since 1970); the first where there was none yet. */
export async function snapshotAt(db: Db, roomId: string, time: number): Promise<WholeSnapshot | undefined> {
  const ofRoom = db.selectFrom('snapshot').selectAll().where('room_id', '=', roomId).limit(1)
  const row =
    (await ofRoom.where('taken_at', '<=', time).orderBy('number', 'desc').executeTakeFirst()) ??
    (await ofRoom.orderBy('number', 'asc').executeTakeFirst())
  return row && withPieces(db, row)
}

/** The newest of a room, without what it holds. */
export async function newestHead(db: Db, roomId: string): Promise<SnapshotHead | undefined> {
  return db
    .selectFrom('snapshot')
    .select(headColumns)
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Where in its log a room's newest snapshot was taken; null where that is not known, or there is none. */
export async function snapshotSeq(db: Db, roomId: string): Promise<number | null> {
  const row = await db
    .selectFrom('snapshot')
    .select('seq')
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

/** Whether some snapshot of a room is fixed. */
export async function hasFixed(db: Db, roomId: string): Promise<boolean> {
  const row = await db
    .selectFrom('snapshot')
    .select('id')
    .where('room_id', '=', roomId)
    .where('fixed', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Fixes a snapshot; null where it is fixed already. */
export async function fixSnapshot(db: Db, id: string, fixing: Fixing): Promise<string | null> {
  const fixed = JSON.stringify(fixing)
  const { numUpdatedRows } = await db
    .updateTable('snapshot')
    .set({ fixed })
    .where('id', '=', id)
    .where('fixed', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? fixed : null
}

/** Where in its log each of a room's snapshots was taken. */
export async function listSnapshotSeqs(db: Db, roomId: string): Promise<Pick<SnapshotRow, 'id' | 'seq'>[]> {
  return db.selectFrom('snapshot').select(['id', 'seq']).where('room_id', '=', roomId).execute()
}

/** Newest first. */
export async function listSnapshots(db: Db, roomId: string): Promise<SnapshotHead[]> {
  return db
    .selectFrom('snapshot')
    .select(headColumns)
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .execute()
}

/** The chunks of a snapshot's board; null where it was taken before boards were kept. */
export async function readBoardOf(
  db: Db,
  { room_id, board }: Pick<SnapshotRow, 'room_id' | 'board'>,
): Promise<Uint8Array[] | null> {
  if (board === null) return null
  const hashes = JSON.parse(board) as string[]
  const rows = await db
    .selectFrom('board_chunk')
    .select(['hash', 'data'])
    .where('room_id', '=', room_id)
    .where('hash', 'in', hashes)
    .execute()
  if (rows.length < new Set(hashes).size) throw new Error('chunks of a snapshot are missing')
  return rows.map(({ data }) => data)
}
