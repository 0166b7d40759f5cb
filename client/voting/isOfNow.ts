/**
 * Whether a round belongs on the page now: it goes on, or what it came to is what people talk of.
 * @module
 */
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { ScoringRound } from '../../shared/protocol/scores.ts'

/** Milliseconds that a result stands in a room where no activity is on. */
const RECENT_MS = 60 * 60 * 1000
const resultsBelongTo: readonly string[] = ['vote', 'decide']

/** @param round the newest of its method; of two methods the round that was opened last counts */
export function isOfNow(
  state: Facilitation | null,
  round: Pick<ScoringRound, 'number' | 'state' | 'revealedAt'>,
  serverNow: () => number,
): boolean {
  if (!state) return false
  if (round.state !== 'revealed') return true
  if ([state.vote, state.scoring].some((other) => other && other.number > round.number)) return false
  const activity = state.agenda.find(({ id }) => id === state.running?.activityId)
  if (activity) return resultsBelongTo.includes(activity.kind)
  return serverNow() - Date.parse(round.revealedAt ?? '') < RECENT_MS
}
