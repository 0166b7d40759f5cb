/**
 * What those who lead have said of cards, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import type { HeldStatus, HeldStatuses } from '../../shared/insights/statuses.ts'
import type { StatusChange } from '../../shared/protocol/statuses.ts'
import type { CardStatusRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

const heldOf = ({ status, reason, decision, wording }: CardStatusRow): HeldStatus => ({
  status,
  ...(reason === null ? {} : { reason }),
  ...(decision === null ? {} : { decision: JSON.parse(decision) as NonNullable<HeldStatus['decision']> }),
  wording,
})

/** By the ids of the cards' shapes. */
export async function listStatuses(db: Db, roomId: string): Promise<HeldStatuses> {
  const rows = await db
    .selectFrom('card_status')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('card_id')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.card_id, heldOf(row)]))
}

/** Says it of a card. A decision that was made stays with it until another is given, or none is held any more. */
export async function putStatus(
  db: Db,
  roomId: string,
  cardId: string,
  { status, reason, decision, wording }: StatusChange & { readonly wording: number },
): Promise<HeldStatus> {
  const said = { status, reason: reason ?? null, at: Date.now() }
  const decided = decision ? { decision: JSON.stringify(decision), wording } : {}
  await db
    .insertInto('card_status')
    .values({ room_id: roomId, card_id: cardId, decision: null, wording, ...said, ...decided })
    .onConflict((conflict) => conflict.columns(['room_id', 'card_id']).doUpdateSet({ ...said, ...decided }))
    .execute()
  const row = await db
    .selectFrom('card_status')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('card_id', '=', cardId)
    .executeTakeFirstOrThrow()
  return heldOf(row)
}

/** The card says again for itself where it stands. */
export async function removeStatus(db: Db, roomId: string, cardId: string): Promise<void> {
  await db.deleteFrom('card_status').where('room_id', '=', roomId).where('card_id', '=', cardId).execute()
}
