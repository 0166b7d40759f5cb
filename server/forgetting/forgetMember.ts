/**
 * Everything about a member goes: what they wrote in all rooms of the process, their votes and voices, and their name.
 * @module
 */

import type { RemovedOwn } from '../../shared/protocol/own.ts'
import { dropBallots, forgetPerson, ownBallots, ownComments } from '../storage/forgetting.ts'
import { listVoices } from '../storage/voices.ts'
import type { Doing } from './doing.ts'
import { type Counts, forgetOwn, nothing, plus } from './forgetOwn.ts'

interface Member {
  readonly id: string
  readonly processId: string
}

/** Ballots of open rounds of a room: these, or all. Gives how many there were. */
export async function dropVotes(
  { db, facilitations }: Doing,
  roomId: string,
  memberId: string,
  chosen: readonly string[] | null,
): Promise<number> {
  const own = (await ownBallots(db, roomId, memberId)).map(({ round_id }) => round_id)
  const going = own.filter((round) => chosen?.includes(round) ?? true)
  const dropped = await dropBallots(db, going, memberId)
  if (dropped > 0) facilitations.countAnew(roomId)
  return dropped
}

/** Whether a member left anything in a room, as far as is known. */
async function wroteIn({ db, history }: Doing, roomId: string, memberId: string): Promise<boolean> {
  const writers = await history.writers(roomId)
  if (writers.some((writer) => writer.memberId === memberId)) return true
  return (await ownComments(db, roomId, memberId)).length > 0
}

/** @param roomIds all rooms of their process */
export async function forgetMember(
  context: Doing,
  { id, processId }: Member,
  roomIds: readonly string[],
): Promise<RemovedOwn> {
  let counts: Counts = nothing
  let votes = 0
  for (const roomId of roomIds) {
    votes += await dropVotes(context, roomId, id, null)
    if (!(await wroteIn(context, roomId, id))) continue
    const asked = { roomId, processId, memberId: id, chosen: null, comments: null }
    counts = plus(counts, await forgetOwn(context, asked))
  }
  const voices = (await listVoices(context.db, id)).length
  await forgetPerson(context.db, id)
  return { ...counts, votes, voices }
}
