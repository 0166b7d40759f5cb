/**
 * The journal on the embedded store. The connection's `synchronous=FULL` makes a commit mean "on disk".
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { packClaims } from '../history/claims.ts'
import { boardTables } from './boardTables.ts'
import type { HiddenUpdate, Journal } from './Journal.ts'
import { historyKeeper } from './keepHistory.ts'
import { logReader } from './readLog.ts'

function prepareStatements(sqlite: DatabaseSync) {
  return {
    begin: sqlite.prepare('BEGIN IMMEDIATE'),
    commit: sqlite.prepare('COMMIT'),
    insert: sqlite.prepare(
      'INSERT INTO board_update (room_id, seq, at, member_id, data, claims) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    insertWriter: sqlite.prepare(
      `INSERT OR IGNORE INTO board_writer (room_id, client, clock, member_id) SELECT ?1, ?2, ?3, ?4
       WHERE ?4 IS NOT (SELECT member_id FROM board_writer WHERE room_id = ?1 AND client = ?2 ORDER BY clock DESC LIMIT 1)`,
    ),
    insertHidden: sqlite.prepare(
      `INSERT INTO board_hidden (room_id, member_id, seq, at, data) VALUES (?1, ?2,
         (SELECT coalesce(max(seq), 0) + 1 FROM board_hidden WHERE room_id = ?1 AND member_id = ?2), ?3, ?4)
       RETURNING seq`,
    ),
    readHidden: sqlite.prepare(
      `SELECT member_id AS memberId, seq, data FROM board_hidden WHERE room_id = ? ORDER BY member_id, seq`,
    ),
    endHidden: sqlite.prepare(
      `DELETE FROM board_hidden WHERE room_id = ? AND member_id = ?
         AND seq NOT IN (SELECT value FROM json_each(?))`,
    ),
    head: sqlite.prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM board_update WHERE room_id = ?1), 0),
         coalesce((SELECT seq FROM board_checkpoint WHERE room_id = ?1), 0)) AS seq`,
    ),
    checkpointSeq: sqlite.prepare('SELECT seq FROM board_checkpoint WHERE room_id = ?'),
    writeCheckpoint: sqlite.prepare(
      `INSERT INTO board_checkpoint (room_id, seq, at, gzipped, bytes, state_vector, deletions)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, at = excluded.at, gzipped = excluded.gzipped,
         bytes = excluded.bytes, state_vector = excluded.state_vector, deletions = excluded.deletions`,
    ),
    truncate: sqlite.prepare('DELETE FROM board_update WHERE room_id = ? AND seq <= ?'),
    keepApart: sqlite.prepare(
      'INSERT OR IGNORE INTO board_set_aside (room_id, seq, at, data) VALUES (?, ?, ?, ?)',
    ),
    removals: boardTables.map((table) => sqlite.prepare(`DELETE FROM ${table} WHERE room_id = ?`)),
  }
}

/** The journal in its tables of an open, migrated database. */
export function sqliteJournal(sqlite: DatabaseSync): Journal {
  const statements = prepareStatements(sqlite)
  const keepHistory = historyKeeper(sqlite)
  const readLog = logReader(sqlite)
  /** The newest seq of each room that was written to; the log itself has it for the others. */
  const heads = new Map<string, number>()

  function transaction<T>(work: () => T): T {
    statements.begin.run()
    try {
      const result = work()
      statements.commit.run()
      return result
    } catch (error) {
      // A full disk ends the transaction by itself; then there is nothing left to roll back.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
      throw error
    }
  }

  function headOf(roomId: string): number {
    return heads.get(roomId) ?? (statements.head.get(roomId) as { seq: number }).seq
  }

  function checkpointSeq(roomId: string): number {
    return (statements.checkpointSeq.get(roomId) as { seq: number } | undefined)?.seq ?? 0
  }

  return {
    async append(entries) {
      const at = Date.now()
      const written = new Map<string, number>()
      const seqs = transaction(() =>
        entries.map(({ roomId, data, memberId, claims = [], writers = [], hidden, ends }) => {
          if (hidden) return (statements.insertHidden.get(roomId, memberId, at, data) as { seq: number }).seq
          if (ends) statements.endHidden.run(roomId, memberId, JSON.stringify(ends.but))
          const seq = (written.get(roomId) ?? headOf(roomId)) + 1
          written.set(roomId, seq)
          statements.insert.run(roomId, seq, at, memberId, data, packClaims(claims))
          for (const { client, clock, memberId } of writers)
            statements.insertWriter.run(roomId, client, clock, memberId)
          return seq
        }),
      )
      for (const [roomId, seq] of written) heads.set(roomId, seq)
      return seqs
    },
    async readAfter(roomId, seq) {
      return readLog(roomId, seq)
    },
    async readHidden(roomId) {
      return statements.readHidden.all(roomId) as unknown as HiddenUpdate[]
    },
    async head(roomId) {
      return headOf(roomId)
    },
    async checkpoint(roomId, { seq, gzipped, bytes, stateVector, deletions }, dropped) {
      transaction(() => {
        // A room removed while its checkpoint was made must not come back.
        if (headOf(roomId) < seq || checkpointSeq(roomId) >= seq) return
        keepHistory(roomId, dropped?.segments ?? [])
        statements.writeCheckpoint.run(roomId, seq, Date.now(), gzipped, bytes, stateVector, deletions)
        for (const update of dropped?.setAside ?? [])
          statements.keepApart.run(roomId, update.seq, Date.now(), update.data)
        statements.truncate.run(roomId, seq)
      })
    },
    async remove(roomId) {
      heads.delete(roomId)
      transaction(() => {
        for (const removal of statements.removals) removal.run(roomId)
      })
    },
    async close() {},
  }
}
