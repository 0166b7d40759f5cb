/**
 * The weights of criteria that those who lead have confirmed, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import type { HeldWeights } from '../../shared/insights/extract.ts'
import type { RoomWeightsRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

const heldOf = ({ weights, at }: Pick<RoomWeightsRow, 'weights' | 'at'>): HeldWeights => ({
  at: new Date(at).toISOString(),
  weights: JSON.parse(weights) as HeldWeights['weights'],
})

export async function readWeights(db: Db, roomId: string): Promise<HeldWeights | null> {
  const row = await db.selectFrom('room_weights').selectAll().where('room_id', '=', roomId).executeTakeFirst()
  return row ? heldOf(row) : null
}

/** Confirms these weights, and no others any more. */
export async function putWeights(
  db: Db,
  roomId: string,
  weights: HeldWeights['weights'],
): Promise<HeldWeights> {
  const said = { weights: JSON.stringify(weights), at: Date.now() }
  await db
    .insertInto('room_weights')
    .values({ room_id: roomId, ...said })
    .onConflict((conflict) => conflict.column('room_id').doUpdateSet(said))
    .execute()
  return heldOf(said)
}

export async function removeWeights(db: Db, roomId: string): Promise<void> {
  await db.deleteFrom('room_weights').where('room_id', '=', roomId).execute()
}
