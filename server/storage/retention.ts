/**
 * How long a process's things are kept, and the record of what was removed, in the database. The record stays when the
 * process is gone: it holds numbers, and no words.
 * @module
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { type Removal, type RetentionRules, usualRules } from '../../shared/protocol/retention.ts'
import { noteChanges } from './chains.ts'
import { dropLooseChunks } from './chunks.ts'
import { newId } from './ids.ts'
import type { RemovalRow, Tables } from './schema.ts'

type Db = Kysely<Tables>
/** What is removed and the record of it are one transaction: neither is there without the other. */
type Tx = Transaction<Tables>

export interface KeptRetention {
  readonly closedAt: number | null
  readonly rules: RetentionRules
}

export async function readRetention(db: Db, processId: string): Promise<KeptRetention> {
  const row = await db
    .selectFrom('retention')
    .selectAll()
    .where('process_id', '=', processId)
    .executeTakeFirst()
  const rules = { ...usualRules, ...(row && (JSON.parse(row.rules) as Partial<RetentionRules>)) }
  return { closedAt: row?.closed_at ?? null, rules }
}

export async function writeRetention(
  db: Db,
  processId: string,
  { closedAt, rules }: KeptRetention,
): Promise<void> {
  const change = { closed_at: closedAt, rules: JSON.stringify(rules) }
  await db
    .insertInto('retention')
    .values({ process_id: processId, ...change })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet(change))
    .execute()
}

/** Processes that have ended. */
export async function listClosed(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('retention')
    .select('process_id')
    .where('closed_at', 'is not', null)
    .execute()
  return rows.map(({ process_id }) => process_id)
}

export async function noteRemoval(
  db: Db,
  removal: Pick<RemovalRow, 'what' | 'actor'> & { readonly processId: string; readonly counts: object },
): Promise<void> {
  await db
    .insertInto('removal')
    .values({
      id: newId(),
      at: Date.now(),
      what: removal.what,
      actor: removal.actor,
      process_id: removal.processId,
      counts: JSON.stringify(removal.counts),
    })
    .execute()
}

/** The last one first; of one process, or of all there are and were. */
export async function listRemovals(db: Db, processId: string | null): Promise<Removal[]> {
  const all = db.selectFrom('removal').selectAll()
  const wanted = processId === null ? all : all.where('process_id', '=', processId)
  const rows = await wanted.orderBy('at', 'desc').orderBy('id').limit(200).execute()
  return rows.map(({ at, what, actor, process_id, counts }) => ({
    at: new Date(at).toISOString(),
    what,
    actor,
    processId: process_id,
    counts: JSON.parse(counts) as Record<string, number>,
  }))
}

/** Takes away snapshots that nobody took, but for the newest of each room, and the pieces they alone held. */
export async function dropWorkingSnapshots(tx: Tx, processId: string): Promise<number> {
  const { rows: due } = await sql<{ id: string }>`
    select id from snapshot where taken_by = 'server' and fixed is null
      and room_id in (select id from room where process_id = ${processId})
      and number < (select max(number) from snapshot as newer where newer.room_id = snapshot.room_id)`.execute(
    tx,
  )
  if (due.length === 0) return 0
  await noteChanges(
    tx,
    due.map(({ id }) => id),
    { change: 'removed', why: 'retention' },
  )
  for (const { id } of due) await tx.deleteFrom('snapshot').where('id', '=', id).execute()
  const rooms = await tx.selectFrom('room').select('id').where('process_id', '=', processId).execute()
  for (const { id } of rooms) await dropLooseChunks(tx, id)
  return due.length
}

/** Takes away who did what in the rooms of a process; the boards stay as they are. Gives how many rooms had such a past. */
export async function dropHistories(tx: Tx, processId: string): Promise<number> {
  const inProcess = sql`room_id in (select id from room where process_id = ${processId})`
  const { rows } = await sql<{ rooms: number }>`
    select count(distinct room_id) as rooms from board_history where ${inProcess}`.execute(tx)
  await sql`delete from board_history where ${inProcess}`.execute(tx)
  await sql`delete from board_writer where ${inProcess}`.execute(tx)
  return rows[0]?.rooms ?? 0
}

/** What people are called whose names are gone, by the language of their process. */
export const namesakes = { sv: 'Deltagare', en: 'Participant' } as const

/**
 * Takes away names of members, of voices and of people who were never let in, and lets nobody in by an old session. Gives how
 * many names there were.
 */
export async function dropNames(tx: Tx, processId: string): Promise<number> {
  const process = await tx
    .selectFrom('process')
    .select('language')
    .where('id', '=', processId)
    .executeTakeFirstOrThrow()
  const members = tx.selectFrom('member').select('id').where('process_id', '=', processId)
  await tx.deleteFrom('session').where('member_id', 'in', members).execute()
  await tx.updateTable('voice').set({ name: null }).where('member_id', 'in', members).execute()
  const links = tx.selectFrom('link').select('id').where('process_id', '=', processId)
  const waited = await tx.deleteFrom('waiting').where('link_id', 'in', links).returning('name').execute()
  const name = namesakes[process.language]
  const changed = await tx
    .updateTable('member')
    .set({ name })
    .where('process_id', '=', processId)
    .where('name', '!=', name)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) + waited.filter((one) => one.name !== null).length
}
