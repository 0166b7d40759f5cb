/**
 * Forgets what a member wrote in a room, everywhere it stands: on the board, in its past, in its snapshots, beside it and
 * in the files of the database.
 * @module
 */
import { historyThread } from '../history/historyThread.ts'
import { forgetInSnapshots } from '../snapshots/forget.ts'
import { amongSnapshots } from '../snapshots/take.ts'
import { changePlan, endPlan, type KeptPlan, keepPlan } from '../storage/askedRemovals.ts'
import { recordComment } from '../storage/comments.ts'
import { commentsOf, dropPictures, forgetBeside } from '../storage/forgetting.ts'
import { listSnapshotSeqs } from '../storage/snapshots.ts'
import type { Counts } from './asked.ts'
import type { Doing } from './doing.ts'
import type { Plan } from './plan.ts'

/**
 * Takes the words off the board, and then out of all that was kept of it.
 * @param removalId what it is a part of
 */
export async function forgetInRoom(
  context: Doing,
  removalId: string,
  plan: Plan,
  edit: Uint8Array | null,
): Promise<void> {
  await carryOut(context, await keepPlan(context.db, removalId, plan), edit)
}

async function carryOut(context: Doing, kept: KeptPlan, edit: Uint8Array | null): Promise<void> {
  const { db, rooms, facilitations } = context
  const { roomId } = kept.plan
  if (edit) await rooms.apply(roomId, edit, null)
  // A checkpoint that was being made when the words went does not know of it: the second one does.
  await rooms.readPacked(roomId)
  await rooms.readPacked(roomId)
  const counts = await amongSnapshots(roomId, () => inKept(context, kept))
  await endPlan(db, kept, counts)
  facilitations.countAnew(roomId)
}

/** All that is kept of a room but its board. */
async function inKept({ db, history, past, rooms }: Doing, kept: KeptPlan): Promise<Counts> {
  const { plan } = kept
  const { roomId, memberId, whole } = plan
  const erased = await historyThread.run('erasePast', {
    plan,
    writers: await history.writers(roomId),
    segments: await past.read(roomId),
    snapshots: await listSnapshotSeqs(db, roomId),
  })
  // The past tells who lost words in snapshots only as long as it holds them.
  await changePlan(db, kept, { ...plan, part: erased.reworded })
  await past.write(roomId, erased.segments)
  past.dropApart(roomId, memberId)
  const comments = await commentsOf(db, plan)
  const { snapshots, shown } = await forgetInSnapshots(db, roomId, {
    whole,
    reworded: erased.reworded.filter((id) => !whole.includes(id)),
    asThen: erased.asThen,
    comments: comments.map((row) => ({ cardId: row.card_id, comment: recordComment(row) })),
    pictures: plan.pictures,
  })
  await forgetBeside(db, plan, erased.reworded, comments)
  const onBoard = Buffer.from((await rooms.read(roomId)).state).toString('latin1')
  const unused = plan.pictures.filter((hash) => !shown.has(hash) && !onBoard.includes(hash))
  return { snapshots, pictures: await dropPictures(db, roomId, unused) }
}

/** Goes on with what a stop cut short. The words may be on the board still: then they go now. */
export async function resumePlan(context: Doing, kept: KeptPlan): Promise<void> {
  const { roomId, memberId, everything, whole, part, ofCopies } = kept.plan
  const { state } = await context.rooms.read(roomId)
  const writers = await context.history.writers(roomId)
  const chosen = everything ? null : [...whole, ...part]
  const edit = ofCopies
    ? await historyThread.run('removeRecords', { state, ids: whole })
    : (await historyThread.run('eraseOnBoard', { state, writers, memberId, chosen })).update
  await carryOut(context, kept, edit)
}
