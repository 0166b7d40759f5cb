/**
 * Who had a part in a room, as numbers.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Sector } from '../../shared/vocabulary.ts'
import { sectors } from '../../shared/vocabulary.ts'
import { roleAt } from '../access/places.ts'
import type { PlaceRow, RoomRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Those who may write in a room, or could when they were in. Whose links are all withdrawn had a part all the same. */
async function writersOf(db: Db, room: RoomRow): Promise<{ id: string; sector: Sector }[]> {
  const members = await db
    .selectFrom('member')
    .selectAll()
    .where('process_id', '=', room.process_id)
    .execute()
  const places = await db
    .selectFrom('place')
    .innerJoin('member', 'member.id', 'place.member_id')
    .selectAll('place')
    .where('process_id', '=', room.process_id)
    .execute()
  const held = Map.groupBy(places, ({ member_id }) => member_id)
  const placeOf = ({ link_id, role, room_id }: Omit<PlaceRow, 'member_id'>) => ({
    linkId: link_id,
    role,
    roomId: room_id,
  })
  return members.filter((member) => {
    const role = roleAt((held.get(member.id) ?? [member]).map(placeOf), room.id)
    return role !== null && role !== 'observer'
  })
}

/** Who may write in a room, and those whom they enter for, by sector. */
export async function countParticipants(db: Db, room: RoomRow): Promise<Record<Sector, number>> {
  const writers = await writersOf(db, room)
  const voices = await db
    .selectFrom('voice')
    .innerJoin('member', 'member.id', 'voice.member_id')
    .select(['member_id', 'voice.sector'])
    .where('process_id', '=', room.process_id)
    .execute()
  const ids = new Set(writers.map(({ id }) => id))
  const people = [...writers, ...voices.filter(({ member_id }) => ids.has(member_id))]
  return Object.fromEntries(
    sectors.map((sector) => [sector, people.filter((one) => one.sector === sector).length]),
  ) as Record<Sector, number>
}

/** Organisations that people of a process say they come from, by sector, each once. */
export async function organisationsOf(db: Db, processId: string): Promise<Partial<Record<Sector, string[]>>> {
  const rows = await db
    .selectFrom('member')
    .select(['sector', 'organisation'])
    .distinct()
    .where('process_id', '=', processId)
    .where('organisation', 'is not', null)
    .where('organisation', '!=', '')
    .where('role', '!=', 'observer')
    .orderBy('organisation')
    .execute()
  const bySector = Map.groupBy(rows, ({ sector }) => sector)
  return Object.fromEntries(
    [...bySector].map(([sector, of]) => [sector, of.flatMap(({ organisation }) => organisation ?? [])]),
  )
}
