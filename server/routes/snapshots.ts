/**
 * Snapshots: taken by a facilitator, read by members.
 * @module
 */
import type { Context } from 'hono'
import { routes } from '../../shared/protocol/routes.ts'
import { roleOf } from '../access/authenticate.ts'
import { roomFor } from '../access/guard.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { takeSnapshot } from '../snapshots/take.ts'
import type { SnapshotRow } from '../storage/schema.ts'
import { findSnapshot, listSnapshots } from '../storage/snapshots.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, routesApp } from './problem.ts'
import { snapshotView } from './views.ts'

/** The snapshot, if the caller may read its room. */
export async function snapshotFor(c: Context<AppEnv>, context: AppContext, id: string): Promise<SnapshotRow> {
  const snapshot = await findSnapshot(context.db, id)
  if (!snapshot) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
  await roomFor(c, context, snapshot.room_id, 'readProcess')
  return snapshot
}

export function snapshotRoutes(context: AppContext) {
  return routesApp()
    .openapi(routes.takeSnapshot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'takeSnapshot')
      const { note } = c.req.valid('json')
      const taken = await takeSnapshot(context, room, {
        takenBy: roleOf(c.get('caller')),
        reason: 'facilitator',
        note: note || null,
      })
      return c.json(snapshotView(taken), 201)
    })
    .openapi(routes.listSnapshots, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json((await listSnapshots(context.db, room.id)).map(snapshotView), 200)
    })
    .openapi(routes.readSnapshot, async (c) => {
      const row = await snapshotFor(c, context, c.req.valid('param').id)
      const { snapshot } = await readSnapshot(row)
      return c.json(snapshot, 200)
    })
}
