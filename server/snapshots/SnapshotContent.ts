/**
 * What a snapshot keeps: the records as they were, and the names that were theirs. How it is kept says `contentPieces`.
 * @module
 */
import type { RoundGiven } from '../../shared/facilitation/tally.ts'
import type { Extraction } from '../../shared/insights/extract.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import type { NamedZone } from '../../shared/rooms/zoneOrder.ts'
import type { Language, Sector, Step } from '../../shared/vocabulary.ts'
import type { SincePrevious } from './sincePrevious.ts'

/** A record of an earlier snapshot that is not on the board now: enough to know it again, and none of its words. */
export interface GoneRecord {
  readonly id: string
  readonly version: number
  /** SHA-256, in hex, of what {@link versionedContent} takes from it. */
  readonly contentHash: string
  readonly snapshotId: string | null
  readonly firstSeenSnapshotId: string | null
  readonly changedAt: string | null
}

interface Around {
  readonly processId: string
  readonly step: Step
  readonly roomTitle: string
  readonly processTitle: string
  /** Language of the process then: headings of exports are in it unless another is asked for. */
  readonly language: Language
  readonly extractor: string
  /** The zones of the board, in their order; absent where it is from before they were kept. */
  readonly zones?: readonly NamedZone[]
  readonly participants: Record<Sector, number>
  /** What the rounds gave in all whose votes its records have; absent where it is from before that was kept. */
  readonly rounds?: Readonly<Record<string, RoundGiven>>
  readonly gone: readonly GoneRecord[]
  /** Against the snapshot before; absent in the first of a room, and where it is from before it was kept. */
  readonly since?: SincePrevious
}

/** What of a snapshot is not in the columns of its row. */
export type SnapshotContent = Around & Extraction

/** The same as it goes out again. */
export type StoredContent = Omit<Around, 'zones' | 'rounds'> &
  Pick<Snapshot, keyof Extraction | 'zones' | 'rounds'>
