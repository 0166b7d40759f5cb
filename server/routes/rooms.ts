/**
 * Rooms: read by members, opened, closed, renamed and deleted by a facilitator.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { roleOf } from '../access/authenticate.ts'
import { processFor, roomFor } from '../access/guard.ts'
import { forgetLog } from '../storage/forgetLog.ts'
import { deleteRoom, updateRoom } from '../storage/processes.ts'
import { noteRemoval } from '../storage/retention.ts'
import { hasFixed } from '../storage/snapshots.ts'
import type { AppContext } from './AppContext.ts'
import { Refusal, routesApp } from './problem.ts'
import { roomView } from './views.ts'

export function roomRoutes(context: AppContext) {
  const { db, rooms, facilitations, autoSnapshots, log } = context
  return routesApp()
    .openapi(routes.readRoom, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json(roomView(room, rooms, c.get('caller')), 200)
    })
    .openapi(routes.changeRoom, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'changeRoom')
      const { strengthArea, ...said } = c.req.valid('json')
      const changes = { ...said, ...(strengthArea === undefined ? {} : { strength_area: strengthArea }) }
      await updateRoom(db, room.id, changes)
      if (changes.status || strengthArea !== undefined) await facilitations.changedElsewhere(room.id)
      if (changes.status === 'closed' && room.status === 'open') void autoSnapshots.closed(room)
      return c.json(roomView({ ...room, ...changes }, rooms, c.get('caller')), 200)
    })
    .openapi(routes.deleteRoom, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'deleteRoom')
      await processFor(c, context, room.process_id, 'deleteRoom')
      const actor = roleOf(c.get('caller'))
      if (actor !== 'operator' && (await hasFixed(db, room.id)))
        throw new Refusal(409, 'A snapshot of the room is fixed; the operator alone can delete it.')
      const counts = { snapshots: room.snapshots }
      // First, so that nobody comes back to it, and with the record, so that neither stands alone.
      await db.transaction().execute(async (tx) => {
        await deleteRoom(tx, room)
        await noteRemoval(tx, { what: 'room', actor, processId: room.process_id, counts })
      })
      await rooms.remove(room.id)
      await forgetLog(db)
      log.info({ process: room.process_id, room: room.id, ...counts }, 'a room was deleted')
      return c.body(null, 204)
    })
}
