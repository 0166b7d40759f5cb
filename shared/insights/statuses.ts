/**
 * How far a record has come, and who may say so: what the room agrees is said on the card; what needs a right is held
 * by the server and comes to extraction beside the board, as votes do.
 * @module
 */
import { hash53 } from '../board/hash53.ts'
import type { Status } from '../vocabulary.ts'
import { isOneOf } from '../vocabulary.ts'
import type { Votes } from './insight.ts'

/** What anyone who writes may say of a card. */
export const openStatuses = ['trial', 'shared', 'parked', 'declined'] as const satisfies Status[]
/** What is said only with a reason. */
export const reasonedStatuses = ['parked', 'declined'] as const satisfies Status[]

/** What was decided, by which body, when. */
export interface Decision {
  readonly body: string
  /** ISO 8601, a day. */
  readonly date: string
  readonly paragraph?: string
  readonly dnr?: string
}

/** What those who lead have said of a card. */
export interface HeldStatus {
  readonly status: Status
  readonly reason?: string
  readonly decision?: Decision
  /** The words it was said of: {@link wordingOf} them. */
  readonly wording: number
}

/** By the ids of cards. */
export type HeldStatuses = Readonly<Record<string, HeldStatus>>

/** Tells whether a card still says what it said. */
export const wordingOf = (text: string): number => hash53(text)

export interface Standing {
  readonly status: Status
  readonly reason: string | null
  readonly decision: Decision | null
  /** What is not in order about it. */
  readonly troubles: readonly StatusTrouble[]
}

export const statusTroubles = ['status_not_held', 'status_without_reason', 'changed_since_decided'] as const
export type StatusTrouble = (typeof statusTroubles)[number]

interface Said {
  readonly text: string
  readonly meta: Readonly<Record<string, unknown>>
  readonly group: string | null
  readonly votes: Votes | null
  readonly held: HeldStatus | undefined
}

const needsReason = (status: Status): boolean => isOneOf(reasonedStatuses, status)

function heldStanding(held: HeldStatus, text: string): Standing {
  const { status, reason = null, decision = null, wording } = held
  const isChanged = decision !== null && wording !== wordingOf(text)
  return { status, reason, decision, troubles: isChanged ? ['changed_since_decided'] : [] }
}

/** Where a card stands: what the server holds, else what the card says, else what the room did with it. */
export function standingOf({ text, meta, group, votes, held }: Said): Standing {
  if (held) return heldStanding(held, text)
  const reason = typeof meta.statusReason === 'string' && meta.statusReason !== '' ? meta.statusReason : null
  const said = meta.status
  if (isOneOf(openStatuses, said)) {
    const troubles = needsReason(said) && reason === null ? (['status_without_reason'] as const) : []
    return { status: said, reason: needsReason(said) ? reason : null, decision: null, troubles }
  }
  // Clustered or voted for: the room has made it its own.
  const status = group !== null || (votes?.total ?? 0) > 0 ? 'shared' : 'trial'
  const isClaimed = said !== undefined && said !== null
  return { status, reason: null, decision: null, troubles: isClaimed ? ['status_not_held'] : [] }
}
