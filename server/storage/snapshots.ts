/**
 * Snapshots in the database: immutable once written.
 * @module
 */
import type { Kysely } from 'kysely'
import { newId } from './ids.ts'
import type { SnapshotRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** A snapshot without its content. */
export type SnapshotHead = Omit<SnapshotRow, 'content'>

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
  'insights',
  'relations',
] as const

/** Writes a snapshot under its room's next number. */
export async function insertSnapshot(
  db: Db,
  snapshot: Omit<SnapshotRow, 'number' | 'previous_id'> & { previous_id: string | null },
): Promise<SnapshotHead> {
  return db.transaction().execute(async (tx) => {
    const { last } = await tx
      .selectFrom('snapshot')
      .select((of) => of.fn.max('number').as('last'))
      .where('room_id', '=', snapshot.room_id)
      .executeTakeFirstOrThrow()
    const row = { ...snapshot, number: (last ?? 0) + 1 }
    await tx.insertInto('snapshot').values(row).execute()
    const { content: _content, ...head } = row
    return head
  })
}

/** An id for a snapshot about to be taken: its records carry it. */
export const newSnapshotId = newId

export async function findSnapshot(db: Db, id: string): Promise<SnapshotRow | undefined> {
  return db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function newestSnapshot(db: Db, roomId: string): Promise<SnapshotRow | undefined> {
  return db
    .selectFrom('snapshot')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
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
