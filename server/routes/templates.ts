/**
 * A process's template: read as a file by all of it, put in the place of the one before and taken away by who leads it.
 * @module
 */
import { ownTemplate } from '../../shared/protocol/processTemplate.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { processFor } from '../access/guard.ts'
import { findTemplate, keepTemplate, removeTemplate } from '../storage/templates.ts'
import type { AppContext } from './AppContext.ts'
import { routesApp } from './problem.ts'

export function templateRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      c.header('Content-Disposition', 'attachment; filename="samrum-template.json"')
      return c.json((await findTemplate(db, process.id)) ?? ownTemplate(), 200)
    })
    .openapi(routes.changeTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      const template = c.req.valid('json')
      await keepTemplate(db, process.id, template)
      return c.json(template, 200)
    })
    .openapi(routes.removeTemplate, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      await removeTemplate(db, process.id)
      return c.body(null, 204)
    })
}
