/**
 * The journal on the embedded store. The connection's `synchronous=FULL` makes a commit mean "on disk".
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Checkpoint, Journal, LoggedUpdate } from './Journal.ts'

interface CheckpointRow {
  seq: number
  state_vector: Uint8Array
  deletions: Uint8Array
  gzipped: Uint8Array
  bytes: number
}

function prepareStatements(sqlite: DatabaseSync) {
  return {
    begin: sqlite.prepare('BEGIN IMMEDIATE'),
    commit: sqlite.prepare('COMMIT'),
    insert: sqlite.prepare(
      'INSERT INTO board_update (room_id, seq, at, member_id, data) VALUES (?, ?, ?, ?, ?)',
    ),
    head: sqlite.prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM board_update WHERE room_id = ?1), 0),
         coalesce((SELECT seq FROM board_checkpoint WHERE room_id = ?1), 0)) AS seq`,
    ),
    readCheckpoint: sqlite.prepare(
      'SELECT seq, gzipped, bytes, state_vector, deletions FROM board_checkpoint WHERE room_id = ? AND seq > ?',
    ),
    readUpdates: sqlite.prepare(
      'SELECT seq, data FROM board_update WHERE room_id = ? AND seq > ? ORDER BY seq',
    ),
    writeCheckpoint: sqlite.prepare(
      `INSERT INTO board_checkpoint (room_id, seq, at, gzipped, bytes, state_vector, deletions)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, at = excluded.at, gzipped = excluded.gzipped,
         bytes = excluded.bytes, state_vector = excluded.state_vector, deletions = excluded.deletions
       WHERE excluded.seq > board_checkpoint.seq`,
    ),
    truncate: sqlite.prepare('DELETE FROM board_update WHERE room_id = ? AND seq <= ?'),
    keepApart: sqlite.prepare(
      'INSERT OR IGNORE INTO board_set_aside (room_id, seq, at, data) VALUES (?, ?, ?, ?)',
    ),
    removals: ['board_update', 'board_checkpoint', 'board_set_aside'].map((table) =>
      sqlite.prepare(`DELETE FROM ${table} WHERE room_id = ?`),
    ),
  }
}

/** The journal in the tables `board_update`, `board_checkpoint` and `board_set_aside` of an open, migrated database. */
export function sqliteJournal(sqlite: DatabaseSync): Journal {
  const statements = prepareStatements(sqlite)
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

  return {
    async append(entries) {
      const at = Date.now()
      const written = new Map<string, number>()
      const seqs = transaction(() =>
        entries.map(({ roomId, data, memberId }) => {
          const seq = (written.get(roomId) ?? headOf(roomId)) + 1
          written.set(roomId, seq)
          statements.insert.run(roomId, seq, at, memberId, data)
          return seq
        }),
      )
      for (const [roomId, seq] of written) heads.set(roomId, seq)
      return seqs
    },
    async readAfter(roomId, seq) {
      const row = statements.readCheckpoint.get(roomId, seq) as CheckpointRow | undefined
      const checkpoint: Checkpoint | null = row
        ? {
            seq: row.seq,
            gzipped: row.gzipped,
            bytes: row.bytes,
            stateVector: row.state_vector,
            deletions: row.deletions,
          }
        : null
      const updates = statements.readUpdates.all(roomId, Math.max(seq, checkpoint?.seq ?? 0))
      return { checkpoint, updates: updates as unknown as LoggedUpdate[] }
    },
    async head(roomId) {
      return headOf(roomId)
    },
    async checkpoint(roomId, { seq, gzipped, bytes, stateVector, deletions }, setAside = []) {
      transaction(() => {
        const head = headOf(roomId)
        // A room removed while its checkpoint was made must not come back.
        if (head < seq) return
        statements.writeCheckpoint.run(roomId, seq, Date.now(), gzipped, bytes, stateVector, deletions)
        for (const update of setAside) statements.keepApart.run(roomId, update.seq, Date.now(), update.data)
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
