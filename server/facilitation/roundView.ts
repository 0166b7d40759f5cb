/**
 * A round of voting or scoring as people see it: never whose votes, and no counts before they are revealed.
 * @module
 */
import type { Kysely } from 'kysely'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { readVoters } from '../storage/ballots.ts'
import type { Tables, VoteRoundRow } from '../storage/schema.ts'
import { scoresIn, tallyIn } from '../storage/votes.ts'
import type { Rooms } from '../sync/rooms.ts'

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

type Within = { readonly db: Kysely<Tables>; readonly rooms: Pick<Rooms, 'isHere'> }
type Turnout = Pick<VoteRound, 'voters' | 'proxies' | 'votersHere'>

async function turnoutOf({ db, rooms }: Within, row: VoteRoundRow): Promise<Turnout> {
  const counted = row.method === 'scores' ? scoresIn(row) : tallyIn(row)
  if (counted) return { voters: counted.voters, proxies: counted.proxies, votersHere: 0 }
  const { members, proxies } = await readVoters(db, row.id)
  const votersHere = members.filter((id) => rooms.isHere(row.room_id, id)).length
  return { voters: members.length + proxies, proxies, votersHere }
}

/** A round of scoring. */
export async function scoringView(within: Within, row: VoteRoundRow): Promise<ScoringRound> {
  return {
    id: row.id,
    roomId: row.room_id,
    number: row.number,
    title: row.title,
    zone: row.zone,
    state: row.revealed_at !== null ? 'revealed' : row.closed_at !== null ? 'closed' : 'open',
    openedAt: new Date(row.opened_at).toISOString(),
    closedAt: iso(row.closed_at),
    revealedAt: iso(row.revealed_at),
    ...(await turnoutOf(within, row)),
  }
}

/** A round of votes. */
export async function roundView(within: Within, row: VoteRoundRow): Promise<VoteRound> {
  return { ...(await scoringView(within, row)), budget: row.budget, perCard: row.per_card }
}
