/**
 * Processes and their rooms in the database.
 * @module
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import { MAX_STARTED_PROCESSES } from '../../shared/limits.ts'
import { type ProcessYears, yearsFrom } from '../../shared/rooms/years.ts'
import type { Language, Step, StrengthArea } from '../../shared/vocabulary.ts'
import { steps } from '../../shared/vocabulary.ts'
import { boardTables } from '../journal/boardTables.ts'
import { newId } from './ids.ts'
import type { ProcessRow, RoomRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** A room with what its newest snapshot counted. */
export interface RoomWithCounts extends RoomRow {
  snapshots: number
  insights: number | null
}

interface NewProcess {
  readonly title: string
  readonly language: Language
  readonly years?: ProcessYears | undefined
  readonly startedFrom?: string
}

export async function insertProcess(
  db: Db,
  { title, language, years, startedFrom }: NewProcess,
): Promise<ProcessRow> {
  const row = {
    id: newId(),
    title,
    language,
    created_at: Date.now(),
    years: years ? JSON.stringify(years) : null,
    started_from: startedFrom ?? null,
    has_register: 1,
  }
  await db.insertInto('process').values(row).execute()
  return row
}

/** A process started from another; null where as many were started from the operator's one as may be. */
export function insertStarted(
  db: Db,
  from: ProcessRow,
  process: Omit<NewProcess, 'startedFrom'>,
): Promise<ProcessRow | null> {
  const startedFrom = from.started_from ?? from.id
  return db.transaction().execute(async (tx) => {
    const { count } = await tx
      .selectFrom('process')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('started_from', '=', startedFrom)
      .executeTakeFirstOrThrow()
    return count >= MAX_STARTED_PROCESSES ? null : insertProcess(tx, { ...process, startedFrom })
  })
}

interface NewRoom {
  readonly step: Step
  readonly title: string
  readonly strengthArea?: StrengthArea | undefined
}

export async function insertRoom(
  db: Db,
  processId: string,
  { step, title, strengthArea }: NewRoom,
): Promise<RoomRow> {
  const { last } = await db
    .selectFrom('room')
    .select((of) => of.fn.max('position').as('last'))
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  const row: RoomRow = {
    id: newId(),
    process_id: processId,
    step,
    strength_area: strengthArea ?? null,
    title,
    position: (last ?? 0) + 1,
    status: 'open',
    closed_at: null,
    created_at: Date.now(),
    board_version: BOARD_VERSION,
  }
  await db.insertInto('room').values(row).execute()
  return row
}

/** The years that a process looks to. */
export const yearsOf = ({ years, created_at }: Pick<ProcessRow, 'years' | 'created_at'>): ProcessYears =>
  years === null ? yearsFrom(new Date(created_at)) : (JSON.parse(years) as ProcessYears)

export async function findProcess(db: Db, id: string): Promise<ProcessRow | undefined> {
  return db.selectFrom('process').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listProcesses(db: Db): Promise<ProcessRow[]> {
  return db.selectFrom('process').selectAll().orderBy('created_at', 'desc').execute()
}

export async function updateProcess(
  db: Db,
  id: string,
  changes: Partial<Pick<ProcessRow, 'title' | 'language' | 'years'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await db.updateTable('process').set(changes).where('id', '=', id).execute()
}

/** With the boards of its rooms, which the database does not know to be theirs. */
export async function deleteProcess(db: Db | Transaction<Tables>, id: string): Promise<void> {
  const inProcess = sql`room_id in (select id from room where process_id = ${id})`
  for (const table of boardTables) await sql`delete from ${sql.table(table)} where ${inProcess}`.execute(db)
  await db.deleteFrom('process').where('id', '=', id).execute()
}

/** Takes away a room with all that belongs to it: also messages about it, and what is known of files that it alone was in. */
export async function deleteRoom(
  tx: Transaction<Tables>,
  { id, process_id }: Pick<RoomRow, 'id' | 'process_id'>,
): Promise<void> {
  const own = await tx.selectFrom('snapshot').select('id').where('room_id', '=', id).execute()
  const ids = new Set(own.map((snapshot) => snapshot.id))
  const files = await tx
    .selectFrom('exported_file')
    .select(['sha256', 'snapshots'])
    .where('process_id', '=', process_id)
    .execute()
  for (const { sha256, snapshots } of files)
    if ((JSON.parse(snapshots) as string[]).every((snapshot) => ids.has(snapshot)))
      await tx.deleteFrom('exported_file').where('sha256', '=', sha256).execute()
  for (const table of boardTables)
    await sql`delete from ${sql.table(table)} where room_id = ${id}`.execute(tx)
  await sql`delete from webhook_delivery where instr(body, ${id}) > 0`.execute(tx)
  await tx.deleteFrom('room').where('id', '=', id).execute()
}

function roomsWithCounts(db: Db) {
  return db
    .selectFrom('room')
    .selectAll('room')
    .select((of) => [
      of
        .selectFrom('snapshot')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('snapshot.room_id', '=', 'room.id')
        .as('snapshots'),
      of
        .selectFrom('snapshot')
        .select('snapshot.insights')
        .whereRef('snapshot.room_id', '=', 'room.id')
        .orderBy('number', 'desc')
        .limit(1)
        .as('insights'),
    ])
}

const counted = (row: RoomRow & { snapshots: number | null; insights: number | null }): RoomWithCounts => ({
  ...row,
  snapshots: row.snapshots ?? 0,
})

/** The rooms of a process: those of one step beside each other, in the order of the steps. */
export async function listRooms(db: Db, processId: string): Promise<RoomWithCounts[]> {
  const rows = await roomsWithCounts(db)
    .where('room.process_id', '=', processId)
    .orderBy('position')
    .execute()
  return rows.map(counted).toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
}

/** The ids of all rooms there are. */
export async function listAllRooms(db: Db): Promise<Pick<RoomRow, 'id'>[]> {
  return db.selectFrom('room').select('id').execute()
}

export async function findRoom(db: Db, id: string): Promise<RoomWithCounts | undefined> {
  const row = await roomsWithCounts(db).where('room.id', '=', id).executeTakeFirst()
  return row && counted(row)
}

export async function updateRoom(
  db: Db,
  id: string,
  changes: Partial<Pick<RoomRow, 'title' | 'status' | 'strength_area'>>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  const { status } = changes
  const closedAt = status === 'closed' ? sql<number>`coalesce(closed_at, ${Date.now()})` : null
  await db
    .updateTable('room')
    .set({ ...changes, ...(status ? { closed_at: closedAt } : {}) })
    .where('id', '=', id)
    .execute()
}
