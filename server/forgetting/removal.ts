/**
 * A removal from when it is asked for until it stands on record: some of what a member wrote in a room, all of it, or
 * everything about them. A stop in the middle leaves it written down, and the next start finishes it; so does asking again.
 * @module
 */
import type { RemovedOwn } from '../../shared/protocol/own.ts'
import {
  type AskedRemoval,
  beginAnew,
  endAsked,
  keepAsked,
  listAsked,
  listPlans,
  noteDone,
  readDone,
} from '../storage/askedRemovals.ts'
import { dropBallots, forgetPerson, ownBallots, ownComments } from '../storage/forgetting.ts'
import { listRooms } from '../storage/processes.ts'
import { noteRemoval } from '../storage/retention.ts'
import { listVoices } from '../storage/voices.ts'
import type { Asked } from './asked.ts'
import type { Doing } from './doing.ts'
import { resumePlan } from './forget.ts'
import { forgetOwn } from './forgetOwn.ts'

/** By what was asked for: what is being removed now. */
const underWay = new Map<string, Promise<RemovedOwn>>()

/** Who asks for the same while it is being done, or after it failed, gets the one removal and its one record. */
export async function remove(context: Doing, asked: Asked): Promise<RemovedOwn> {
  const { removal, isNew } = await keepAsked(context.db, asked)
  const running = underWay.get(removal.id)
  if (running) return running
  const removing = isNew ? finish(context, removal) : goOn(context, removal)
  underWay.set(removal.id, removing)
  try {
    return await removing
  } finally {
    underWay.delete(removal.id)
  }
}

/** What a fault cut short, for who asks again: they may have written more since, also in rooms that were done. */
async function goOn(context: Doing, removal: AskedRemoval): Promise<RemovedOwn> {
  await endPlans(context, removal)
  await beginAnew(context.db, removal.id)
  return finish(context, removal)
}

async function endPlans(context: Doing, { id }: AskedRemoval): Promise<void> {
  for (const plan of await listPlans(context.db, id)) await resumePlan(context, plan)
}

/** Goes on with all that a stop cut short. What cannot be finished now holds up nothing else, and is tried at the next start. */
export async function resumeRemovals(context: Doing): Promise<void> {
  const { db, log } = context
  for (const removal of await listAsked(db))
    try {
      await endPlans(context, removal)
      const counts = await finish(context, removal)
      log.info({ process: removal.asked.processId, ...counts }, 'a removal that a stop cut short is finished')
    } catch (error) {
      log.error({ err: error }, 'what was asked to be forgotten is not yet gone')
    }
}

async function finish(context: Doing, removal: AskedRemoval): Promise<RemovedOwn> {
  const { processId, roomId } = removal.asked
  const { rooms: done } = await readDone(context.db, removal.id)
  for (const { id } of await listRooms(context.db, processId)) {
    if (roomId !== null && roomId !== id) continue
    await dropVotes(context, removal, id)
    if (!done.includes(id) && (await wroteIn(context, id, removal.asked.memberId)))
      await forgetOwn(context, removal, id)
  }
  return endOnRecord(context, removal)
}

/** Ballots of open rounds of a room. */
async function dropVotes(
  { db, facilitations }: Doing,
  { id, asked }: AskedRemoval,
  roomId: string,
): Promise<void> {
  const { memberId, chosen } = asked
  const own = (await ownBallots(db, roomId, memberId)).map(({ round_id }) => round_id)
  const going = own.filter((round) => chosen?.votes.includes(round) ?? true)
  if (going.length === 0) return
  await db.transaction().execute(async (tx) => {
    await noteDone(tx, id, { votes: await dropBallots(tx, going, memberId) })
  })
  facilitations.countAnew(roomId)
}

/** Whether a member left anything in a room, as far as is known. */
async function wroteIn({ db, history }: Doing, roomId: string, memberId: string): Promise<boolean> {
  const writers = await history.writers(roomId)
  if (writers.some((writer) => writer.memberId === memberId)) return true
  return (await ownComments(db, roomId, memberId)).length > 0
}

/** The name goes, the record comes and the removal is no longer owed, all at once. */
async function endOnRecord({ db }: Doing, { id, asked }: AskedRemoval): Promise<RemovedOwn> {
  const { what, actor, processId, memberId } = asked
  return db.transaction().execute(async (tx) => {
    if (what === 'person') {
      await noteDone(tx, id, { voices: (await listVoices(tx, memberId)).length })
      await forgetPerson(tx, memberId)
    }
    const { counts } = await readDone(tx, id)
    await noteRemoval(tx, { what, actor, processId, counts })
    await endAsked(tx, id)
    return counts
  })
}
