/**
 * The built client: its files, and its one page for every address that is no file and no call.
 * @module
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Next } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from './AppContext.ts'
import { Refusal } from './problem.ts'

const root = fileURLToPath(new URL('../../dist/client', import.meta.url))

const forever = 'public, max-age=31536000, immutable'
const everyTime = 'no-cache'

/** Handlers for the files and for the page; files under `assets/` have a hash in their name and never change. */
function readBuilt() {
  const onFound = (path: string, c: Context) => {
    c.header('Cache-Control', path.includes('/assets/') ? forever : everyTime)
  }
  return {
    files: serveStatic<AppEnv>({ root, precompressed: true, onFound }),
    page: serveStatic<AppEnv>({ root, path: 'index.html', precompressed: true, onFound }),
  }
}

/** Serves `dist/client`, from when it is there: the interface works without it. */
export function pages(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  let known: ReturnType<typeof readBuilt> | null = null
  const built = () => {
    if (known) return known
    if (!existsSync(root))
      throw new Refusal(404, 'The pages are not built. Start with npm start, which builds them.')
    known = readBuilt()
    return known
  }
  app.get('*', (c, next) => (c.req.path === '/' ? next() : built().files(c, next)))
  app.get('*', async (c: Context<AppEnv>, next: Next) => {
    // An address with a dot in its last part asks for a file, and there is none.
    if (/\.[^/]*$/.test(c.req.path) || c.req.path.startsWith('/assets/')) return next()
    return built().page(c, next)
  })
  return app
}
