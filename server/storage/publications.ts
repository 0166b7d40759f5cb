/**
 * Rooms whose outcome is published, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { newId } from './ids.ts'
import type { PublicationRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Publishes a room; one that is already stays at its address. */
export async function insertPublication(db: Db, roomId: string): Promise<PublicationRow> {
  await db
    .insertInto('publication')
    .values({ room_id: roomId, id: newId(), created_at: Date.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db.selectFrom('publication').selectAll().where('room_id', '=', roomId).executeTakeFirstOrThrow()
}

export async function deletePublication(db: Db, roomId: string): Promise<void> {
  await db.deleteFrom('publication').where('room_id', '=', roomId).execute()
}

/** Those of a process, in the order of its rooms. */
export async function listPublications(db: Db, processId: string): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .innerJoin('room', 'room.id', 'publication.room_id')
    .selectAll('publication')
    .where('room.process_id', '=', processId)
    .orderBy('room.position')
    .execute()
}

export async function findPublication(db: Db, id: string): Promise<PublicationRow | undefined> {
  return db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst()
}
