/**
 * A process's template: read as a file by all of it, put in the place of the one before and taken away by who leads it.
 * @module
 */
import type { z } from '@hono/zod-openapi'
import { ownTemplate, type ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { ownAims } from '../../shared/rooms/aims.ts'
import { ladderIds } from '../../shared/rooms/ladder.ts'
import { aimsOf } from '../../shared/rooms/ofTemplate.ts'
import { processFor, require } from '../access/guard.ts'
import { updateProcess, yearsOf } from '../storage/processes.ts'
import type { ProcessRow } from '../storage/schema.ts'
import {
  findTemplate,
  keepLadder,
  keepTemplate,
  listTemplates,
  removeTemplate,
} from '../storage/templates.ts'
import type { AppContext } from './AppContext.ts'
import { misformed, notFound, routesApp } from './problem.ts'
import { redateRooms } from './redateRooms.ts'
import { templateFaults } from './templateFaults.ts'

/** What validation gives for a request: with the file as it came, whether it fits or not. */
interface Looked {
  readonly success: boolean
  readonly target: string
  readonly data?: unknown
  readonly error?: z.ZodError
}

/** A template is a file that people write as well: they are told all that is wrong with it. */
function saysFaults({ target, error, data }: Looked): undefined {
  if (!error) return
  if (target === 'param') throw notFound()
  throw misformed(error, templateFaults(error, data))
}

/** As a file it says the years too, and what it was made before: the region's own aims and order of the ladder. */
const withYears = (template: ProcessTemplate, process: ProcessRow): ProcessTemplate => ({
  ...template,
  aims: template.aims ?? { overall: ownAims.overall, priorities: [...ownAims.priorities] },
  ladder: template.ladder ?? [...ladderIds],
  years: yearsOf(process),
})

export function templateRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      c.header('Content-Disposition', 'attachment; filename="samrum-template.json"')
      return c.json(withYears((await findTemplate(db, process.id)) ?? ownTemplate(), process), 200)
    })
    .openapi(routes.readAims, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      const { overall, priorities } = aimsOf(await findTemplate(db, process.id))
      return c.json({ overall, priorities: [...priorities] }, 200)
    })
    .openapi(
      routes.changeTemplate,
      async (c) => {
        const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
        const template = c.req.valid('json')
        const { years } = template
        const before = await findTemplate(db, process.id)
        await db.transaction().execute(async (tx) => {
          await keepTemplate(tx, process.id, template)
          if (years) await updateProcess(tx, process.id, { years: JSON.stringify(years) })
        })
        if (years)
          await redateRooms(context, {
            processId: process.id,
            template: before,
            before: yearsOf(process),
            after: years,
          })
        const held = { ...process, ...(years ? { years: JSON.stringify(years) } : {}) }
        return c.json(withYears(template, held), 200)
      },
      saysFaults,
    )
    .openapi(routes.orderLadder, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      const template = await keepLadder(db, process.id, c.req.valid('json').order)
      return c.json(withYears(template, process), 200)
    })
    .openapi(routes.listTemplates, async (c) => {
      // Who leads one process is told nothing of others: only who makes processes chooses among all.
      require(c, 'createProcess')
      return c.json(await listTemplates(db), 200)
    })
    .openapi(routes.removeTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      await removeTemplate(db, process.id)
      return c.body(null, 204)
    })
}
