/**
 * What a member wrote themselves: seen by them, and removed when they ask for it. A room that is closed to edits is not
 * closed to this.
 * @module
 */
import { scoresGiven } from '../../shared/facilitation/scoring.ts'
import { votesGiven } from '../../shared/facilitation/tally.ts'
import { close } from '../../shared/protocol/messages.ts'
import type { OwnWork, RemovedOwn } from '../../shared/protocol/own.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { memberOf, roleOf } from '../access/authenticate.ts'
import { roomFor } from '../access/guard.ts'
import type { Asked } from '../forgetting/asked.ts'
import { remove } from '../forgetting/removal.ts'
import { historyThread } from '../history/historyThread.ts'
import { readLed } from '../storage/facilitation.ts'
import { forgetLog } from '../storage/forgetLog.ts'
import { ownBallots, ownComments } from '../storage/forgetting.ts'
import { listRooms } from '../storage/processes.ts'
import type { AppContext } from './AppContext.ts'
import { forbidden, Refusal, routesApp } from './problem.ts'

export function ownRoutes(context: AppContext) {
  const { db, rooms, history, facilitations, autoSnapshots } = context

  async function refuseUnseen(roomId: string): Promise<void> {
    if ((await readLed(db, roomId))?.led.quiet)
      throw new Refusal(409, 'The room writes quietly; this can be done after the reveal.')
  }

  async function ownIn(roomId: string, memberId: string): Promise<OwnWork> {
    const { state } = await rooms.read(roomId)
    const writers = await history.writers(roomId)
    const all = await historyThread.run('ownWork', { state, writers, memberId })
    const comments = await ownComments(db, roomId, memberId)
    const cards = all.filter(({ share, text }) => share !== 'kept' && text !== '')
    return {
      cards: cards.map(({ id: cardId, text, present, share }) => ({
        cardId,
        text,
        present,
        share: share === 'whole' ? 'whole' : 'part',
      })),
      others: all.filter(({ share, text }) => share !== 'kept' && text === '').length,
      kept: all.filter(({ share }) => share === 'kept').length,
      comments: comments.map(({ id, card_id: cardId, text, at }) => ({
        id,
        cardId,
        text,
        at: new Date(at).toISOString(),
      })),
      votes: (await ownBallots(db, roomId, memberId)).map(({ round_id: roundId, title, method, votes }) => ({
        roundId,
        title,
        method,
        given: method === 'scores' ? scoresGiven(JSON.parse(votes)) : votesGiven(JSON.parse(votes)),
      })),
    }
  }

  /** Nothing that they write is taken after what is to go was looked for, and before they are told that it is gone. */
  async function removeFrom(roomIds: readonly string[], asked: Asked): Promise<RemovedOwn> {
    const letIn = rooms.bar(asked.memberId, roomIds)
    try {
      const removed = await remove(context, asked)
      if (asked.what === 'person')
        rooms.disconnect(
          ({ memberId }) => memberId === asked.memberId,
          close.forbidden,
          'removed from the process',
        )
      await forgetLog(db)
      return removed
    } finally {
      letIn()
    }
  }

  function told(roomId: string): void {
    autoSnapshots.edited(roomId)
    facilitations.countAnew(roomId)
  }

  return routesApp()
    .openapi(routes.readOwn, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'removeOwn')
      const member = memberOf(c.get('caller'))
      if (!member) throw forbidden()
      return c.json(await ownIn(room.id, member.id), 200)
    })
    .openapi(routes.removeOwn, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'removeOwn')
      const member = memberOf(c.get('caller'))
      if (!member) throw forbidden()
      await refuseUnseen(room.id)
      const asked = c.req.valid('json')
      const removed = await removeFrom([room.id], {
        what: 'own',
        actor: roleOf(c.get('caller')),
        processId: room.process_id,
        memberId: member.id,
        roomId: room.id,
        chosen: 'everything' in asked ? null : asked,
      })
      told(room.id)
      return c.json(removed, 200)
    })
    .openapi(routes.removeMe, async (c) => {
      const caller = c.get('caller')
      if (caller.kind !== 'member') throw forbidden()
      const { member } = caller
      const all = (await listRooms(db, member.processId)).map(({ id }) => id)
      for (const id of all) await refuseUnseen(id)
      const removed = await removeFrom(all, {
        what: 'person',
        actor: member.role,
        processId: member.processId,
        memberId: member.id,
        roomId: null,
        chosen: null,
      })
      for (const id of all) told(id)
      return c.json(removed, 200)
    })
}
