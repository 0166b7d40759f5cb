/**
 * A process's template: read as a file by all of it, put in the place of the one before and taken away by who leads it.
 * @module
 */
import type { z } from '@hono/zod-openapi'
import { ownTemplate } from '../../shared/protocol/processTemplate.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { processFor } from '../access/guard.ts'
import { findTemplate, keepTemplate, removeTemplate } from '../storage/templates.ts'
import type { AppContext } from './AppContext.ts'
import { misformed, notFound, routesApp } from './problem.ts'
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

export function templateRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      c.header('Content-Disposition', 'attachment; filename="samrum-template.json"')
      return c.json((await findTemplate(db, process.id)) ?? ownTemplate(), 200)
    })
    .openapi(
      routes.changeTemplate,
      async (c) => {
        const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
        const template = c.req.valid('json')
        await keepTemplate(db, process.id, template)
        return c.json(template, 200)
      },
      saysFaults,
    )
    .openapi(routes.removeTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      await removeTemplate(db, process.id)
      return c.body(null, 204)
    })
}
