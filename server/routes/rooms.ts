/**
 * Rooms: read by members, opened, closed and renamed by a facilitator.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { updateRoom } from '../storage/processes.ts'
import type { AppContext } from './AppContext.ts'
import { routesApp } from './problem.ts'
import { roomView } from './views.ts'

export function roomRoutes(context: AppContext) {
  const { db, rooms, facilitations, autoSnapshots } = context
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
}
