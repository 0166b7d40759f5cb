/**
 * What the cards of a room got in its revealed rounds.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Votes } from '../../shared/insights/extract.ts'
import type { Tables } from '../storage/schema.ts'
import { listRounds, tallyIn } from '../storage/votes.ts'

/** By the ids of their shapes; a card that was voted on more than once has what its newest round gave it. */
export async function votesOf(db: Kysely<Tables>, roomId: string): Promise<Record<string, Votes>> {
  const votes: Record<string, Votes> = {}
  for (const round of await listRounds(db, roomId, 'dots')) {
    const tally = round.revealed_at === null ? null : tallyIn(round)
    for (const [cardId, { total, bySector, suppressed }] of Object.entries(tally?.counts ?? {}))
      votes[cardId] ??= {
        total,
        bySector,
        ...(suppressed ? { suppressed } : {}),
        method: 'dots',
        round: round.id,
      }
  }
  return votes
}
