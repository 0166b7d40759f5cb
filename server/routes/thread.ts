/**
 * The thread from room to room: records carried on, the trace through all of a process, and a search in it.
 * @module
 */
import type { Context } from 'hono'
import { cardOfId } from '../../shared/insights/insightId.ts'
import type { Wanted } from '../../shared/insights/search.ts'
import type { GoalConflicts } from '../../shared/protocol/goalConflicts.ts'
import type { NamedCards } from '../../shared/protocol/namedCards.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { Found, SearchQuery } from '../../shared/protocol/search.ts'
import type { Trace } from '../../shared/protocol/trace.ts'
import { memberIdOf } from '../access/authenticate.ts'
import { mayWithin, processFor, roomFor } from '../access/guard.ts'
import { bringCards } from '../snapshots/bringCards.ts'
import type { Carried, CarryRequest } from '../snapshots/carry.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import type { TracedRow } from '../snapshots/tasks.ts'
import { findRoom, listRooms } from '../storage/processes.ts'
import { newestSnapshot } from '../storage/snapshots.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { jsonText } from './jsonText.ts'
import { Refusal, routesApp } from './problem.ts'
import { snapshotFor } from './snapshots.ts'

export function threadRoutes(context: AppContext) {
  const { db, rooms } = context

  /** The newest snapshot of each room that the caller may enter. @param among ids of rooms; all where there are none */
  async function newestOf(c: Context<AppEnv>, id: string, among?: ReadonlySet<string>): Promise<TracedRow[]> {
    const process = await processFor(c, context, id, 'readProcess')
    const rows = await listRooms(db, process.id)
    const seen = rows.filter(
      (room) =>
        (among?.has(room.id) ?? true) && mayWithin(c.get('caller'), process.id, room.id, 'readProcess'),
    )
    const newest = await Promise.all(
      seen.map(async ({ id: roomId, step, title }) => {
        const row = await newestSnapshot(db, roomId)
        return row ? [{ row, step, title }] : []
      }),
    )
    return newest.flat()
  }

  /** Carries records on, and reads only those of the process's other rooms that cards have come through. */
  async function carryThrough(processId: string, request: CarryRequest): Promise<Carried> {
    const made = await snapshotThread.run('carry', request)
    if (!('lacks' in made)) return made
    const ofProcess = new Set((await listRooms(db, processId)).map(({ id }) => id))
    const read = await Promise.all(
      made.lacks.map(async (roomId) => {
        const row = ofProcess.has(roomId) ? await newestSnapshot(db, roomId) : null
        return { roomId, content: row?.whole ?? null }
      }),
    )
    return carryThrough(processId, { ...request, through: [...request.through, ...read] })
  }

  return routesApp()
    .openapi(routes.carry, async (c) => {
      const to = await roomFor(c, context, c.req.valid('param').id, 'carryForward')
      if (to.status === 'closed') throw new Refusal(409, 'The room is closed to edits.')
      const { snapshotId, insightIds, zone = null } = c.req.valid('json')
      const snapshot = await snapshotFor(c, context, snapshotId)
      const from = await findRoom(db, snapshot.room_id)
      if (from?.process_id !== to.process_id)
        throw new Refusal(400, 'Records are carried on within one process.', { field: 'snapshotId' })
      if (from.id === to.id)
        throw new Refusal(400, 'These records are of this room already.', { field: 'snapshotId' })
      const carried = await bringCards(rooms, { roomId: to.id, by: memberIdOf(c.get('caller')) }, (base) =>
        carryThrough(to.process_id, {
          base,
          to: { roomId: to.id, step: to.step },
          from: { roomId: from.id, snapshotId, step: from.step, content: snapshot.whole },
          through: [],
          insightIds,
          zone,
          at: new Date().toISOString(),
        }),
      )
      if (!carried.ok) throw new Refusal(400, carried.detail, { field: carried.field })
      return c.json({ cards: [...carried.cards], already: carried.already }, 200)
    })
    .openapi(routes.readTrace, async (c) =>
      jsonText<Trace>(c, await snapshotThread.run('trace', await newestOf(c, c.req.valid('param').id))),
    )
    .openapi(routes.readOrganisations, async (c) =>
      jsonText<string[]>(
        c,
        await snapshotThread.run('organisations', await newestOf(c, c.req.valid('param').id)),
      ),
    )
    .openapi(routes.readGoalConflicts, async (c) =>
      jsonText<GoalConflicts>(
        c,
        await snapshotThread.run('goalConflicts', await newestOf(c, c.req.valid('param').id)),
      ),
    )
    .openapi(routes.readCards, async (c) => {
      const { ids } = c.req.valid('query')
      const among = new Set(ids.flatMap((id) => cardOfId(id)?.roomId ?? []))
      const rooms = await newestOf(c, c.req.valid('param').id, among)
      return jsonText<NamedCards>(c, await snapshotThread.run('namedCards', { rooms, ids }))
    })
    .openapi(routes.search, async (c) => {
      const rooms = await newestOf(c, c.req.valid('param').id)
      const wanted = wantedOf(c.req.valid('query'))
      return jsonText<Found>(c, await snapshotThread.run('search', { rooms, wanted }))
    })
}

const wantedOf = ({ words, room, kind, sector, area, votes, loose }: SearchQuery): Wanted => ({
  words: words ?? '',
  roomId: room ?? null,
  kind: kind ?? null,
  sector: sector ?? null,
  strengthArea: area ?? null,
  votes: votes ?? 0,
  looseOnly: loose === 'true',
})
