/**
 * What those who lead write for the report of a process, or of one of its rooms.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { processFor, roomFor } from '../access/guard.ts'
import { readWords, writeWords } from '../storage/reportWords.ts'
import type { AppContext } from './AppContext.ts'
import { routesApp } from './problem.ts'

export function reportRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readProcessReport, async (c) => {
      const { id } = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json(await readWords(db, { processId: id, roomId: null }), 200)
    })
    .openapi(routes.writeProcessReport, async (c) => {
      const { id } = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      const words = c.req.valid('json')
      await writeWords(db, { processId: id, roomId: null }, words)
      return c.json(words, 200)
    })
    .openapi(routes.readRoomReport, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json(await readWords(db, { processId: room.process_id, roomId: room.id }), 200)
    })
    .openapi(routes.writeRoomReport, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'changeRoom')
      const words = c.req.valid('json')
      await writeWords(db, { processId: room.process_id, roomId: room.id }, words)
      return c.json(words, 200)
    })
}
