/**
 * The built client: its files, and its one page for every address that is no file and no call.
 * @module
 */
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Next } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from './AppContext.ts'

const root = fileURLToPath(new URL('../../dist/client', import.meta.url))

const forever = 'public, max-age=31536000, immutable'
const everyTime = 'no-cache'

/** Serves `dist/client`. Files under `assets/` have a hash in their name and never change. */
export function pages(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const onFound = (path: string, c: Context) => {
    c.header('Cache-Control', path.includes('/assets/') ? forever : everyTime)
  }
  const files = serveStatic<AppEnv>({ root, precompressed: true, onFound })
  const page = serveStatic<AppEnv>({ root, path: 'index.html', precompressed: true, onFound })
  app.get('*', (c, next) => (c.req.path === '/' ? next() : files(c, next)))
  app.get('*', async (c: Context<AppEnv>, next: Next) => {
    // An address with a dot in its last part asks for a file, and there is none.
    if (/\.[^/]*$/.test(c.req.path) || c.req.path.startsWith('/assets/')) return next()
    return page(c, next)
  })
  return app
}
