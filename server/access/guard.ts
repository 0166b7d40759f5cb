/**
 * The questions every route asks first: who is it, and may they.
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '../routes/AppContext.ts'
import { forbidden, notFound, Refusal, unauthorised } from '../routes/problem.ts'
import { findProcess, findRoom, type RoomWithCounts } from '../storage/processes.ts'
import type { ProcessRow } from '../storage/schema.ts'
import { type Caller, credentialsOf, roleOf } from './authenticate.ts'
import { type Action, can } from './can.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Another site's page can make a browser send our cookie, but not from our origin. */
export function refuseOtherOrigins({ originAllowed }: AppContext): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!reading.has(c.req.method) && !originAllowed(c.req.raw))
      throw new Refusal(403, 'Requests from pages of another site are not taken.')
    return next()
  }
}

/** Lets nobody by without credentials, before anything of the request is looked at. */
export function requireCaller({ authenticate }: AppContext): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const caller = credentialsOf(c.req.raw) ? await authenticate(c.req.raw) : null
    if (!caller) throw unauthorised()
    c.set('caller', caller)
    return next()
  }
}

/** Refuses unless the caller's role allows an action that belongs to no process. */
export function require(c: Context<AppEnv>, action: Action): void {
  if (!can(roleOf(c.get('caller')), action)) throw forbidden()
}

const missing = (caller: Caller) => (caller.kind === 'operator' ? notFound() : forbidden())

/** What a member whose link is for one room may do in the process: see where it belongs, and the links to it. */
const besideOneRoom = new Set<Action>(['readProcess', 'manageLinks'])

/** Whether a thing of a process lies where the caller was let in: the one room, or anywhere for those without one. */
export const reaches = (caller: Caller, roomId: string | null): boolean =>
  caller.kind === 'operator' || caller.member.roomId === null || caller.member.roomId === roomId

/** The process, if the caller may do this in it. What they see of it is the caller's of this to narrow. */
export async function processFor(
  c: Context<AppEnv>,
  { db }: AppContext,
  id: string,
  action: Action,
): Promise<ProcessRow> {
  const caller = c.get('caller')
  if (!can(roleOf(caller), action)) throw forbidden()
  if (caller.kind === 'member') {
    const { processId, roomId } = caller.member
    if (processId !== id || (roomId !== null && !besideOneRoom.has(action))) throw forbidden()
  }
  const process = await findProcess(db, id)
  if (!process) throw missing(caller)
  return process
}

/** The room, if the caller may do this in it. */
export async function roomFor(
  c: Context<AppEnv>,
  { db }: AppContext,
  id: string,
  action: Action,
): Promise<RoomWithCounts> {
  const caller = c.get('caller')
  if (!can(roleOf(caller), action)) throw forbidden()
  const room = await findRoom(db, id)
  if (!room) throw missing(caller)
  if (caller.kind === 'member' && (room.process_id !== caller.member.processId || !reaches(caller, room.id)))
    throw forbidden()
  return room
}
