/**
 * The ways in: calls that need no credentials, since they are how one gets them.
 * @module
 */
import type { Context } from 'hono'
import { routes } from '../../shared/protocol/routes.ts'
import { type Caller, sameSecret } from '../access/authenticate.ts'
import { examineLink, isInAlready, redeem } from '../access/redeem.ts'
import { insertSession } from '../storage/links.ts'
import { findProcess, findRoom } from '../storage/processes.ts'
import type { LinkRow } from '../storage/schema.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { countWrong, countWrongPassword, refuseTooManyAttempts, tooOften } from './attempts.ts'
import { bringIn, giveSession } from './bringIn.ts'
import { notFound, Refusal, routesApp } from './problem.ts'
import { meView } from './views.ts'
import { giveWaiting, waitingSecret } from './waiting.ts'

const refusedLinks = {
  unknown: 'This link is not known here. Check that all of it was copied.',
  revoked: 'This link has been withdrawn. Ask the facilitator for a new one.',
  expired: 'This link has expired. Ask the facilitator for a new one.',
  used_up: 'This link has been used as often as it may be. Ask the facilitator for a new one.',
} as const

const refusedLink = (reason: keyof typeof refusedLinks) =>
  new Refusal(403, refusedLinks[reason], { field: 'token' })

interface Given {
  readonly token: string
  readonly password?: string | undefined
}

/** The link that somebody holds, if they may use it: to those who are in by it already the way back is open. */
async function linkOf(c: Context<AppEnv>, context: AppContext, given: Given, caller: Caller | null) {
  await refuseTooManyAttempts(c, context, given.token)
  const verdict = await examineLink(context.db, given.token)
  if (!('link' in verdict)) {
    if (verdict.reason === 'unknown') await countWrong(c, context, given.token)
    throw refusedLink(verdict.reason)
  }
  const { link } = verdict
  const isIn = isInAlready(caller, link)
  if (!verdict.ok && !isIn) throw refusedLink(verdict.reason)
  if (!isIn) await askPassword(c, context, link, given.password)
  return { link, isIn }
}

async function askPassword(
  c: Context<AppEnv>,
  context: AppContext,
  { id, password_hash: kept }: LinkRow,
  password: string | undefined,
): Promise<void> {
  if (kept === null) return
  if (!password) throw new Refusal(403, 'This link asks for a password.', { field: 'password' })
  const wait = await context.attempts.waitForPassword(id)
  if (wait > 0) throw tooOften(`Too many wrong passwords; try again in ${wait} s.`, wait)
  const isRight = await context.passwords.isRight(password, kept)
  if (isRight === null) throw tooOften('Many try passwords at this moment; try again soon.', 5)
  if (isRight) return
  await countWrongPassword(c, context, id)
  throw new Refusal(403, 'This is not the password of this link.', { field: 'password' })
}

export function joinRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.readInvitation, async (c) => {
      const caller = await context.authenticate(c.req.raw)
      const { link, isIn } = await linkOf(c, context, c.req.valid('json'), caller)
      const process = await findProcess(db, link.process_id)
      if (!process) throw notFound()
      const room = link.room_id === null ? null : await findRoom(db, link.room_id)
      const { id, title, language } = process
      const invitation = {
        role: link.role,
        process: { id, title, language },
        room: room?.title ?? null,
        lobby: link.lobby === 1 && !isIn,
        boardLicenseKey: context.config.boardLicenseKey,
      }
      return c.json(invitation, 200)
    })
    .openapi(routes.join, async (c) => {
      const given = c.req.valid('json')
      const caller = await context.authenticate(c.req.raw)
      const { link } = await linkOf(c, context, given, caller)
      const process = await findProcess(db, link.process_id)
      if (!process) throw notFound()
      const { sector, name = null, organisation = null } = given
      const person = { sector, name: name || null, organisation: organisation || null }
      const arrival = { person, caller, waiting: waitingSecret(c.req.raw) }
      const redeemed = await redeem(db, process, link, arrival)
      if (!redeemed.ok && redeemed.reason === 'full')
        throw tooOften('As many wait as may. Try again when some have been let in.', 60)
      if (!redeemed.ok) throw refusedLink('used_up')
      if ('waiting' in redeemed) {
        giveWaiting(c, context, redeemed.waiting)
        return c.json({ waiting: redeemed.waiting }, 202)
      }
      return c.json(await bringIn(c, context, { memberId: redeemed.memberId, roomId: link.room_id }), 200)
    })
    .openapi(routes.signInOperator, async (c) => {
      const { token } = c.req.valid('json')
      await refuseTooManyAttempts(c, context, token)
      if (!sameSecret(token, context.operatorTokenHash)) {
        await countWrong(c, context, token)
        throw new Refusal(403, 'This is not the operator’s token of this installation.', { field: 'token' })
      }
      giveSession(c, context, await insertSession(db, null))
      return c.json(meView({ kind: 'operator', sessionId: '' }, context.config.boardLicenseKey), 200)
    })
}
