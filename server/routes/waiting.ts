/**
 * The lobby of a link: those who wait ask how it stands and come in; those who lead see them and let them in.
 * @module
 */
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { WAITING_HOURS } from '../../shared/limits.ts'
import type { WaitingPerson } from '../../shared/protocol/joining.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { bearerOf } from '../access/authenticate.ts'
import { mayWithin, processFor } from '../access/guard.ts'
import { letIn } from '../access/lobby.ts'
import { findLink } from '../storage/links.ts'
import { findProcess, findRoom } from '../storage/processes.ts'
import type { LinkRow, WaitingRow } from '../storage/schema.ts'
import {
  answerWaiting,
  findWaiting,
  hasEntered,
  listWaiting,
  stopWaiting,
  type WaitingAtLink,
} from '../storage/waiting.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { bringIn } from './bringIn.ts'
import { Refusal, routesApp, unauthorised } from './problem.ts'

const WAITING_COOKIE = 'waiting'
/** Where the cookie of somebody who waits is sent: to ask how it stands, and to join anew as the same. */
const PATH = '/api'

export function giveWaiting(c: Context<AppEnv>, { publicOrigin }: AppContext, secret: string): void {
  setCookie(c, WAITING_COOKIE, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: PATH,
    secure: publicOrigin().startsWith('https:'),
    maxAge: WAITING_HOURS * 60 * 60,
  })
}

/** The secret of somebody who waits; null where none was given. */
export const waitingSecret = (request: Request): string | null =>
  bearerOf(request) ?? parse(request.headers.get('cookie') ?? '', WAITING_COOKIE)[WAITING_COOKIE] ?? null

async function whoWaits(c: Context<AppEnv>, { db }: AppContext): Promise<{ row: WaitingRow; link: LinkRow }> {
  const secret = waitingSecret(c.req.raw)
  const row = secret === null ? undefined : await findWaiting(db, secret)
  const link = row && (await findLink(db, row.link_id))
  if (!row || !link) throw unauthorised()
  return { row, link }
}

/** Calls of those who wait: their secret opens these and no other. */
export function waitingRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readWaiting, async (c) => {
      const { row, link } = await whoWaits(c, context)
      const process = await findProcess(db, link.process_id)
      if (!process) throw unauthorised()
      const room = link.room_id === null ? null : await findRoom(db, link.room_id)
      const { title, language } = process
      const since = new Date(row.asked_at).toISOString()
      return c.json({ state: row.state, since, process: { title, language }, room: room?.title ?? null }, 200)
    })
    .openapi(routes.enter, async (c) => {
      const { row, link } = await whoWaits(c, context)
      if (row.state !== 'letIn' || row.member_id === null)
        throw new Refusal(409, 'Nobody has let you in yet.')
      const joined = await bringIn(c, context, { memberId: row.member_id, roomId: link.room_id })
      await hasEntered(db, row.id)
      return c.json(joined, 200)
    })
    .openapi(routes.stopWaiting, async (c) => {
      const { row } = await whoWaits(c, context)
      await stopWaiting(db, row.id)
      deleteCookie(c, WAITING_COOKIE, { path: PATH })
      return c.body(null, 204)
    })
}

const personView = (row: WaitingAtLink): WaitingPerson => ({
  id: row.id,
  role: row.role,
  roomId: row.room_id,
  sector: row.sector,
  name: row.name,
  organisation: row.organisation,
  label: row.label,
  since: new Date(row.asked_at).toISOString(),
})

/** Calls of those who lead. */
export function lobbyRoutes(context: AppContext) {
  const { db } = context
  /** Those of a process whom the caller may let in. */
  const seenBy = async (c: Context<AppEnv>, processId: string) =>
    (await listWaiting(db, processId)).filter(({ room_id }) =>
      mayWithin(c.get('caller'), processId, room_id, 'letIn'),
    )
  return routesApp()
    .openapi(routes.listWaiting, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'letIn')
      return c.json((await seenBy(c, process.id)).map(personView), 200)
    })
    .openapi(routes.answerWaiting, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'letIn')
      const { ids, answer } = c.req.valid('json')
      const wanted = new Set(ids)
      for (const row of (await seenBy(c, process.id)).filter(({ id }) => wanted.has(id))) {
        if (answer === 'turnAway') await answerWaiting(db, row.id, { state: 'turnedAway' })
        else if (!(await letIn(db, row.id)))
          throw new Refusal(409, 'The link has been used as often as it may be.', { field: 'ids' })
      }
      return c.json((await seenBy(c, process.id)).map(personView), 200)
    })
}
