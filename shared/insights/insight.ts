/**
 * The shapes of what a board comes to: records, groups and warnings, and what of the room they depend on.
 * @module
 */
import type { RoundGiven } from '../facilitation/tally.ts'
import type { Kind, Language, Sector, Status, Step, StrengthArea } from '../vocabulary.ts'
import type { CardComments, RecordComment } from './comments.ts'
import type { RecordFields } from './recordFields.ts'
import type { Relation } from './relations.ts'
import type { CardScores, RecordScores } from './scores.ts'
import type { HeldStatuses, StatusTrouble } from './statuses.ts'

/** Names the rules that made a record; changes when equal boards would give other records. */
export const EXTRACTOR = 'extractor@1.6.0'

/** The room that a board belongs to. */
export interface RoomContext {
  readonly id: string
  readonly step: Step
  /** The area of strength that the room is about, where it is about one: of the cards that say none. */
  readonly strengthArea?: StrengthArea | null
  readonly processId?: string
  /** Language the room writes in, where a card does not say. */
  readonly language?: Language
  /** What the cards got in revealed rounds, by the ids of their shapes. */
  readonly votes?: Readonly<Record<string, Votes>>
  /** What those rounds gave, by their ids. */
  readonly rounds?: Readonly<Record<string, RoundGiven>>
  /** What the cards got in revealed rounds of scoring, by the ids of their shapes. */
  readonly scores?: Readonly<Record<string, CardScores>>
  /** What those who lead have said of cards. */
  readonly statuses?: HeldStatuses
  /** What was said about cards beside them. */
  readonly comments?: CardComments
  /** The weights of criteria as those who lead confirmed them; null where nobody has. */
  readonly weights?: HeldWeights | null
}

/** Weights that hold, whoever changes a card afterwards. */
export interface HeldWeights {
  /** ISO 8601. */
  readonly at: string
  /** By the ids of the criteria's shapes. */
  readonly weights: Readonly<Record<string, number>>
}

export interface Votes {
  readonly total: number
  readonly bySector: Partial<Record<Sector, number>>
  readonly suppressed?: boolean
  readonly method: 'dots'
  readonly round: string
}

export interface Provenance {
  readonly processId: string
  readonly roomId: string
  readonly shapeId: string
  readonly snapshotId: string | null
  readonly firstSeenSnapshotId: string | null
  readonly createdAt: string | null
  readonly changedAt: string | null
  readonly importedFrom: string | null
  /** The version of this record before this one, as `id@version`. */
  readonly supersedes?: string
  /** Somebody wrote it for another person, whose sector the record has; absent where the author wrote it. */
  readonly enteredByProxy?: true
  readonly extractedBy: string
}

/** What was said, of what kind, by which sector, with what it leads to and where it came from. */
export interface Insight extends RecordFields {
  readonly id: string
  readonly version: number
  readonly kind: Kind
  readonly facet?: string
  readonly text: string
  readonly lang: 'sv' | 'en' | 'sma' | 'se'
  readonly room: string
  readonly step: number
  /** The zone the card's centre lies in; null for a card outside all, which is listed as unsorted. */
  readonly zone: string | null
  /** Place in the reading order of its zone, from 1. */
  readonly order: number
  readonly strengthArea: StrengthArea | null
  readonly sector: Sector | 'mixed' | null
  readonly status: Status
  readonly statusReason?: string
  readonly votes: Votes | null
  /** What people gave it, each for themselves; absent where nobody did. */
  readonly scores?: RecordScores
  /** What was said about it; absent where nothing was. */
  readonly comments?: readonly RecordComment[]
  /** Id of the group the card is in. */
  readonly group: string | null
  /** What its kind can say beside its words (kindFields.ts). */
  readonly attrs: Readonly<Record<string, unknown>>
  /** What stands on the card and fits none of its fields, by its key there. */
  readonly unfit?: Readonly<Record<string, unknown>>
  readonly relations: readonly Omit<Relation, 'from'>[]
  readonly provenance: Provenance
}

/** A heading with the cards gathered under it: a frame, or a group of shapes with a text among them. */
export interface Group {
  readonly id: string
  readonly heading: string
  readonly members: readonly string[]
}

/** Something of the board that could not become a record as it stands, or that a facilitator should look at. */
export interface Warning {
  readonly code:
    | 'arrow_half_bound'
    | 'arrow_to_itself'
    | 'relation_end_not_card'
    | 'relation_not_allowed'
    | 'goal_conflict_sides'
    | 'card_unsorted'
    | 'field_unfit'
    | StatusTrouble
  readonly shapeId?: string
  /** The field that it is about: its key on the card. */
  readonly field?: string
  readonly message: string
}

export interface Extraction {
  readonly insights: Insight[]
  readonly relations: Relation[]
  readonly groups: Group[]
  readonly warnings: Warning[]
}
