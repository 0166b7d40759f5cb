/**
 * The journal: per room an append-only log of Yjs updates with a sequence number, and a checkpoint made from it
 * now and then. Nothing reaches another person before it is in here.
 * @module
 */
import type { Claim, Writer } from '../history/claims.ts'
import type { HistorySegment } from '../history/segment.ts'

/** One room's share of a commit. */
export interface JournalEntry {
  readonly roomId: string
  /** A Yjs update, V1. */
  readonly data: Uint8Array
  /** Who wrote it, where one person did; null for several in one tick, and for the server itself. */
  readonly memberId: string | null
  /** Where several wrote: who deleted what of others. */
  readonly claims?: readonly Claim[]
  /** Whose the writers' ids are that write here for the first time since the room was loaded. */
  readonly writers?: readonly Writer[]
  /** It goes into its member's own log beside the board's, which nobody else is given. */
  readonly hidden?: true
  /** With it its member's own log ends, since it holds what was there, but for the updates with these seqs. */
  readonly ends?: { readonly but: readonly number[] }
}

/** An update with its place in the room's log; the first has seq 1. */
export interface LoggedUpdate {
  readonly seq: number
  /** When it was written to the log, in milliseconds since 1970. */
  readonly at: number
  readonly data: Uint8Array
  readonly memberId: string | null
  readonly claims: readonly Claim[]
}

/** An update in a member's own log; each such log is numbered for itself. */
export interface HiddenUpdate {
  readonly memberId: string
  readonly seq: number
  readonly data: Uint8Array
}

/** A room's whole state up to and with `seq`. */
export interface Checkpoint {
  readonly seq: number
  /** Its state vector, so that loading need not unpack the state. */
  readonly stateVector: Uint8Array
  /** A Yjs update with nothing but its deletions: what a client that has all its writings may still lack. */
  readonly deletions: Uint8Array
  /** The state as joiners get it: a sync message with the compacted Yjs update, V1, gzipped. */
  readonly gzipped: Uint8Array
  /** Bytes of the compacted update. */
  readonly bytes: number
}

/** What a checkpoint drops from the log. */
export interface Dropped {
  /** Updates that could not be taken into the checkpoint; their bytes are kept apart. */
  readonly setAside: readonly LoggedUpdate[]
  /** The others, as history, oldest first; each with the seq that it goes up to. */
  readonly segments: readonly PlacedSegment[]
}

export type PlacedSegment = HistorySegment & { readonly seq: number }

export interface RoomLog {
  readonly checkpoint: Checkpoint | null
  readonly updates: readonly LoggedUpdate[]
  /** Seqs after the checkpoint that snapshots were taken at. */
  readonly seams: readonly number[]
}

export interface Journal {
  /** Writes all entries in one transaction; resolves with their seqs when they are synced to disk. Throws when they are not. */
  append(entries: readonly JournalEntry[]): Promise<number[]>
  /** The newest checkpoint if it lies after `seq`, and every update after both. */
  readAfter(roomId: string, seq: number): Promise<RoomLog>
  /** What members have written that is not the board's yet: member by member, each in order. */
  readHidden(roomId: string): Promise<readonly HiddenUpdate[]>
  /** The seq of the room's newest update; 0 for an empty log. */
  head(roomId: string): Promise<number>
  /**
   * Keeps the checkpoint and drops the updates it holds, in one transaction; what it drops stays as history. An older
   * checkpoint than there is changes nothing.
   */
  checkpoint(roomId: string, checkpoint: Checkpoint, dropped?: Dropped): Promise<void>
  /** Removes all of a room. */
  remove(roomId: string): Promise<void>
  close(): Promise<void>
}
