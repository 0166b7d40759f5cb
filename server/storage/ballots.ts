/**
 * The ballots of open rounds, of votes or of scores: a member's own, and those of the voices that members enter. They live as long as their
 * round is open; then they are counted and forgotten.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import type { ScoreSheet } from '../../shared/facilitation/scoring.ts'
import type { Votes } from '../../shared/facilitation/tally.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import type { Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Whose ballot it is. A voice is no member, whatever its id. */
export type Voter = { readonly memberId: string } | { readonly voiceId: string }

/** What a voter filled in: of one round all ballots are of one kind. */
export type Filled = Votes | ScoreSheet

/** A ballot that is known by the sector of its voter alone. */
export interface KeptBallot<F extends Filled> {
  readonly sector: Sector
  readonly filled: F
  readonly byProxy: boolean
}

/** Puts a voter's ballot in the place of the one before. False where the round has been closed meanwhile. */
export async function castBallot(db: Db, roundId: string, voter: Voter, filled: Filled): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const open = await tx
      .selectFrom('vote_round')
      .select('id')
      .where('id', '=', roundId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!open) return false
    await putBallot(tx, roundId, voter, JSON.stringify(filled))
    return true
  })
}

async function putBallot(tx: Transaction<Tables>, roundId: string, voter: Voter, votes: string) {
  if ('memberId' in voter)
    await tx
      .insertInto('ballot')
      .values({ round_id: roundId, member_id: voter.memberId, votes })
      .onConflict((conflict) => conflict.columns(['round_id', 'member_id']).doUpdateSet({ votes }))
      .execute()
  else
    await tx
      .insertInto('voice_ballot')
      .values({ round_id: roundId, voice_id: voter.voiceId, votes })
      .onConflict((conflict) => conflict.columns(['round_id', 'voice_id']).doUpdateSet({ votes }))
      .execute()
}

export async function readBallot<F extends Filled>(db: Db, roundId: string, voter: Voter): Promise<F> {
  const row =
    'memberId' in voter
      ? await db
          .selectFrom('ballot')
          .select('votes')
          .where('round_id', '=', roundId)
          .where('member_id', '=', voter.memberId)
          .executeTakeFirst()
      : await db
          .selectFrom('voice_ballot')
          .select('votes')
          .where('round_id', '=', roundId)
          .where('voice_id', '=', voter.voiceId)
          .executeTakeFirst()
  return JSON.parse(row?.votes ?? '{}') as F
}

/** The members who have given something in an open round, and how many voices have. */
export async function readVoters(db: Db, roundId: string): Promise<{ members: string[]; proxies: number }> {
  const members = await db
    .selectFrom('ballot')
    .select('member_id')
    .where('round_id', '=', roundId)
    .where('votes', '!=', '{}')
    .execute()
  const { proxies } = await db
    .selectFrom('voice_ballot')
    .select((of) => of.fn.countAll<number>().as('proxies'))
    .where('round_id', '=', roundId)
    .where('votes', '!=', '{}')
    .executeTakeFirstOrThrow()
  return { members: members.map(({ member_id }) => member_id), proxies }
}

/** Takes all ballots of a round out of the database: each known by the sector of its voter alone. */
export async function takeBallots<F extends Filled>(
  tx: Transaction<Tables>,
  roundId: string,
): Promise<KeptBallot<F>[]> {
  const own = await tx
    .selectFrom('ballot')
    .innerJoin('member', 'member.id', 'ballot.member_id')
    .select(['member.sector', 'ballot.votes'])
    .where('round_id', '=', roundId)
    .execute()
  const voices = await tx
    .selectFrom('voice_ballot')
    .innerJoin('voice', 'voice.id', 'voice_ballot.voice_id')
    .select(['voice.sector', 'voice_ballot.votes'])
    .where('round_id', '=', roundId)
    .execute()
  for (const table of ['ballot', 'voice_ballot'] as const)
    await tx.deleteFrom(table).where('round_id', '=', roundId).execute()
  const ballots = (rows: typeof own, byProxy: boolean) =>
    rows.map(({ sector, votes }) => ({ sector, filled: JSON.parse(votes) as F, byProxy }))
  return [...ballots(own, false), ...ballots(voices, true)]
}
