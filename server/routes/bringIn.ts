/**
 * Somebody is a member now: their session, and what they are told.
 * @module
 */
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { SESSION_DAYS } from '../../shared/limits.ts'
import type { Joined } from '../../shared/protocol/joining.ts'
import { close } from '../../shared/protocol/messages.ts'
import { callerOf, credentialsOf, SESSION_COOKIE } from '../access/authenticate.ts'
import { extendSession, insertSession } from '../storage/links.ts'
import { findProcess, listRooms } from '../storage/processes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { notFound, unauthorised } from './problem.ts'
import { memberView, processView } from './views.ts'

export function giveSession(c: Context<AppEnv>, { publicOrigin }: AppContext, secret: string): void {
  setCookie(c, SESSION_COOKIE, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: publicOrigin().startsWith('https:'),
    maxAge: SESSION_DAYS * 24 * 60 * 60,
  })
}

/** The session that this device goes on with: the one it came with where that is the member's, else a new one. */
async function sessionFor(c: Context<AppEnv>, context: AppContext, memberId: string): Promise<string> {
  const came = credentialsOf(c.req.raw)
  const caller = came && (await callerOf(context.db, came.secret))
  if (!came || caller?.kind !== 'member' || caller.member.id !== memberId)
    return insertSession(context.db, memberId)
  await extendSession(context.db, caller.sessionId)
  return came.secret
}

/** @param roomId the one room that they came for; null for the whole process */
export async function bringIn(
  c: Context<AppEnv>,
  context: AppContext,
  { memberId, roomId }: { readonly memberId: string; readonly roomId: string | null },
): Promise<Joined> {
  const { db, rooms } = context
  const session = await sessionFor(c, context, memberId)
  const caller = await callerOf(db, session)
  if (caller?.kind !== 'member') throw unauthorised()
  const process = await findProcess(db, caller.member.processId)
  if (!process) throw notFound()
  // Connections of somebody who was in before come back at once, as what they are now.
  rooms.disconnect((who) => who.memberId === memberId, close.restart, 'joined anew')
  giveSession(c, context, session)
  const view = processView(process, await listRooms(db, process.id), rooms, caller)
  const { member } = caller
  return { session, member: memberView(member), role: member.role, process: view, roomId }
}
