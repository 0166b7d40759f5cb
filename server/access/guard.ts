/**
 * The questions every route asks first: who is it, and may they.
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '../routes/AppContext.ts'
import { forbidden, notFound, Refusal, unauthorised, unknownToken } from '../routes/problem.ts'
import { findProcess, findRoom, type RoomWithCounts } from '../storage/processes.ts'
import type { ProcessRow } from '../storage/schema.ts'
import { type Caller, credentialsOf, roleOf, roleWithin } from './authenticate.ts'
import { type Action, can, canByToken } from './can.ts'
import { roleAt } from './places.ts'

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
    const credentials = credentialsOf(c.req.raw)
    const caller = credentials ? await authenticate(c.req.raw) : null
    // A page without a session is to be joined; another system is told that it is its token.
    if (!caller) throw credentials && !credentials.fromCookie ? unknownToken() : unauthorised()
    c.set('caller', caller)
    return next()
  }
}

/** Refuses unless the caller's role allows an action that belongs to no process. */
export function require(c: Context<AppEnv>, action: Action): void {
  if (!can(roleOf(c.get('caller')), action)) throw forbidden()
}

const missing = (caller: Caller) => (caller.kind === 'operator' ? notFound() : forbidden())

/** Whether the caller may do this in a room of a process, or with null in the process as a whole. */
export function mayWithin(caller: Caller, processId: string, roomId: string | null, action: Action): boolean {
  if (caller.kind === 'token')
    return caller.token.processId === processId && canByToken(caller.token.scope, action)
  const role = roleWithin(caller, processId, roomId)
  return role !== null && can(role, action)
}

/** What a member whose links are for single rooms may do in the process: see where they belong, and the links there. */
const besideRooms = new Set<Action>(['readProcess', 'manageLinks', 'letIn'])

/** The process, if the caller may do this in it or, for some things, in a room of it; what lies outside is not theirs. */
export async function processFor(
  c: Context<AppEnv>,
  { db }: AppContext,
  id: string,
  action: Action,
): Promise<ProcessRow> {
  const caller = c.get('caller')
  const rooms = caller.kind === 'member' ? caller.member.places.map(({ roomId }) => roomId) : []
  const where = besideRooms.has(action) ? [null, ...rooms] : [null]
  if (!where.some((roomId) => mayWithin(caller, id, roomId, action))) throw forbidden()
  const process = await findProcess(db, id)
  if (!process) throw missing(caller)
  return process
}

/** The room, if the caller may do this in it. From then on the caller's role is the one they have in it. */
export async function roomFor(
  c: Context<AppEnv>,
  { db, rooms }: AppContext,
  id: string,
  action: Action,
): Promise<RoomWithCounts> {
  const caller = c.get('caller')
  const room = await findRoom(db, id)
  if (!room) throw missing(caller)
  if (caller.kind === 'operator') return room
  if (caller.kind === 'token') {
    if (!mayWithin(caller, room.process_id, room.id, action)) throw forbidden()
    return room
  }
  const { member } = caller
  const role = member.processId === room.process_id ? roleAt(member.places, room.id) : null
  if (!role || !can(role, action)) throw forbidden()
  // To ask for the same removal again is no writing.
  if (!reading.has(c.req.method) && action !== 'removeOwn' && rooms.isBarred(room.id, member.id))
    throw new Refusal(409, 'What you wrote here is being removed; this can be done after that.')
  c.set('caller', { ...caller, member: { ...member, role } })
  return room
}
