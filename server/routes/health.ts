/**
 * For those who run it: is it alive, is it ready, and what does it do.
 * @module
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Next } from 'hono'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { roleOf } from '../access/authenticate.ts'
import { can } from '../access/can.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { unauthorised } from './problem.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Who asks from this machine itself, not through a proxy on it, or is the operator. */
function onlyForOperators({ authenticate }: AppContext) {
  return async (c: Context<AppEnv>, next: Next) => {
    const direct = loopback.has(getConnInfo(c).remote.address ?? '') && !c.req.header('x-forwarded-for')
    const caller = direct ? null : await authenticate(c.req.raw)
    if (!direct && !(caller && can(roleOf(caller), 'readMetrics'))) throw unauthorised()
    return next()
  }
}

export function healthRoutes(context: AppContext): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const guard = onlyForOperators(context)
  app.get('/healthz', guard, (c) => c.json({ status: 'alive' }))
  app.get('/readyz', guard, async (c) => {
    try {
      await sql`select 1`.execute(context.db)
      return c.json({ status: 'ready' })
    } catch {
      return c.json({ status: 'the database does not answer' }, 503)
    }
  })
  app.get('/metrics', guard, async (c) => {
    const { renderMetrics } = await import('../metrics.ts')
    return c.body(await renderMetrics(context.rooms.stats), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
  return app
}
