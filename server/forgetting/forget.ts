/**
 * Forgets what a member wrote in a room, everywhere it stands: on the board, in its past, in its snapshots, beside it and
 * in the files of the database.
 * @module
 */
import { historyThread } from '../history/historyThread.ts'
import { forgetInSnapshots } from '../snapshots/forget.ts'
import { amongSnapshots } from '../snapshots/take.ts'
import { recordComment } from '../storage/comments.ts'
import {
  commentsOf,
  dropPictures,
  endPlan,
  forgetBeside,
  keepPlan,
  listPlans,
} from '../storage/forgetting.ts'
import { findMember } from '../storage/members.ts'
import { findRoom } from '../storage/processes.ts'
import { forgetLog, noteRemoval } from '../storage/retention.ts'
import { listSnapshotSeqs } from '../storage/snapshots.ts'
import type { Doing } from './doing.ts'
import type { Plan } from './plan.ts'

export interface RoomForgotten {
  readonly snapshots: number
  readonly pictures: number
}

/** Takes the words off the board, and then out of all that was kept of it. */
export async function forgetInRoom(
  context: Doing,
  plan: Plan,
  edit: Uint8Array | null,
): Promise<RoomForgotten> {
  const id = await keepPlan(context.db, plan)
  if (edit) await context.rooms.apply(plan.roomId, edit, null)
  return carryOut(context, id, plan)
}

async function carryOut(context: Doing, id: string, plan: Plan): Promise<RoomForgotten> {
  const { db, rooms, facilitations } = context
  const { roomId } = plan
  // A checkpoint that was being made when the words went does not know of it: the second one does.
  await rooms.readPacked(roomId)
  await rooms.readPacked(roomId)
  const forgotten = await amongSnapshots(roomId, () => inKept(context, plan))
  await endPlan(db, id)
  facilitations.countAnew(roomId)
  return forgotten
}

/** All that is kept of a room but its board. */
async function inKept({ db, history, past, rooms }: Doing, plan: Plan): Promise<RoomForgotten> {
  const { roomId, memberId, whole } = plan
  const erased = await historyThread.run('erasePast', {
    plan,
    writers: await history.writers(roomId),
    segments: await past.read(roomId),
    snapshots: await listSnapshotSeqs(db, roomId),
  })
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

/** That it happened stands on record, as it would had nothing come between; what is counted is what the plan names. */
async function noteResumed(
  db: Doing['db'],
  plan: Plan,
  { snapshots, pictures }: RoomForgotten,
): Promise<void> {
  const room = await findRoom(db, plan.roomId)
  const member = await findMember(db, plan.memberId)
  if (!room) return
  const { whole, part, comments } = plan
  const counts = { cards: whole.length, texts: part.length, comments: comments.length, snapshots, pictures }
  const actor = member?.places[0]?.role ?? null
  await noteRemoval(db, { what: 'own', actor, processId: room.process_id, counts })
}

/** Goes on with what a stop cut short. The words may be on the board still: then they go now. */
export async function resumeForgetting(context: Doing): Promise<void> {
  for (const { id, plan } of await listPlans(context.db)) {
    const { state } = await context.rooms.read(plan.roomId)
    const { update } = await historyThread.run('eraseOnBoard', {
      state,
      writers: await context.history.writers(plan.roomId),
      memberId: plan.memberId,
      chosen: plan.everything ? null : [...plan.whole, ...plan.part],
    })
    if (update) await context.rooms.apply(plan.roomId, update, null)
    await noteResumed(context.db, plan, await carryOut(context, id, plan))
    await forgetLog(context.db)
  }
}
