/**
 * How long a process's things are kept, said by those who lead it; and the record of what was removed.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { processFor, require } from '../access/guard.ts'
import { retain } from '../retention/retain.ts'
import { listRemovals, readRetention, writeRetention } from '../storage/retention.ts'
import type { AppContext } from './AppContext.ts'
import { routesApp } from './problem.ts'

export function retentionRoutes(context: AppContext) {
  const { db } = context

  async function viewOf(processId: string) {
    const { closedAt, rules } = await readRetention(db, processId)
    return {
      closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
      rules,
      removals: await listRemovals(db, processId),
    }
  }

  return routesApp()
    .openapi(routes.readRetention, async (c) => {
      const { id } = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      return c.json(await viewOf(id), 200)
    })
    .openapi(routes.changeRetention, async (c) => {
      const { id } = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      const { closed, rules } = c.req.valid('json')
      const { closedAt } = await readRetention(db, id)
      await writeRetention(db, id, { closedAt: closed ? (closedAt ?? Date.now()) : null, rules })
      await retain(context, id)
      return c.json(await viewOf(id), 200)
    })
    .openapi(routes.listRemovals, async (c) => {
      require(c, 'deleteProcess')
      return c.json(await listRemovals(db, null), 200)
    })
}
