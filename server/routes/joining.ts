/**
 * The ways in: calls that need no credentials, since they are how one gets them.
 * @module
 */
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { SESSION_DAYS } from '../../shared/limits.ts'
import type { Joined } from '../../shared/protocol/api.ts'
import { close } from '../../shared/protocol/messages.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { type Caller, callerOf, credentialsOf, SESSION_COOKIE, sameSecret } from '../access/authenticate.ts'
import { examineLink, isInAlready, type Redeemed, redeem } from '../access/redeem.ts'
import { insertSession } from '../storage/links.ts'
import { findProcess, findRoom, listRooms } from '../storage/processes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { countWrong, refuseTooManyAttempts } from './attempts.ts'
import { notFound, Refusal, routesApp, unauthorised } from './problem.ts'
import { memberView, meView, processView } from './views.ts'

const refusedLinks: Record<Extract<Redeemed, { ok: false }>['reason'], string> = {
  unknown: 'This link is not known here. Check that all of it was copied.',
  revoked: 'This link has been withdrawn. Ask the facilitator for a new one.',
  expired: 'This link has expired. Ask the facilitator for a new one.',
  used_up: 'This link has been used as often as it may be. Ask the facilitator for a new one.',
}

async function refuseLink(
  c: Context<AppEnv>,
  context: AppContext,
  token: string,
  reason: keyof typeof refusedLinks,
): Promise<never> {
  if (reason === 'unknown') await countWrong(c, context, token)
  throw new Refusal(403, refusedLinks[reason], { field: 'token' })
}

function giveSession(c: Context<AppEnv>, { publicOrigin }: AppContext, secret: string): void {
  setCookie(c, SESSION_COOKIE, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: publicOrigin().startsWith('https:'),
    maxAge: SESSION_DAYS * 24 * 60 * 60,
  })
}

/** What somebody who is in now is told. */
async function joinedView(
  { db, rooms }: AppContext,
  caller: Extract<Caller, { kind: 'member' }>,
  session: string,
  roomId: string | null,
): Promise<Joined> {
  const { member } = caller
  const process = await findProcess(db, member.processId)
  if (!process) throw notFound()
  const view = processView(process, await listRooms(db, process.id), rooms, caller)
  return { session, member: memberView(member), role: member.role, process: view, roomId }
}

export function joinRoutes(context: AppContext) {
  const { db, rooms } = context
  return routesApp()
    .openapi(routes.readInvitation, async (c) => {
      const { token } = c.req.valid('json')
      await refuseTooManyAttempts(c, context, token)
      const verdict = await examineLink(db, token)
      // Whoever came by a link that has run out meanwhile is in already, and is shown the way back.
      const isIn = 'link' in verdict && isInAlready(await context.authenticate(c.req.raw), verdict.link)
      if (!verdict.ok && !(verdict.reason === 'expired' && isIn))
        return refuseLink(c, context, token, verdict.reason)
      const { link } = verdict
      const process = await findProcess(db, link.process_id)
      if (!process) throw notFound()
      const room = link.room_id === null ? null : await findRoom(db, link.room_id)
      const { id, title, language } = process
      return c.json({ role: link.role, process: { id, title, language }, room: room?.title ?? null }, 200)
    })
    .openapi(routes.join, async (c) => {
      const given = c.req.valid('json')
      await refuseTooManyAttempts(c, context, given.token)
      const redeemed = await redeem(db, given, await context.authenticate(c.req.raw))
      if (!redeemed.ok) return refuseLink(c, context, given.token, redeemed.reason)
      const { memberId, roomId } = redeemed
      const secret = redeemed.secret ?? credentialsOf(c.req.raw)?.secret ?? ''
      const caller = await callerOf(db, secret)
      if (caller?.kind !== 'member') throw unauthorised()
      // Connections of somebody who was in before come back at once, as what they are now.
      rooms.disconnect((who) => who.memberId === memberId, close.restart, 'joined anew')
      giveSession(c, context, secret)
      return c.json(await joinedView(context, caller, secret, roomId), 200)
    })
    .openapi(routes.signInOperator, async (c) => {
      const { token } = c.req.valid('json')
      await refuseTooManyAttempts(c, context, token)
      if (!sameSecret(token, context.operatorTokenHash)) {
        await countWrong(c, context, token)
        throw new Refusal(403, 'This is not the operator’s token of this installation.', { field: 'token' })
      }
      const secret = await insertSession(db, null)
      giveSession(c, context, secret)
      return c.json(meView({ kind: 'operator', sessionId: '' }, context.config.boardLicenseKey), 200)
    })
}
