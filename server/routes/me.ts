/**
 * What people ask and change about themselves.
 * @module
 */
import { deleteCookie } from 'hono/cookie'
import { close } from '../../shared/protocol/messages.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { SESSION_COOKIE } from '../access/authenticate.ts'
import { deleteSession, updateMember } from '../storage/links.ts'
import type { AppContext } from './AppContext.ts'
import { forbidden, routesApp } from './problem.ts'
import { meView } from './views.ts'

export function meRoutes(context: AppContext) {
  const { db, rooms } = context
  const { boardLicenseKey } = context.config
  return routesApp()
    .openapi(routes.readMe, (c) => c.json(meView(c.get('caller'), boardLicenseKey), 200))
    .openapi(routes.changeMe, async (c) => {
      const caller = c.get('caller')
      if (caller.kind !== 'member') throw forbidden()
      const changes = c.req.valid('json')
      await updateMember(db, caller.member.id, changes)
      const member = { ...caller.member, ...changes }
      // Their connections come back at once, under the new name.
      rooms.disconnect((who) => who.memberId === member.id, close.restart, 'the name has changed')
      return c.json(meView({ ...caller, member }, boardLicenseKey), 200)
    })
    .openapi(routes.signOut, async (c) => {
      const { kind, sessionId } = c.get('caller')
      if (kind === 'token') throw forbidden()
      await deleteSession(db, sessionId)
      rooms.disconnect((who) => who.sessionId === sessionId, close.noCredentials, 'signed out')
      deleteCookie(c, SESSION_COOKIE, { path: '/' })
      return c.body(null, 204)
    })
}
