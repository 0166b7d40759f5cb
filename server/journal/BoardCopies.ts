/**
 * A room's board with its past as a whole, to be taken out of one installation and put into another. The journal's own
 * tables are read and written here, as by the journal beside it.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Writer } from '../history/claims.ts'
import type { HistorySegment } from '../history/segment.ts'
import type { Checkpoint } from './Journal.ts'

/** A piece of history with its place in the log. */
export interface CopiedSegment extends HistorySegment {
  readonly seq: number
  /** The board it begins with, packed as a checkpoint's; null for none. */
  readonly base: Uint8Array | null
}

export interface BoardCopy {
  readonly checkpoint: Checkpoint
  readonly history: readonly CopiedSegment[]
  readonly writers: readonly Writer[]
}

export interface BoardCopies {
  /** Null where the log holds more than its checkpoint: `rooms.read` makes one first. */
  read(roomId: string): BoardCopy | null
  /** To be called within a transaction that makes the room. */
  write(roomId: string, copy: BoardCopy): void
}

function prepareStatements(sqlite: DatabaseSync) {
  return {
    checkpoint: sqlite.prepare(
      `SELECT seq, gzipped, bytes, state_vector AS stateVector, deletions FROM board_checkpoint
       WHERE room_id = ?1 AND NOT EXISTS (SELECT 1 FROM board_update WHERE room_id = ?1)`,
    ),
    history: sqlite.prepare(
      `SELECT seq, from_at AS fromAt, to_at AS toAt, base, data FROM board_history WHERE room_id = ? ORDER BY seq`,
    ),
    writers: sqlite.prepare(
      'SELECT client, clock, member_id AS memberId FROM board_writer WHERE room_id = ? ORDER BY client, clock',
    ),
    writeCheckpoint: sqlite.prepare(
      `INSERT INTO board_checkpoint (room_id, seq, at, gzipped, bytes, state_vector, deletions)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    writeSegment: sqlite.prepare(
      `INSERT INTO board_history (room_id, seq, from_at, to_at, bytes, is_key, base, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    writeWriter: sqlite.prepare(
      'INSERT INTO board_writer (room_id, client, clock, member_id) VALUES (?, ?, ?, ?)',
    ),
  }
}

/** The copies in the journal's tables of an open, migrated database. */
export function sqliteBoardCopies(sqlite: DatabaseSync): BoardCopies {
  const statements = prepareStatements(sqlite)
  return {
    read(roomId) {
      const checkpoint = statements.checkpoint.get(roomId) as unknown as Checkpoint | undefined
      if (!checkpoint) return null
      return {
        checkpoint: { ...checkpoint },
        history: statements.history.all(roomId).map((row) => ({ ...row }) as unknown as CopiedSegment),
        writers: statements.writers.all(roomId).map((row) => ({ ...row }) as unknown as Writer),
      }
    },
    write(roomId, { checkpoint, history, writers }) {
      const { seq, gzipped, bytes, stateVector, deletions } = checkpoint
      statements.writeCheckpoint.run(roomId, seq, Date.now(), gzipped, bytes, stateVector, deletions)
      for (const { seq: at, fromAt, toAt, base, data } of history) {
        const size = data.byteLength + (base?.byteLength ?? 0)
        statements.writeSegment.run(roomId, at, fromAt, toAt, size, base ? 1 : 0, base, data)
      }
      for (const { client, clock, memberId } of writers)
        statements.writeWriter.run(roomId, client, clock, memberId)
    },
  }
}
