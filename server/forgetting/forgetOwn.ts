/**
 * What a member asks to have forgotten: some of what they wrote in a room, all of it, or everything about them.
 * @module
 */

import { insightId } from '../../shared/insights/extract.ts'
import type { RemovedOwn } from '../../shared/protocol/own.ts'
import { historyThread } from '../history/historyThread.ts'
import { ownComments } from '../storage/forgetting.ts'
import { listRooms } from '../storage/processes.ts'
import type { Doing } from './doing.ts'
import type { Erased } from './eraseOnBoard.ts'
import { forgetInRoom, type RoomForgotten } from './forget.ts'

/** What of a member's writing in a room: these, or all. */
export interface Asked {
  readonly roomId: string
  readonly processId: string
  readonly memberId: string
  /** Records; null for all. */
  readonly chosen: readonly string[] | null
  /** Ids of comments; null for all. */
  readonly comments: readonly string[] | null
}

export type Counts = Omit<RemovedOwn, 'votes' | 'voices'>

export const nothing: Counts = {
  cards: 0,
  others: 0,
  texts: 0,
  kept: 0,
  comments: 0,
  copies: 0,
  snapshots: 0,
  pictures: 0,
}

/** The sum of what was removed here and there. */
export const plus = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.entries(a).map(([key, count]) => [key, count + b[key as keyof Counts]])) as Counts

/** Forgets what was asked for in a room, and the copies of its cards that nobody has written in. */
export async function forgetOwn(context: Doing, asked: Asked): Promise<Counts> {
  const { roomId, memberId, chosen } = asked
  const { state } = await context.rooms.read(roomId)
  const writers = await context.history.writers(roomId)
  const erased = await historyThread.run('eraseOnBoard', { state, writers, memberId, chosen })
  const own = (await ownComments(context.db, roomId, memberId)).map(({ id }) => id)
  const comments = asked.comments ? own.filter((id) => asked.comments?.includes(id)) : own
  const { whole, part, pictures } = erased
  const everything = chosen === null
  const plan = { roomId, memberId, everything, whole, part, pictures, comments }
  const copies = await forgetCopies(context, asked, whole)
  if (!everything && whole.length + part.length + comments.length === 0) return copies
  return plus(copies, countsOf(erased, comments.length, await forgetInRoom(context, plan, erased.update)))
}

const countsOf = (
  { cards, whole, part, kept }: Erased,
  comments: number,
  { snapshots, pictures }: RoomForgotten,
): Counts => ({
  ...nothing,
  cards,
  others: whole.length - cards,
  texts: part.length,
  kept,
  comments,
  snapshots,
  pictures,
})

/** Copies of cards in the other rooms of the process, and copies of those. */
async function forgetCopies(context: Doing, from: Asked, cardIds: readonly string[]): Promise<Counts> {
  if (cardIds.length === 0) return nothing
  const origins = cardIds.map((id) => insightId(from.roomId, id))
  let counts = nothing
  for (const { id: roomId } of await listRooms(context.db, from.processId)) {
    if (roomId === from.roomId) continue
    const { state } = await context.rooms.read(roomId)
    const { untouched, built } = await historyThread.run('carriedCopies', { state, origins })
    counts = plus(counts, { ...nothing, kept: built })
    if (untouched.length === 0) continue
    counts = plus(counts, await forgetCopiesIn(context, { ...from, roomId }, untouched, state))
  }
  return counts
}

async function forgetCopiesIn(
  context: Doing,
  at: Asked,
  whole: readonly string[],
  state: Uint8Array,
): Promise<Counts> {
  const update = await historyThread.run('removeRecords', { state, ids: whole })
  const further = await forgetCopies(context, at, whole)
  const plan = {
    roomId: at.roomId,
    memberId: at.memberId,
    everything: false,
    whole,
    part: [],
    pictures: [],
    comments: [],
  }
  const { snapshots, pictures } = await forgetInRoom(context, plan, update)
  return plus(further, { ...nothing, copies: whole.length, snapshots, pictures })
}
