/**
 * What a checkpoint drops is kept as history, within its bounds. Now and then the whole board is kept with it (a key),
 * so that everything before can be thrown away without anything being put together.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { HISTORY_KEY_BYTES, MAX_HISTORY_BYTES } from '../../shared/limits.ts'
import type { PlacedSegment } from './Journal.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Between two keys there are this many times the bytes of a board, so that keys are a fifth of all at most. */
const BOARDS_PER_KEY = 4
/** Parts of the bound after which there is a key whatever the board has: the oldest goes in pieces of this size. */
const PIECES = 8

interface LastKey {
  readonly from_at: number
  /** Bytes of history since and with it. */
  readonly since: number
}

function prepareStatements(sqlite: DatabaseSync) {
  return {
    lastKey: sqlite.prepare(
      `SELECT from_at,
         (SELECT sum(bytes) FROM board_history AS after WHERE after.room_id = ?1 AND after.seq >= newest.seq) AS since
       FROM board_history AS newest WHERE room_id = ?1 AND is_key = 1 ORDER BY seq DESC LIMIT 1`,
    ),
    baseBytes: sqlite.prepare('SELECT length(gzipped) AS bytes FROM board_checkpoint WHERE room_id = ?'),
    insert: sqlite.prepare(
      `INSERT INTO board_history (room_id, seq, from_at, to_at, bytes, is_key, data) VALUES (?, ?, ?, ?, ?, 0, ?)`,
    ),
    insertKey: sqlite.prepare(
      `INSERT INTO board_history (room_id, seq, from_at, to_at, bytes, is_key, base, data)
       VALUES (?1, ?2, ?3, ?4, ?5, 1, (SELECT gzipped FROM board_checkpoint WHERE room_id = ?1), ?6)`,
    ),
    total: sqlite.prepare('SELECT sum(bytes) AS bytes FROM board_history WHERE room_id = ?'),
    dropOldest: sqlite.prepare(
      `DELETE FROM board_history WHERE room_id = ?1 AND seq < (
         SELECT min(seq) FROM board_history WHERE room_id = ?1 AND is_key = 1
           AND seq > (SELECT min(seq) FROM board_history WHERE room_id = ?1))`,
    ),
  }
}

/** Gives the function that keeps segments; to be called in the checkpoint's transaction, before the checkpoint is written. */
export function historyKeeper(
  sqlite: DatabaseSync,
): (roomId: string, segments: readonly PlacedSegment[]) => void {
  const statements = prepareStatements(sqlite)
  const bytesOf = (row: unknown): number => (row as { bytes: number | null } | undefined)?.bytes ?? 0

  function needsKey(roomId: string, boardBytes: number, at: number): boolean {
    const last = statements.lastKey.get(roomId) as LastKey | undefined
    if (!last || at - last.from_at >= DAY_MS) return true
    const enough = Math.max(HISTORY_KEY_BYTES, boardBytes * BOARDS_PER_KEY)
    return last.since >= Math.min(enough, MAX_HISTORY_BYTES / PIECES)
  }

  return (roomId, segments) => {
    const boardBytes = bytesOf(statements.baseBytes.get(roomId))
    for (const [i, { seq, fromAt, toAt, data }] of segments.entries()) {
      // The board that is kept is the one before the first of them.
      const isKey = i === 0 && needsKey(roomId, boardBytes, fromAt)
      const bytes = data.byteLength + (isKey ? boardBytes : 0)
      const insert = isKey ? statements.insertKey : statements.insert
      insert.run(roomId, seq, fromAt, toAt, bytes, data)
    }
    while (bytesOf(statements.total.get(roomId)) > MAX_HISTORY_BYTES)
      if (statements.dropOldest.run(roomId).changes === 0) break
  }
}
