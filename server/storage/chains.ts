/**
 * The chains of snapshots in the database: links made where there are none yet, and what is written down of a snapshot
 * that is taken away or written over.
 * @module
 */
import { type Kysely, sql } from 'kysely'
import { type Chain, linkOfRow } from '../snapshots/chain.ts'
import type { SnapshotChangeRow, SnapshotRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** The link that the next snapshot of a room builds on; null before the first. */
export async function lastLink(db: Db, roomId: string): Promise<{ number: number; link: string } | null> {
  const [kept, changed] = await Promise.all(
    (['snapshot', 'snapshot_change'] as const).map((table) =>
      db
        .selectFrom(table as 'snapshot')
        .select(['number', 'link'])
        .where('room_id', '=', roomId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ),
  )
  if (!kept || !changed) return kept ?? changed ?? null
  return kept.number >= changed.number ? kept : changed
}

/** Links what has no link: snapshots from before there were chains, in the order they were taken. */
export async function linkSnapshots(db: Db): Promise<void> {
  const rows = await db
    .selectFrom('snapshot')
    .select(['id', 'room_id', 'number', 'taken_at', 'hash', 'doc_hash'])
    .where('link', '=', '')
    .orderBy('room_id')
    .orderBy('number')
    .execute()
  const links = new Map<string, string>()
  for (const row of rows) {
    const previous_link = links.get(row.room_id) ?? null
    const link = linkOfRow({ ...row, previous_link })
    links.set(row.room_id, link)
    await db.updateTable('snapshot').set({ link, previous_link }).where('id', '=', row.id).execute()
  }
}

/**
 * Writes down that snapshots are about to be taken away or written over, with what their links were made from: the chain
 * stays whole, and tells honestly where something went. To be called before, in the same transaction.
 */
export async function noteChanges(
  tx: Db,
  ids: readonly string[],
  { change, why }: Pick<SnapshotChangeRow, 'change' | 'why'>,
): Promise<void> {
  const at = Date.now()
  for (const id of ids)
    await sql`
      insert into snapshot_change
        (snapshot_id, room_id, number, taken_at, hash, doc_hash, previous_link, link, change, why, at)
      select id, room_id, number, taken_at, hash, doc_hash, previous_link, link, ${change}, ${why}, ${at}
      from snapshot where id = ${id}
      on conflict (snapshot_id) do update set change = excluded.change, why = excluded.why, at = excluded.at`.execute(
      tx,
    )
}

export async function readChain(db: Db, roomId: string): Promise<Chain> {
  const kept = await db
    .selectFrom('snapshot')
    .select(['id', 'room_id', 'number', 'taken_at', 'hash', 'doc_hash', 'previous_link', 'link'])
    .where('room_id', '=', roomId)
    .execute()
  const changes = await db.selectFrom('snapshot_change').selectAll().where('room_id', '=', roomId).execute()
  return { kept, changes }
}

/** A snapshot before it has its place in the chain. */
export type Unlinked = Omit<SnapshotRow, 'number' | 'link' | 'previous_link'>
