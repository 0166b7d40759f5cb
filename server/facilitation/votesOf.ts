/**
 * What the cards of a room got in its revealed rounds.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Tally } from '../../shared/facilitation/tally.ts'
import type { Votes } from '../../shared/insights/extract.ts'
import type { Tables } from '../storage/schema.ts'
import { listRounds } from '../storage/votes.ts'

/** By the ids of their shapes; a card that was voted on more than once has what its newest round gave it. */
export async function votesOf(db: Kysely<Tables>, roomId: string): Promise<Record<string, Votes>> {
  const votes: Record<string, Votes> = {}
  for (const { id, tally, revealed_at } of await listRounds(db, roomId)) {
    if (tally === null || revealed_at === null) continue
    for (const [cardId, { total, bySector, suppressed }] of Object.entries(
      (JSON.parse(tally) as Tally).counts,
    ))
      votes[cardId] ??= { total, bySector, ...(suppressed ? { suppressed } : {}), method: 'dots', round: id }
  }
  return votes
}
