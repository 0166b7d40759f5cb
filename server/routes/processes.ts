/**
 * Processes and the making of rooms.
 * @module
 */
import type { Context } from 'hono'
import { PROCESS_GONE } from '../../shared/protocol/messages.ts'
import type { NewProcess } from '../../shared/protocol/processes.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { defaultSteps, type LinkRole, linkRoles } from '../../shared/vocabulary.ts'
import { processOf } from '../access/authenticate.ts'
import { processFor, require } from '../access/guard.ts'
import { insertSeedDocuments } from '../storage/documents.ts'
import { forgetLog } from '../storage/forgetLog.ts'
import { countJoined, insertLink } from '../storage/links.ts'
import {
  deleteProcess,
  findProcess,
  findRoom,
  insertProcess,
  insertStarted,
  listProcesses,
  listRooms,
  updateProcess,
  yearsOf,
} from '../storage/processes.ts'
import { noteRemoval } from '../storage/retention.ts'
import type { ProcessRow } from '../storage/schema.ts'
import { findTemplate, keepTemplate } from '../storage/templates.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { createRoom } from './createRoom.ts'
import { Refusal, routesApp } from './problem.ts'
import { redateRooms } from './redateRooms.ts'
import { processView, roomView } from './views.ts'

/** The address of an invitation. The token is in the fragment, which reaches no server and no log. */
export const joinUrl = (origin: string, token: string): string => `${origin}/join#${token}`

/** Makes a link of each role to a new process; gives their addresses. */
export async function firstLinks(
  { db, publicOrigin }: Pick<AppContext, 'db' | 'publicOrigin'>,
  processId: string,
): Promise<Record<LinkRole, string>> {
  const links: Partial<Record<LinkRole, string>> = {}
  for (const role of linkRoles) {
    const { token } = await insertLink(db, { processId, role })
    links[role] = joinUrl(publicOrigin(), token)
  }
  return links as Record<LinkRole, string>
}

/** The process with the rooms that the caller may enter. */
async function viewFor(c: Context<AppEnv>, { db, rooms }: AppContext, process: ProcessRow) {
  return processView(process, await listRooms(db, process.id), rooms, c.get('caller'))
}

/** The years that somebody has set for a process. */
const saidYears = (process: ProcessRow | null) => (process?.years ? yearsOf(process) : undefined)

export function processRoutes(context: AppContext) {
  const { db, rooms, log } = context

  /** Gives a new process what it begins with; of the one it is made after, the template and nothing else. */
  async function begin(
    c: Context<AppEnv>,
    process: ProcessRow,
    from: ProcessRow | null,
    begun: NewProcess['rooms'] = [...defaultSteps],
  ) {
    const template = from ? await findTemplate(db, from.id) : null
    if (template) await keepTemplate(db, process.id, template)
    await insertSeedDocuments(db, process)
    for (const room of begun)
      await createRoom(db, rooms, process, typeof room === 'string' ? { step: room } : room)
    const links = await firstLinks(context, process.id)
    return { ...(await viewFor(c, context, process)), links }
  }

  return routesApp()
    .openapi(routes.createProcess, async (c) => {
      require(c, 'createProcess')
      const { title, language = 'sv', years, template = 's3', rooms: begun } = c.req.valid('json')
      const from = template === 's3' ? null : await findProcess(db, template)
      if (from === undefined)
        throw new Refusal(422, 'There is no process with this template.', { field: 'template' })
      const process = await insertProcess(db, { title, language, years: years ?? saidYears(from) })
      return c.json(await begin(c, process, from, begun), 201)
    })
    .openapi(routes.startProcess, async (c) => {
      const from = await processFor(c, context, c.req.valid('param').id, 'startProcess')
      const { title, language = from.language, rooms: begun } = c.req.valid('json')
      const process = await insertStarted(db, from, { title, language, years: saidYears(from) })
      if (!process) throw new Refusal(409, 'As many processes have been started from this one as may be.')
      return c.json(await begin(c, process, from, begun), 201)
    })
    .openapi(routes.listProcesses, async (c) => {
      const caller = c.get('caller')
      const processId = processOf(caller)
      const own = processId === null ? undefined : await findProcess(db, processId)
      const rows = caller.kind === 'operator' ? await listProcesses(db) : own ? [own] : []
      return c.json(await Promise.all(rows.map((row) => viewFor(c, context, row))), 200)
    })
    .openapi(routes.readProcess, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json(await viewFor(c, context, process), 200)
    })
    .openapi(routes.changeProcess, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'changeProcess')
      const { years, ...said } = c.req.valid('json')
      const changes = { ...said, ...(years ? { years: JSON.stringify(years) } : {}) }
      await updateProcess(db, process.id, changes)
      if (years) {
        const template = await findTemplate(db, process.id)
        await redateRooms(context, {
          processId: process.id,
          template,
          before: yearsOf(process),
          after: years,
        })
      }
      return c.json(await viewFor(c, context, { ...process, ...changes }), 200)
    })
    .openapi(routes.deleteProcess, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'deleteProcess')
      const all = await listRooms(db, process.id)
      const counts = {
        rooms: all.length,
        snapshots: all.reduce((sum, { snapshots }) => sum + snapshots, 0),
        people: await countJoined(db, process.id),
      }
      // First, so that nobody comes back to a room that is being removed, and with the record, so that neither stands alone.
      await db.transaction().execute(async (tx) => {
        await deleteProcess(tx, process.id)
        await noteRemoval(tx, { what: 'process', actor: 'operator', processId: process.id, counts })
      })
      for (const room of all) await rooms.remove(room.id, PROCESS_GONE)
      await forgetLog(db)
      log.info({ process: process.id, ...counts }, 'a process was deleted')
      return c.body(null, 204)
    })
    .openapi(routes.createRoom, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'createRoom')
      const { id } = await createRoom(db, rooms, process, c.req.valid('json'))
      const row = await findRoom(db, id)
      if (!row) throw new Error('a room that was just made is not there')
      return c.json(roomView(row, rooms, c.get('caller')), 201)
    })
}
