/**
 * A room's past put in the place of what it was: for what somebody asked to have forgotten, and nothing else.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { CopiedSegment } from './BoardCopies.ts'

export interface PastRewriting {
  /** All segments of a room, oldest first. */
  read(roomId: string): Promise<CopiedSegment[]>
  /** Puts these in the place of those with the same seqs; one that was let go meanwhile stays gone. */
  write(roomId: string, segments: readonly CopiedSegment[]): Promise<void>
  /** Lets go of damaged updates of a room, of which nobody can tell whose they are, and of what this member wrote unseen. */
  dropApart(roomId: string, memberId: string): void
}

/** In the journal's tables of an open, migrated database. A row at a time, so that no room waits while much is written. */
export function sqlitePastRewriting(sqlite: DatabaseSync): PastRewriting {
  const statements = {
    seqs: sqlite.prepare('SELECT seq FROM board_history WHERE room_id = ? ORDER BY seq'),
    read: sqlite.prepare(
      'SELECT seq, from_at AS fromAt, to_at AS toAt, base, data FROM board_history WHERE room_id = ? AND seq = ?',
    ),
    write: sqlite.prepare(
      'UPDATE board_history SET base = ?3, data = ?4, bytes = ?5 WHERE room_id = ?1 AND seq = ?2',
    ),
    dropSetAside: sqlite.prepare('DELETE FROM board_set_aside WHERE room_id = ?'),
    dropHidden: sqlite.prepare('DELETE FROM board_hidden WHERE room_id = ? AND member_id = ?'),
  }
  return {
    async read(roomId) {
      const segments: CopiedSegment[] = []
      for (const { seq } of statements.seqs.all(roomId) as { seq: number }[]) {
        const row = statements.read.get(roomId, seq)
        if (row) segments.push({ ...row } as unknown as CopiedSegment)
        await setImmediate()
      }
      return segments
    },
    async write(roomId, segments) {
      for (const { seq, base, data } of segments) {
        statements.write.run(roomId, seq, base, data, data.byteLength + (base?.byteLength ?? 0))
        await setImmediate()
      }
    },
    dropApart(roomId, memberId) {
      statements.dropSetAside.run(roomId)
      statements.dropHidden.run(roomId, memberId)
    },
  }
}
