/**
 * Links: made, listed and revoked by those who lead.
 * @module
 */
import type { Context } from 'hono'
import { close } from '../../shared/protocol/messages.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { mayWithin, processFor } from '../access/guard.ts'
import { hashPassword } from '../access/password.ts'
import { findLink, insertLink, listLinks, revokeLink, updateLink } from '../storage/links.ts'
import { findRoom } from '../storage/processes.ts'
import type { LinkRow } from '../storage/schema.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'
import { joinUrl } from './processes.ts'
import { linkView } from './views.ts'

/** The link, if the caller may deal in links where it leads. */
async function linkFor(c: Context<AppEnv>, { db }: AppContext, id: string): Promise<LinkRow> {
  const caller = c.get('caller')
  const link = await findLink(db, id)
  if (!link) throw caller.kind === 'operator' ? notFound() : forbidden()
  if (!mayWithin(caller, link.process_id, link.room_id, 'manageLinks')) throw forbidden()
  return link
}

export function linkRoutes(context: AppContext) {
  const { db, rooms } = context
  return routesApp()
    .openapi(routes.createLink, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageLinks')
      const { role, roomId, label, expiresAt, maxUses, withCode, password, lobby } = c.req.valid('json')
      if (!mayWithin(c.get('caller'), process.id, roomId ?? null, 'manageLinks')) throw forbidden()
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
        passwordHash: password === undefined ? null : await hashPassword(password),
        lobby: lobby ?? false,
      }
      const { row, token, code } = await insertLink(db, made)
      return c.json({ ...linkView(row), url: joinUrl(context.publicOrigin(), token), code }, 201)
    })
    .openapi(routes.listLinks, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageLinks')
      const own = (link: LinkRow) => mayWithin(c.get('caller'), process.id, link.room_id, 'manageLinks')
      return c.json((await listLinks(db, process.id)).filter(own).map(linkView), 200)
    })
    .openapi(routes.changeLink, async (c) => {
      const link = await linkFor(c, context, c.req.valid('param').id)
      const { label, password, lobby } = c.req.valid('json')
      const changes = {
        ...(label === undefined ? {} : { label }),
        ...(password === undefined ? {} : { password_hash: password && (await hashPassword(password)) }),
        ...(lobby === undefined ? {} : { lobby: lobby ? (1 as const) : (0 as const) }),
      }
      await updateLink(db, link.id, changes)
      return c.json(linkView({ ...link, ...changes }), 200)
    })
    .openapi(routes.revokeLink, async (c) => {
      const link = await linkFor(c, context, c.req.valid('param').id)
      const { out, stay } = await revokeLink(db, link.id)
      const [gone, other] = [new Set(out), new Set(stay)]
      rooms.disconnect(({ memberId }) => gone.has(memberId), close.forbidden, 'this link has been withdrawn')
      // Who came by another link too comes back at once, as what that one allows.
      rooms.disconnect(({ memberId }) => other.has(memberId), close.restart, 'a link has been withdrawn')
      return c.body(null, 204)
    })
}
