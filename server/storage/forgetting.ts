/**
 * What of a person the relational tables hold, and how it goes.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import type { Plan } from '../forgetting/plan.ts'
import { namesakes } from './retention.ts'
import type { CommentRow, Tables } from './schema.ts'
import { listRounds, tallyIn } from './votes.ts'

type Db = Kysely<Tables>

/** The comments that a plan names, and those on the cards that go. */
export async function commentsOf(db: Db, { roomId, comments, whole }: Plan): Promise<CommentRow[]> {
  const rows = await db.selectFrom('comment').selectAll().where('room_id', '=', roomId).execute()
  const [ids, cards] = [new Set(comments), new Set(whole)]
  return rows.filter(({ id, card_id }) => ids.has(id) || cards.has(card_id))
}

/** Takes away what is held of a room's cards beside its board: comments, statuses, and the words kept with counts. */
export async function forgetBeside(
  db: Db,
  { roomId, whole }: Plan,
  reworded: readonly string[],
  comments: readonly CommentRow[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { id } of comments) await tx.deleteFrom('comment').where('id', '=', id).execute()
    for (const cardId of whole)
      await tx.deleteFrom('card_status').where('room_id', '=', roomId).where('card_id', '=', cardId).execute()
    await forgetTexts(tx, roomId, [...whole, ...reworded])
  })
}

async function forgetTexts(tx: Transaction<Tables>, roomId: string, cards: readonly string[]): Promise<void> {
  const rounds = await listRounds(tx, roomId, 'dots')
  for (const round of rounds) {
    const tally = tallyIn(round)
    if (!tally || !cards.some((id) => id in tally.texts)) continue
    const texts = Object.fromEntries(Object.entries(tally.texts).filter(([id]) => !cards.includes(id)))
    await tx
      .updateTable('vote_round')
      .set({ tally: JSON.stringify({ ...tally, texts }) })
      .where('id', '=', round.id)
      .execute()
  }
}

export async function dropPictures(db: Db, roomId: string, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0
  const { numDeletedRows } = await db
    .deleteFrom('picture')
    .where('room_id', '=', roomId)
    .where('hash', 'in', hashes)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Ids of what a member wrote beside the boards of a room. */
export async function ownComments(db: Db, roomId: string, memberId: string): Promise<CommentRow[]> {
  return db
    .selectFrom('comment')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .orderBy('at')
    .execute()
}

/** Rounds of a room that are open, in which a member has voted. */
export async function ownBallots(db: Db, roomId: string, memberId: string) {
  return db
    .selectFrom('ballot')
    .innerJoin('vote_round', 'vote_round.id', 'ballot.round_id')
    .select(['round_id', 'vote_round.title', 'vote_round.method', 'ballot.votes'])
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .where('votes', '!=', '{}')
    .execute()
}

/** Ballots of these rounds. Gives how many there were. */
export async function dropBallots(
  tx: Transaction<Tables>,
  roundIds: readonly string[],
  memberId: string,
): Promise<number> {
  if (roundIds.length === 0) return 0
  const { numDeletedRows } = await tx
    .deleteFrom('ballot')
    .where('round_id', 'in', roundIds)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Takes away all that says who a member was. What is left is that somebody of a sector took part: counts and the
 * balance of sectors stay true.
 */
export async function forgetPerson(tx: Transaction<Tables>, memberId: string): Promise<void> {
  const { language } = await tx
    .selectFrom('member')
    .innerJoin('process', 'process.id', 'member.process_id')
    .select('process.language')
    .where('member.id', '=', memberId)
    .executeTakeFirstOrThrow()
  for (const table of ['place', 'session', 'ballot', 'voice', 'waiting'] as const)
    await tx.deleteFrom(table).where('member_id', '=', memberId).execute()
  await tx.updateTable('document').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await tx
    .updateTable('member')
    .set({ name: namesakes[language], organisation: null })
    .where('id', '=', memberId)
    .execute()
}
