/**
 * Rounds of voting and their ballots. A ballot lives as long as its round is open; then only counts are kept.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Ballot, Tally, Votes } from '../../shared/facilitation/tally.ts'
import { newId } from './ids.ts'
import type { Tables, VoteRoundRow } from './schema.ts'

type Db = Kysely<Tables>

export interface NewRound {
  readonly title: string | null
  readonly budget: number
  readonly perCard: number
  readonly zone: string | null
}

/** Opens a round under the room's next number. Undefined where another is open. */
export async function openRound(db: Db, roomId: string, round: NewRound): Promise<VoteRoundRow | undefined> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('vote_round')
      .select(['number', 'closed_at'])
      .where('room_id', '=', roomId)
      .orderBy('number', 'desc')
      .execute()
    if (before.some(({ closed_at }) => closed_at === null)) return undefined
    const row: VoteRoundRow = {
      id: newId(),
      room_id: roomId,
      number: (before[0]?.number ?? 0) + 1,
      title: round.title,
      budget: round.budget,
      per_card: round.perCard,
      zone: round.zone,
      opened_at: Date.now(),
      closed_at: null,
      revealed_at: null,
      tally: null,
    }
    await tx.insertInto('vote_round').values(row).execute()
    return row
  })
}

export async function findRound(db: Db, id: string): Promise<VoteRoundRow | undefined> {
  return db.selectFrom('vote_round').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function listRounds(db: Db, roomId: string): Promise<VoteRoundRow[]> {
  return db
    .selectFrom('vote_round')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .execute()
}

export async function newestRound(db: Db, roomId: string): Promise<VoteRoundRow | undefined> {
  return db
    .selectFrom('vote_round')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Puts a member's ballot in the place of the one before. False where the round has been closed meanwhile. */
export async function castBallot(db: Db, roundId: string, memberId: string, votes: Votes): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const open = await tx
      .selectFrom('vote_round')
      .select('id')
      .where('id', '=', roundId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!open) return false
    const row = { round_id: roundId, member_id: memberId, votes: JSON.stringify(votes) }
    await tx
      .insertInto('ballot')
      .values(row)
      .onConflict((conflict) => conflict.columns(['round_id', 'member_id']).doUpdateSet({ votes: row.votes }))
      .execute()
    return true
  })
}

export async function readBallot(db: Db, roundId: string, memberId: string): Promise<Votes> {
  const row = await db
    .selectFrom('ballot')
    .select('votes')
    .where('round_id', '=', roundId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.votes) as Votes) : {}
}

/** How many have given a vote in an open round. */
export async function countBallots(db: Db, roundId: string): Promise<number> {
  const { cast } = await db
    .selectFrom('ballot')
    .select((of) => of.fn.countAll<number>().as('cast'))
    .where('round_id', '=', roundId)
    .where('votes', '!=', '{}')
    .executeTakeFirstOrThrow()
  return cast
}

/** Closes a round: its ballots are counted and removed in one go. Null where it was closed before. */
export async function closeRound(
  db: Db,
  roundId: string,
  count: (ballots: readonly Ballot[]) => Tally,
): Promise<VoteRoundRow | null> {
  return db.transaction().execute(async (tx) => {
    const ballots = await tx
      .selectFrom('ballot')
      .innerJoin('member', 'member.id', 'ballot.member_id')
      .select(['member.sector', 'ballot.votes'])
      .where('round_id', '=', roundId)
      .execute()
    const tally = count(ballots.map(({ sector, votes }) => ({ sector, votes: JSON.parse(votes) as Votes })))
    const closed = await tx
      .updateTable('vote_round')
      .set({ closed_at: Date.now(), tally: JSON.stringify(tally) })
      .where('id', '=', roundId)
      .where('closed_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (!closed) return null
    await tx.deleteFrom('ballot').where('round_id', '=', roundId).execute()
    return closed
  })
}

export async function revealRound(db: Db, roundId: string): Promise<void> {
  await db
    .updateTable('vote_round')
    .set({ revealed_at: Date.now() })
    .where('id', '=', roundId)
    .where('closed_at', 'is not', null)
    .where('revealed_at', 'is', null)
    .execute()
}
