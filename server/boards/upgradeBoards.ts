/**
 * When the server starts, before anyone is let in, boards of an older form are brought into today's: once, by nobody
 * else, as an edit like any other. Pages of another version are turned away (`routes/sync.ts`).
 * @module
 */
import type { Kysely } from 'kysely'
import { BOARD_VERSION, boardSchema, type SerializedSchema } from '../../shared/board/version.ts'
import type { Logger } from '../log.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import type { Tables } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'

interface Boards {
  readonly db: Kysely<Tables>
  readonly rooms: Rooms
  readonly log: Logger
}

/** The form that a version wrote; null where no server of this database ever ran in it. */
export async function schemaOf(db: Kysely<Tables>, version: number): Promise<SerializedSchema | null> {
  const row = await db
    .selectFrom('board_schema')
    .select('schema')
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? (JSON.parse(row.schema) as SerializedSchema) : null
}

/** Notes what form this version writes, for those that come after it, and brings older boards along. */
export async function upgradeBoards(boards: Boards): Promise<void> {
  const { db, log } = boards
  await db
    .insertInto('board_schema')
    .values({ version: BOARD_VERSION, schema: JSON.stringify(boardSchema) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const older = await db
    .selectFrom('room')
    .select(['id', 'board_version'])
    .where('board_version', '<', BOARD_VERSION)
    .execute()
  for (const room of older) {
    await upgradeOne(boards, room.id, room.board_version)
    log.info({ room: room.id, from: room.board_version, to: BOARD_VERSION }, 'a board was brought along')
  }
}

async function upgradeOne({ db, rooms }: Boards, id: string, version: number): Promise<void> {
  const from = await schemaOf(db, version)
  if (!from) throw new Error(`Boards have version ${version}, of which this database has no schema.`)
  const { state } = await rooms.read(id)
  const update = await snapshotThread.run('upgrade', { state, from })
  // A start cut short between the two does it again: then there is nothing to change.
  if (update) await rooms.apply(id, update, null)
  await db.updateTable('room').set({ board_version: BOARD_VERSION }).where('id', '=', id).execute()
}
