/**
 * What people gave the cards of a room in its revealed rounds of scoring.
 * @module
 */
import type { Kysely } from 'kysely'
import type { CardScores } from '../../shared/insights/scores.ts'
import type { Tables } from '../storage/schema.ts'
import { listRounds, scoresIn } from '../storage/votes.ts'

/** By the ids of their shapes; a card that was scored in more than one round has what the newest gave it. */
export async function scoresOf(db: Kysely<Tables>, roomId: string): Promise<Record<string, CardScores>> {
  const all: Record<string, CardScores> = {}
  for (const round of await listRounds(db, roomId, 'scores')) {
    const tally = round.revealed_at === null ? null : scoresIn(round)
    for (const [cardId, scores] of Object.entries(tally?.scores ?? {}))
      all[cardId] ??= { round: round.id, scores }
  }
  return all
}
