/**
 * How far records have come and what criteria weigh: said by those who lead, read with everything else that extraction
 * takes.
 * @module
 */
import { wordingOf } from '../../shared/insights/statuses.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { roomInputs } from '../snapshots/roomInputs.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { findProcess } from '../storage/processes.ts'
import { putStatus, removeStatus } from '../storage/statuses.ts'
import { putWeights, removeWeights } from '../storage/weights.ts'
import type { AppContext } from './AppContext.ts'
import { notFound, routesApp } from './problem.ts'

export function statusRoutes(context: AppContext) {
  const { db, rooms, facilitations, autoSnapshots } = context
  return routesApp()
    .openapi(routes.readInputs, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const process = await findProcess(db, room.process_id)
      if (!process) throw notFound()
      return c.json(await roomInputs(db, room, process), 200)
    })
    .openapi(routes.changeStatus, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'setStatus')
      const change = c.req.valid('json')
      const { base } = await rooms.readPacked(room.id)
      const text = await snapshotThread.run('cardText', { base, cardId })
      if (text === null) throw notFound()
      const held = await putStatus(db, room.id, cardId, { ...change, wording: wordingOf(text) })
      autoSnapshots.edited(room.id)
      await facilitations.changedElsewhere(room.id)
      return c.json(held, 200)
    })
    .openapi(routes.removeStatus, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'setStatus')
      await removeStatus(db, room.id, cardId)
      autoSnapshots.edited(room.id)
      await facilitations.changedElsewhere(room.id)
      return c.body(null, 204)
    })
    .openapi(routes.confirmWeights, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'setStatus')
      const held = await putWeights(db, room.id, c.req.valid('json').weights)
      autoSnapshots.edited(room.id)
      await facilitations.changedElsewhere(room.id)
      return c.json(held, 200)
    })
    .openapi(routes.withdrawWeights, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'setStatus')
      await removeWeights(db, room.id)
      autoSnapshots.edited(room.id)
      await facilitations.changedElsewhere(room.id)
      return c.body(null, 204)
    })
}
