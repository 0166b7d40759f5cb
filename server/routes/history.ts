/**
 * A room's past, for those who lead: who did what, what was removed, the replay; and what is put right from it.
 * @module
 */
import { MAX_REPLAY_BYTES } from '../../shared/limits.ts'
import type { Doer } from '../../shared/protocol/history.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import { memberIdOf, OPERATOR_ID, roleOf } from '../access/authenticate.ts'
import { roomFor } from '../access/guard.ts'
import { historyThread } from '../history/historyThread.ts'
import type { RoomHistory } from '../journal/History.ts'
import { summaryOf } from '../snapshots/read.ts'
import { takeSnapshot } from '../snapshots/take.ts'
import { countWritten, removeWritten } from '../storage/comments.ts'
import { type KnownMember, membersById } from '../storage/members.ts'
import type { AppContext } from './AppContext.ts'
import { Refusal, routesApp } from './problem.ts'
import { refuseWhileQuiet } from './quietRoom.ts'

const MINUTE_MS = 60_000
const iso = (time: number): string => new Date(time).toISOString()

/** From when on a room's history is kept; null where that is its beginning. */
const sinceOf = ({ base, segments }: RoomHistory): string | null =>
  base && segments[0] ? iso(segments[0].fromAt) : null

function doerOf(members: ReadonlyMap<string, KnownMember>, memberId: string | null): Doer | null {
  if (memberId === null) return null
  const member = members.get(memberId)
  if (member) {
    const { name, sector, role, isIn } = member
    return { memberId, name, sector, role, removed: !isIn }
  }
  const isOperator = memberId === OPERATOR_ID
  return { memberId, name: null, sector: null, role: isOperator ? 'operator' : null, removed: !isOperator }
}

export function historyRoutes(context: AppContext) {
  const { db, rooms, history, facilitations } = context

  /** All that is known of a room up to now. */
  async function pastOf(roomId: string, since?: number) {
    // What is in the log alone becomes history first.
    await rooms.readPacked(roomId)
    return { history: await history.read(roomId, since), writers: await history.writers(roomId) }
  }

  /** What a member did in a room since some time, and what taking it back would leave. */
  async function takenBack(roomId: string, memberId: string, since: number) {
    const past = await pastOf(roomId, since)
    return historyThread.run('takeBack', { ...past, memberId, since })
  }

  return routesApp()
    .openapi(routes.readCardHistory, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'readHistory')
      const past = await pastOf(room.id)
      const { text, present, events } = await historyThread.run('cardPast', { ...past, cardId })
      const members = await membersById(db, room.process_id)
      const told = events.map(({ what, memberId, from, to }) => ({
        what,
        by: doerOf(members, memberId),
        from: iso(from),
        to: iso(to),
      }))
      return c.json({ cardId, text, present, since: sinceOf(past.history), events: told }, 200)
    })
    .openapi(routes.listRemovedCards, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readHistory')
      const past = await pastOf(room.id)
      const removed = await historyThread.run('removedCards', past)
      const members = await membersById(db, room.process_id)
      const cards = removed.map(({ record, text, at, memberId }) => {
        const { sector } = (record.meta ?? {}) as { sector?: unknown }
        const known = isOneOf([...sectors, 'mixed'] as const, sector) ? sector : null
        return { cardId: record.id, text, sector: known, at: iso(at), by: doerOf(members, memberId) }
      })
      return c.json({ since: sinceOf(past.history), cards }, 200)
    })
    .openapi(routes.bringBackCard, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'restoreBoard')
      const { base } = await rooms.readPacked(room.id)
      let found = await historyThread.run('bringBack', { base, cardId, history: null })
      if (!found.ok && found.reason === 'unknown')
        found = await historyThread.run('bringBack', { base, cardId, history: await history.read(room.id) })
      if (!found.ok)
        throw found.reason === 'present'
          ? new Refusal(409, 'This card is on the board.')
          : new Refusal(422, 'Nobody knows a card with this id any more.', { field: 'cardId' })
      await rooms.apply(room.id, found.update, memberIdOf(c.get('caller')))
      return c.body(null, 204)
    })
    .openapi(routes.readReplay, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readHistory')
      await rooms.readPacked(room.id)
      const newest = await history.readNewest(room.id, MAX_REPLAY_BYTES)
      const replay = await historyThread.run('replay', newest)
      return c.body(new Uint8Array(replay), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Encoding': 'gzip',
      })
    })
    .openapi(routes.previewTakeBack, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'restoreBoard')
      const { memberId, minutes } = c.req.valid('query')
      const since = Date.now() - minutes * MINUTE_MS
      const { removed, back, changed } = await takenBack(room.id, memberId, since)
      const comments = await countWritten(db, { roomId: room.id, memberId, since })
      return c.json({ removed, back, changed, comments }, 200)
    })
    .openapi(routes.takeBack, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'restoreBoard')
      const { memberId, minutes } = c.req.valid('json')
      const caller = c.get('caller')
      await refuseWhileQuiet(db, room.id)
      const before = await takeSnapshot(context, room, {
        takenBy: roleOf(caller),
        reason: 'restore',
        note: null,
      })
      const since = Date.now() - minutes * MINUTE_MS
      const taken = await takenBack(room.id, memberId, since)
      if (taken.update) await rooms.apply(room.id, taken.update, memberIdOf(caller))
      const comments = await removeWritten(db, { roomId: room.id, memberId, since })
      if (comments > 0) facilitations.countAnew(room.id)
      const { removed, back, changed } = taken
      return c.json({ before: summaryOf(before), removed, back, changed, comments }, 200)
    })
}
