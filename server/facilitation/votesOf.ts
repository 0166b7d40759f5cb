/**
 * What the cards of a room got in its revealed rounds.
 * @module
 */
import type { Kysely } from 'kysely'
import { type RoundGiven, roundGiven } from '../../shared/facilitation/tally.ts'
import type { Votes } from '../../shared/insights/extract.ts'
import type { Tables } from '../storage/schema.ts'
import { listRounds, tallyIn } from '../storage/votes.ts'

export interface RevealedVotes {
  /** By the ids of their shapes; a card that was voted on more than once has what its newest round gave it. */
  readonly votes: Record<string, Votes>
  /** What the rounds gave in all, by their ids. */
  readonly rounds: Record<string, RoundGiven>
}

export async function votesOf(db: Kysely<Tables>, roomId: string): Promise<RevealedVotes> {
  const votes: Record<string, Votes> = {}
  const rounds: Record<string, RoundGiven> = {}
  for (const round of await listRounds(db, roomId, 'dots')) {
    const tally = round.revealed_at === null ? null : tallyIn(round)
    if (!tally) continue
    rounds[round.id] = roundGiven(tally)
    for (const [cardId, { total, bySector, suppressed }] of Object.entries(tally.counts))
      votes[cardId] ??= {
        total,
        bySector,
        ...(suppressed ? { suppressed } : {}),
        method: 'dots',
        round: round.id,
      }
  }
  return { votes, rounds }
}
