/**
 * Reads rooms' logs from the embedded store: also from a connection that only reads, in another process than the one that
 * writes.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { unpackClaims } from '../history/claims.ts'
import type { Checkpoint, LoggedUpdate, RoomLog } from './Journal.ts'

interface CheckpointRow {
  seq: number
  state_vector: Uint8Array
  deletions: Uint8Array
  gzipped: Uint8Array
  bytes: number
}

interface UpdateRow extends Omit<LoggedUpdate, 'claims'> {
  readonly claims: Uint8Array | null
}

const loggedUpdate = ({ claims, ...update }: UpdateRow): LoggedUpdate => ({
  ...update,
  claims: unpackClaims(claims),
})

const checkpointOf = (row: CheckpointRow): Checkpoint => ({
  seq: row.seq,
  gzipped: row.gzipped,
  bytes: row.bytes,
  stateVector: row.state_vector,
  deletions: row.deletions,
})

/**
 * Gives the function that reads the newest checkpoint of a room where it lies after `seq`, and every update after both.
 * Between its statements nothing may be written, or a transaction must hold what it reads.
 */
export function logReader(sqlite: DatabaseSync): (roomId: string, seq: number) => RoomLog {
  const checkpoint = sqlite.prepare(
    'SELECT seq, gzipped, bytes, state_vector, deletions FROM board_checkpoint WHERE room_id = ? AND seq > ?',
  )
  const updates = sqlite.prepare(
    `SELECT seq, at, data, member_id AS memberId, claims FROM board_update
     WHERE room_id = ? AND seq > ? ORDER BY seq`,
  )
  const seams = sqlite.prepare('SELECT seq FROM snapshot WHERE room_id = ? AND seq > ?')
  return (roomId, seq) => {
    const row = checkpoint.get(roomId, seq) as CheckpointRow | undefined
    const after = Math.max(seq, row?.seq ?? 0)
    return {
      checkpoint: row ? checkpointOf(row) : null,
      updates: (updates.all(roomId, after) as unknown as UpdateRow[]).map(loggedUpdate),
      seams: (seams.all(roomId, after) as { seq: number }[]).map(({ seq }) => seq),
    }
  }
}
