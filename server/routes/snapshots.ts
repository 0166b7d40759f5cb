/**
 * Snapshots: taken by a facilitator, read by members.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { listSnapshots } from '../storage/snapshots.ts'
import type { AppContext } from './AppContext.ts'
import { routesApp } from './problem.ts'
import { snapshotView } from './views.ts'

export function snapshotRoutes(context: AppContext) {
  return routesApp().openapi(routes.listSnapshots, async (c) => {
    const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
    return c.json((await listSnapshots(context.db, room.id)).map(snapshotView), 200)
  })
}
