/**
 * Comments on cards, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import type { CardComments, RecordComment } from '../../shared/insights/comments.ts'
import { MAX_CARD_COMMENTS, MAX_ROOM_COMMENTS } from '../../shared/limits.ts'
import { newId } from './ids.ts'
import type { CommentRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** A comment as it stands in a record. */
export const recordComment = ({ text, sector, at, resolved }: CommentRow): RecordComment => ({
  text,
  sector,
  at: new Date(at).toISOString(),
  resolved: resolved === 1,
})

/** Those of one card, or of all in a room, the first written first. */
export function listComments(db: Db, roomId: string, cardId?: string): Promise<CommentRow[]> {
  const inRoom = db.selectFrom('comment').selectAll().where('room_id', '=', roomId)
  const wanted = cardId === undefined ? inRoom : inRoom.where('card_id', '=', cardId)
  return wanted.orderBy('at').orderBy('id').execute()
}

/** By the ids of the cards' shapes. */
export async function commentsByCard(db: Db, roomId: string): Promise<CardComments> {
  const rows = await listComments(db, roomId)
  const byCard = Map.groupBy(rows, ({ card_id }) => card_id)
  return Object.fromEntries([...byCard].map(([id, comments]) => [id, comments.map(recordComment)]))
}

/** Adds one; null where the card, or the room, has as many as it may have. */
export function addComment(
  db: Db,
  said: Omit<CommentRow, 'id' | 'at' | 'resolved'>,
): Promise<CommentRow | null> {
  return db.transaction().execute(async (tx) => {
    const { inRoom, onCard } = await tx
      .selectFrom('comment')
      .select(({ fn }) => [
        fn.countAll<number>().as('inRoom'),
        fn.countAll<number>().filterWhere('card_id', '=', said.card_id).as('onCard'),
      ])
      .where('room_id', '=', said.room_id)
      .executeTakeFirstOrThrow()
    if (inRoom >= MAX_ROOM_COMMENTS || onCard >= MAX_CARD_COMMENTS) return null
    const row: CommentRow = { ...said, id: newId(), at: Date.now(), resolved: 0 }
    await tx.insertInto('comment').values(row).execute()
    return row
  })
}

export const findComment = (db: Db, id: string): Promise<CommentRow | undefined> =>
  db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst()

export async function resolveComment(db: Db, id: string, isResolved: boolean): Promise<void> {
  const resolved = isResolved ? 1 : 0
  await db.updateTable('comment').set({ resolved }).where('id', '=', id).execute()
}

export async function removeComment(db: Db, id: string): Promise<void> {
  await db.deleteFrom('comment').where('id', '=', id).execute()
}

interface Written {
  readonly roomId: string
  readonly memberId: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** How many comments a member has written in a room since some time. */
export async function countWritten(db: Db, { roomId, memberId, since }: Written): Promise<number> {
  const { count } = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Takes them away; gives how many there were. */
export async function removeWritten(db: Db, { roomId, memberId, since }: Written): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('comment')
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .where('at', '>=', since)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
