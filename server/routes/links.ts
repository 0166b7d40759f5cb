/**
 * Links: made, listed and revoked by a facilitator; followed by anyone who holds one.
 * @module
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { SESSION_DAYS } from '../../shared/limits.ts'
import { close } from '../../shared/protocol/messages.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { callerMember, SESSION_COOKIE, sameSecret } from '../access/authenticate.ts'
import { processFor, reaches } from '../access/guard.ts'
import { examineLink, type Redeemed, redeem } from '../access/redeem.ts'
import {
  deleteSession,
  findLink,
  insertLink,
  insertSession,
  listLinks,
  revokeLink,
  updateMember,
} from '../storage/links.ts'
import { findProcess, findRoom, listRooms } from '../storage/processes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'
import { joinUrl } from './processes.ts'
import { linkView, memberView, processView } from './views.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Where a request comes from; a proxy on this machine says whom it speaks for. */
function addressOf(c: Context<AppEnv>): string {
  const peer = getConnInfo(c).remote.address ?? 'unknown'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return loopback.has(peer) && forwarded ? forwarded : peer
}

async function refuseTooManyAttempts(
  c: Context<AppEnv>,
  { attempts }: AppContext,
  token: string,
): Promise<void> {
  const wait = await attempts.waitFor(addressOf(c), token)
  if (wait > 0)
    throw new Refusal(429, `Too many wrong links from this address; try again in ${wait} s.`, {
      headers: { 'Retry-After': String(wait) },
    })
}

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
  if (reason === 'unknown') await context.attempts.wrong(addressOf(c), token)
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

/** Calls that need no credentials: they are how one gets them. */
export function joinRoutes(context: AppContext) {
  const { db, rooms } = context
  return routesApp()
    .openapi(routes.readInvitation, async (c) => {
      const { token } = c.req.valid('json')
      await refuseTooManyAttempts(c, context, token)
      const verdict = await examineLink(db, token)
      if (!verdict.ok) return refuseLink(c, context, token, verdict.reason)
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
      const member = callerMember(redeemed.member)
      const process = await findProcess(db, member.processId)
      if (!process) throw notFound()
      const rows = (await listRooms(db, process.id)).filter((row) => (member.roomId ?? row.id) === row.id)
      giveSession(c, context, redeemed.secret)
      const { role } = member
      const { roomId } = redeemed
      const view = processView(process, rows, rooms)
      return c.json(
        { session: redeemed.secret, member: memberView(member), role, process: view, roomId },
        200,
      )
    })
    .openapi(routes.signInOperator, async (c) => {
      const { token } = c.req.valid('json')
      await refuseTooManyAttempts(c, context, token)
      if (!sameSecret(token, context.operatorTokenHash)) {
        await context.attempts.wrong(addressOf(c), token)
        throw new Refusal(403, 'This is not the operator’s token of this installation.', { field: 'token' })
      }
      giveSession(c, context, await insertSession(db, null))
      const boardLicenseKey = context.config.boardLicenseKey
      return c.json(
        { role: 'operator' as const, member: null, processId: null, roomId: null, boardLicenseKey },
        200,
      )
    })
}

export function linkRoutes(context: AppContext) {
  const { db, rooms } = context
  return routesApp()
    .openapi(routes.createLink, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageLinks')
      const { role, roomId, label, expiresAt, maxUses, withCode } = c.req.valid('json')
      if (!reaches(c.get('caller'), roomId ?? null)) throw forbidden()
      if (withCode && role === 'facilitator')
        throw new Refusal(400, 'withCode: a link for facilitators has no code', { field: 'withCode' })
      const room = roomId === undefined ? null : await findRoom(db, roomId)
      if (roomId !== undefined && room?.process_id !== process.id)
        throw new Refusal(400, 'roomId: takes the id of a room of this process', { field: 'roomId' })
      const expiry = expiresAt === undefined ? null : Date.parse(expiresAt)
      if (expiry !== null && expiry <= Date.now())
        throw new Refusal(400, 'expiresAt: takes a time to come', { field: 'expiresAt' })
      const made = {
        processId: process.id,
        role,
        roomId: roomId ?? null,
        label: label ?? null,
        expiresAt: expiry,
        maxUses: maxUses ?? null,
        withCode: withCode ?? false,
      }
      const { row, token, code } = await insertLink(db, made)
      return c.json({ ...linkView(row), url: joinUrl(context.publicOrigin(), token), code }, 201)
    })
    .openapi(routes.listLinks, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageLinks')
      const links = await listLinks(db, process.id)
      return c.json(links.filter((link) => reaches(c.get('caller'), link.room_id)).map(linkView), 200)
    })
    .openapi(routes.revokeLink, async (c) => {
      const link = await findLink(db, c.req.valid('param').id)
      if (!link) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
      await processFor(c, context, link.process_id, 'manageLinks')
      if (!reaches(c.get('caller'), link.room_id)) throw forbidden()
      await revokeLink(db, link.id)
      rooms.disconnect((who) => who.linkId === link.id, close.forbidden, 'this link has been withdrawn')
      return c.body(null, 204)
    })
    .openapi(routes.signOut, async (c) => {
      const { sessionId } = c.get('caller')
      await deleteSession(db, sessionId)
      rooms.disconnect((who) => who.sessionId === sessionId, close.noCredentials, 'signed out')
      deleteCookie(c, SESSION_COOKIE, { path: '/' })
      return c.body(null, 204)
    })
    .openapi(routes.changeMe, async (c) => {
      const caller = c.get('caller')
      if (caller.kind === 'operator') throw forbidden()
      const changes = c.req.valid('json')
      await updateMember(db, caller.member.id, changes)
      const member = { ...caller.member, ...changes }
      // Their connections come back at once, under the new name.
      rooms.disconnect((who) => who.memberId === member.id, close.restart, 'the name has changed')
      const { role, processId, roomId } = member
      const { boardLicenseKey } = context.config
      return c.json({ role, member: memberView(member), processId, roomId, boardLicenseKey }, 200)
    })
    .openapi(routes.readMe, async (c) => {
      const caller = c.get('caller')
      const { boardLicenseKey } = context.config
      if (caller.kind === 'operator')
        return c.json(
          { role: 'operator' as const, member: null, processId: null, roomId: null, boardLicenseKey },
          200,
        )
      const { member } = caller
      const { role, processId, roomId } = member
      return c.json({ role, member: memberView(member), processId, roomId, boardLicenseKey }, 200)
    })
}
