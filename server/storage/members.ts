/**
 * The members of a process, and how one is removed, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { listPlaces } from './places.ts'
import type { MemberRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** A member, and whether a link still lets them in. */
export interface KnownMember extends MemberRow {
  readonly isIn: boolean
}

/** All who ever joined a process, by their ids. */
export async function membersById(db: Db, processId: string): Promise<Map<string, KnownMember>> {
  const rows = await db.selectFrom('member').selectAll().where('process_id', '=', processId).execute()
  const places = await db
    .selectFrom('place')
    .innerJoin('member', 'member.id', 'place.member_id')
    .select('place.member_id')
    .where('process_id', '=', processId)
    .execute()
  const held = new Set(places.map(({ member_id }) => member_id))
  return new Map(rows.map((row) => [row.id, { ...row, isIn: held.has(row.id) }]))
}

/** A member with their places; undefined for nobody. */
export async function findMember(db: Db, id: string) {
  const row = await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { row, places: await listPlaces(db, id) }
}

/**
 * Takes all places and sessions away from a member, their votes in a round that is open, and the names of those they
 * entered for. What they are called stays, for those who put right what they did.
 */
export async function removeMember(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['place', 'session', 'ballot'] as const)
      await tx.deleteFrom(table).where('member_id', '=', id).execute()
    const voices = tx.selectFrom('voice').select('id').where('member_id', '=', id)
    await tx.deleteFrom('voice_ballot').where('voice_id', 'in', voices).execute()
    await tx.updateTable('voice').set({ name: null }).where('member_id', '=', id).execute()
  })
}
