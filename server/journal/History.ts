/**
 * What is known of a room's past: what checkpoints took out of its log, from some time on.
 * @module
 */
import type { Writer } from '../history/claims.ts'
import type { HistorySegment } from '../history/segment.ts'

/** A stretch of a room's past without gaps, up to its newest checkpoint. */
export interface RoomHistory {
  /** The board before the first segment, as `packBase` makes it; null where it begins with the room itself. */
  readonly base: Uint8Array | null
  /** Oldest first. */
  readonly segments: readonly HistorySegment[]
}

export interface History {
  /** Of a room's past as much as there is, or enough to begin no later than `since` (milliseconds since 1970). */
  read(roomId: string, since?: number): Promise<RoomHistory>
  /** The newest of it, in about as many bytes as it is kept in. */
  readNewest(roomId: string, bytes: number): Promise<RoomHistory>
  /** Whose the writers' ids of a room are, by their first clock. */
  writers(roomId: string): Promise<readonly Writer[]>
  /** Removes what ended before this time. */
  expire(before: number): Promise<void>
}
