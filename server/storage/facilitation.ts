/**
 * How rooms are led, in the database.
 * @module
 */
import { type Kysely, sql } from 'kysely'
import { atFirst, type Change, type Led } from '../facilitation/led.ts'
import type { FacilitationRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** A state with the number it goes by. */
export interface KeptLed {
  readonly version: number
  readonly led: Led
}

/** What an older version kept has less in it. */
const kept = ({ version, state }: FacilitationRow): KeptLed => ({
  version,
  led: { ...atFirst([]), ...(JSON.parse(state) as Led) },
})

export async function readLed(db: Db, roomId: string): Promise<KeptLed | null> {
  const row = await db.selectFrom('facilitation').selectAll().where('room_id', '=', roomId).executeTakeFirst()
  return row ? kept(row) : null
}

/**
 * Changes how a room is led, and counts its version up.
 * @param first the state of a room that has none yet
 */
export async function changeLed(
  db: Db,
  roomId: string,
  first: Led,
  change: (led: Led) => Change,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const before = await readLed(tx, roomId)
    const changed = change(before?.led ?? first)
    if (!changed.ok) return changed
    const row = {
      room_id: roomId,
      version: (before?.version ?? 0) + 1,
      state: JSON.stringify(changed.led),
    }
    await tx
      .insertInto('facilitation')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('room_id').doUpdateSet({ version: row.version, state: row.state }),
      )
      .execute()
    return changed
  })
}

/** How many members have written in a room what nobody else sees yet. Steps from member to member, past their updates. */
export async function countHiddenWriters(db: Db, roomId: string): Promise<number> {
  const { rows } = await sql<{ writers: number }>`
    with recursive writer (id) as (
      select min(member_id) from board_hidden where room_id = ${roomId}
      union all
      select (select min(member_id) from board_hidden where room_id = ${roomId} and member_id > writer.id)
      from writer where writer.id is not null
    ) select count(id) as writers from writer`.execute(db)
  return rows[0]?.writers ?? 0
}
