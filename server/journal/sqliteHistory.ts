/**
 * The history of rooms on the embedded store, read a row at a time, so that no room waits while much is read.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { Writer } from '../history/claims.ts'
import type { HistorySegment } from '../history/segment.ts'
import type { History, RoomHistory } from './History.ts'

interface SegmentRow extends HistorySegment {
  readonly base: Uint8Array | null
}

function prepareStatements(sqlite: DatabaseSync) {
  return {
    start: sqlite.prepare(
      `SELECT coalesce(
         (SELECT max(seq) FROM board_history WHERE room_id = ?1 AND is_key = 1 AND from_at <= ?2),
         (SELECT min(seq) FROM board_history WHERE room_id = ?1)) AS seq`,
    ),
    newest: sqlite.prepare(
      `SELECT coalesce(
         (SELECT min(seq) FROM board_history AS start WHERE room_id = ?1 AND is_key = 1 AND ?2 >=
           (SELECT sum(bytes) FROM board_history AS after WHERE after.room_id = ?1 AND after.seq >= start.seq)),
         (SELECT max(seq) FROM board_history WHERE room_id = ?1 AND is_key = 1)) AS seq`,
    ),
    seqs: sqlite.prepare('SELECT seq FROM board_history WHERE room_id = ? AND seq >= ? ORDER BY seq'),
    read: sqlite.prepare(
      `SELECT from_at AS fromAt, to_at AS toAt, data, CASE WHEN ?3 THEN base END AS base
       FROM board_history WHERE room_id = ?1 AND seq = ?2`,
    ),
    writers: sqlite.prepare(
      'SELECT client, clock, member_id AS memberId FROM board_writer WHERE room_id = ? ORDER BY client, clock',
    ),
    oldRooms: sqlite.prepare('SELECT DISTINCT room_id AS roomId FROM board_history WHERE to_at < ?'),
    expire: sqlite.prepare(
      `DELETE FROM board_history WHERE room_id = ?1 AND seq < coalesce(
         (SELECT max(seq) FROM board_history WHERE room_id = ?1 AND is_key = 1
            AND seq <= (SELECT min(seq) FROM board_history WHERE room_id = ?1 AND to_at >= ?2)),
         CASE WHEN EXISTS (SELECT 1 FROM board_history WHERE room_id = ?1 AND to_at >= ?2) THEN 0 ELSE 9e15 END)`,
    ),
  }
}

/** The history in the journal's tables of an open, migrated database. */
export function sqliteHistory(sqlite: DatabaseSync): History {
  const statements = prepareStatements(sqlite)

  /** Null where some of it was thrown away meanwhile. */
  async function readFrom(roomId: string, start: number): Promise<RoomHistory | null> {
    const rows: SegmentRow[] = []
    for (const { seq } of statements.seqs.all(roomId, start) as { seq: number }[]) {
      const row = statements.read.get(roomId, seq, seq === start ? 1 : 0) as SegmentRow | undefined
      if (!row) return null
      rows.push(row)
      await setImmediate()
    }
    const segments = rows.map(({ fromAt, toAt, data }) => ({ fromAt, toAt, data }))
    return { base: rows[0]?.base ?? null, segments }
  }

  async function readWhole(roomId: string, startOf: () => unknown): Promise<RoomHistory> {
    for (;;) {
      const { seq } = startOf() as { seq: number | null }
      if (seq === null) return { base: null, segments: [] }
      const history = await readFrom(roomId, seq)
      if (history) return history
    }
  }

  return {
    read: (roomId, since = 0) => readWhole(roomId, () => statements.start.get(roomId, since)),
    readNewest: (roomId, bytes) => readWhole(roomId, () => statements.newest.get(roomId, bytes)),
    async writers(roomId) {
      return statements.writers.all(roomId) as unknown as Writer[]
    },
    async expire(before) {
      for (const { roomId } of statements.oldRooms.all(before) as { roomId: string }[])
        statements.expire.run(roomId, before)
    },
  }
}
