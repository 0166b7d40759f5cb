/**
 * A removal as it was asked for. It is written down before anything goes, and stays written until all of it is gone and
 * that it happened stands on record.
 * @module
 */
import type { RemovedOwn } from '../../shared/protocol/own.ts'
import type { RemovalActor } from '../../shared/protocol/retention.ts'

export interface Asked {
  /** What they wrote in one room, or everything about them. */
  readonly what: 'own' | 'person'
  /** As what they asked; null where it was begun by a version that did not keep it. */
  readonly actor: RemovalActor | null
  readonly processId: string
  readonly memberId: string
  /** Null for all rooms of the process. */
  readonly roomId: string | null
  /** Null for all that they wrote. */
  readonly chosen: Chosen | null
}

/** Ids of records, comments and rounds. */
export interface Chosen {
  readonly cards: readonly string[]
  readonly comments: readonly string[]
  readonly votes: readonly string[]
}

/** How far it has come. */
export interface Done {
  /** Rooms whose board, past and snapshots hold nothing of it any more. */
  readonly rooms: readonly string[]
  readonly counts: RemovedOwn
}

export type Counts = Partial<RemovedOwn>

export const nothing: RemovedOwn = {
  cards: 0,
  others: 0,
  texts: 0,
  kept: 0,
  comments: 0,
  copies: 0,
  snapshots: 0,
  pictures: 0,
  votes: 0,
  voices: 0,
}

/** The sum of what was removed here and there. */
export const plus = (all: RemovedOwn, counts: Counts): RemovedOwn =>
  Object.fromEntries(
    Object.entries(all).map(([key, count]) => [key, count + (counts[key as keyof RemovedOwn] ?? 0)]),
  ) as RemovedOwn
