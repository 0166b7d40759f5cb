/**
 * Forgets in one room what a member asks to have forgotten there, and the copies of its cards that nobody has written in.
 * @module
 */
import { insightId } from '../../shared/insights/extract.ts'
import { historyThread } from '../history/historyThread.ts'
import { type AskedRemoval, noteDone } from '../storage/askedRemovals.ts'
import { ownComments } from '../storage/forgetting.ts'
import { listRooms } from '../storage/processes.ts'
import type { Counts } from './asked.ts'
import type { Doing } from './doing.ts'
import type { Erased } from './eraseOnBoard.ts'
import { forgetInRoom } from './forget.ts'

/** The copies go first: they are found by the cards, as long as those are on the board. */
export async function forgetOwn(context: Doing, removal: AskedRemoval, roomId: string): Promise<void> {
  const { db, rooms, history } = context
  const { memberId, chosen } = removal.asked
  const { state } = await rooms.read(roomId)
  const writers = await history.writers(roomId)
  const request = { state, writers, memberId, chosen: chosen?.cards ?? null }
  const erased = await historyThread.run('eraseOnBoard', request)
  const own = (await ownComments(db, roomId, memberId)).map(({ id }) => id)
  const comments = own.filter((id) => chosen?.comments.includes(id) ?? true)
  const { whole, part, pictures } = erased
  const built = await forgetCopies(context, removal, roomId, whole)
  const counts = { ...countsOf(erased), kept: erased.kept + built, comments: comments.length }
  const everything = chosen === null
  if (!everything && whole.length + part.length + comments.length === 0)
    return db.transaction().execute((tx) => noteDone(tx, removal.id, counts, roomId))
  const plan = { roomId, memberId, everything, whole, part, pictures, comments, ofCopies: false, counts }
  await forgetInRoom(context, removal.id, plan, erased.update)
}

const countsOf = ({ cards, whole, part }: Erased): Counts => ({
  cards,
  others: whole.length - cards,
  texts: part.length,
})

/**
 * Copies of cards in the other rooms of the process, and copies of those. Gives how many stay, since somebody has written
 * in them.
 */
async function forgetCopies(
  context: Doing,
  removal: AskedRemoval,
  from: string,
  cardIds: readonly string[],
): Promise<number> {
  if (cardIds.length === 0) return 0
  const origins = cardIds.map((id) => insightId(from, id))
  let kept = 0
  for (const { id: roomId } of await listRooms(context.db, removal.asked.processId)) {
    if (roomId === from) continue
    const { state } = await context.rooms.read(roomId)
    const { untouched, built } = await historyThread.run('carriedCopies', { state, origins })
    kept += built
    if (untouched.length > 0) kept += await forgetCopiesIn(context, removal, roomId, untouched, state)
  }
  return kept
}

async function forgetCopiesIn(
  context: Doing,
  removal: AskedRemoval,
  roomId: string,
  whole: readonly string[],
  state: Uint8Array,
): Promise<number> {
  const edit = await historyThread.run('removeRecords', { state, ids: whole })
  const kept = await forgetCopies(context, removal, roomId, whole)
  const { memberId } = removal.asked
  const some = { roomId, memberId, everything: false, whole, part: [], pictures: [], comments: [] }
  const plan = { ...some, ofCopies: true, counts: { copies: whole.length } }
  await forgetInRoom(context, removal.id, plan, edit)
  return kept
}
