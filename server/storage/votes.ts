/**
 * Rounds of voting, and of scoring: their rules, where they are, and what they came to.
 * @module
 */
import type { Kysely } from 'kysely'
import type { RoundMethod } from '../../shared/facilitation/rounds.ts'
import type { ScoreTally } from '../../shared/facilitation/scoring.ts'
import type { Tally } from '../../shared/facilitation/tally.ts'
import { type Filled, type KeptBallot, takeBallots } from './ballots.ts'
import { newId } from './ids.ts'
import type { Tables, VoteRoundRow } from './schema.ts'

type Db = Kysely<Tables>

export interface NewRound {
  readonly title: string | null
  readonly method: RoundMethod
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
      method: round.method,
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

/** Those of one method, newest first. */
export async function listRounds(db: Db, roomId: string, method: RoundMethod): Promise<VoteRoundRow[]> {
  return db
    .selectFrom('vote_round')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('method', '=', method)
    .orderBy('number', 'desc')
    .execute()
}

export async function newestRound(
  db: Db,
  roomId: string,
  method: RoundMethod,
): Promise<VoteRoundRow | undefined> {
  return db
    .selectFrom('vote_round')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('method', '=', method)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The round that people vote or score in now. */
export async function openRoundIn(db: Db, roomId: string): Promise<VoteRoundRow | undefined> {
  return db
    .selectFrom('vote_round')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

/** What of a counted round is kept. */
export interface KeptTally extends Tally {
  /** The words of the cards with votes, by the ids of their shapes. */
  readonly texts: Readonly<Record<string, string>>
}

/** The counts of a round of votes that was closed. */
export function tallyIn({ tally }: Pick<VoteRoundRow, 'tally'>): KeptTally | null {
  if (tally === null) return null
  // Rounds from before others could be entered for, and words were kept, have neither.
  const { proxies = 0, texts = {}, ...counted } = JSON.parse(tally) as Partial<KeptTally> & Tally
  return { ...counted, proxies, texts }
}

/** What a round of scores that was closed came to. */
export const scoresIn = ({ tally }: Pick<VoteRoundRow, 'tally'>): ScoreTally | null =>
  tally === null ? null : (JSON.parse(tally) as ScoreTally)

/** Closes a round: its ballots are counted and removed in one go. Null where it was closed before. */
export async function closeRound<F extends Filled>(
  db: Db,
  roundId: string,
  count: (ballots: readonly KeptBallot<F>[]) => KeptTally | ScoreTally,
): Promise<VoteRoundRow | null> {
  return db.transaction().execute(async (tx) => {
    const closed = await tx
      .updateTable('vote_round')
      .set({ closed_at: Date.now() })
      .where('id', '=', roundId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows === 0n) return null
    const tally = JSON.stringify(count(await takeBallots<F>(tx, roundId)))
    return tx
      .updateTable('vote_round')
      .set({ tally })
      .where('id', '=', roundId)
      .returningAll()
      .executeTakeFirstOrThrow()
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
