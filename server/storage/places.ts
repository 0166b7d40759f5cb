/**
 * The places that links gave to members, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { onlyRoom, type Place, strongest } from '../access/places.ts'
import type { PlaceRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

const placeOf = ({ link_id, role, room_id }: PlaceRow): Place => ({ linkId: link_id, role, roomId: room_id })

export async function listPlaces(db: Db, memberId: string): Promise<Place[]> {
  const rows = await db.selectFrom('place').selectAll().where('member_id', '=', memberId).execute()
  return rows.map(placeOf)
}

/** Gives a member the place of a link, once; the member's row says what all their places come to. */
export async function addPlace(db: Db, memberId: string, { linkId, role, roomId }: Place): Promise<void> {
  await db
    .insertInto('place')
    .values({ member_id: memberId, link_id: linkId, role, room_id: roomId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sumUp(db, memberId)
}

async function sumUp(db: Db, memberId: string): Promise<boolean> {
  const places = await listPlaces(db, memberId)
  const role = strongest(places.map((place) => place.role))
  if (!role) return false
  const summary = { role, room_id: onlyRoom(places) }
  await db.updateTable('member').set(summary).where('id', '=', memberId).execute()
  return true
}

/**
 * Takes away the places that a link gave. Those who have no other are signed out everywhere.
 * @returns the members who are out now, and those who stay with what their other links allow
 */
export async function removePlaces(
  db: Db,
  linkId: string,
): Promise<{ readonly out: readonly string[]; readonly stay: readonly string[] }> {
  const held = await db.selectFrom('place').select('member_id').where('link_id', '=', linkId).execute()
  await db.deleteFrom('place').where('link_id', '=', linkId).execute()
  const out: string[] = []
  const stay: string[] = []
  for (const { member_id } of held) ((await sumUp(db, member_id)) ? stay : out).push(member_id)
  await db.deleteFrom('session').where('member_id', 'in', out).execute()
  return { out, stay }
}
