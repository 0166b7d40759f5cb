/**
 * A round of voting as people see it: never whose votes, and no counts before they are revealed.
 * @module
 */
import type { Kysely } from 'kysely'
import type { VoteRound } from '../../shared/protocol/api.ts'
import { countBallots } from '../storage/ballots.ts'
import type { Tables, VoteRoundRow } from '../storage/schema.ts'
import { tallyIn } from '../storage/votes.ts'

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

export async function roundView(db: Kysely<Tables>, row: VoteRoundRow): Promise<VoteRound> {
  const { voters, proxies } = tallyIn(row) ?? (await countBallots(db, row.id))
  return {
    id: row.id,
    roomId: row.room_id,
    number: row.number,
    title: row.title,
    budget: row.budget,
    perCard: row.per_card,
    zone: row.zone,
    state: row.revealed_at !== null ? 'revealed' : row.closed_at !== null ? 'closed' : 'open',
    openedAt: new Date(row.opened_at).toISOString(),
    closedAt: iso(row.closed_at),
    revealedAt: iso(row.revealed_at),
    voters,
    proxies,
  }
}
