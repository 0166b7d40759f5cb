/**
 * A room's outcome for anybody, at an address that those who lead give out and take back: the report of its newest
 * snapshot, which other pages may show within theirs. It runs no script, asks for nothing and knows no session.
 * @module
 */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { MAX_PUBLISHED_KEPT, PUBLISHED_FRESH_SECONDS } from '../../shared/limits.ts'
import type { Publication } from '../../shared/protocol/connections.ts'
import { ID_PATTERN } from '../../shared/protocol/ids.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { processFor, roomFor } from '../access/guard.ts'
import { notPublished } from '../exports/notPublished.ts'
import { findProcess, findRoom } from '../storage/processes.ts'
import {
  deletePublication,
  findPublication,
  insertPublication,
  listPublications,
} from '../storage/publications.ts'
import type { PublicationRow } from '../storage/schema.ts'
import { newestSnapshot } from '../storage/snapshots.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { reportOfSnapshot } from './exports.ts'
import { notFound, routesApp } from './problem.ts'

const view = ({ publicOrigin }: AppContext, { id, room_id, created_at }: PublicationRow): Publication => ({
  roomId: room_id,
  url: `${publicOrigin()}/published/${id}`,
  createdAt: new Date(created_at).toISOString(),
})

export function publicationRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.listPublications, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageConnections')
      return c.json(
        (await listPublications(db, process.id)).map((row) => view(context, row)),
        200,
      )
    })
    .openapi(routes.publish, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'manageConnections')
      return c.json(view(context, await insertPublication(db, room.id)), 200)
    })
    .openapi(routes.unpublish, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'manageConnections')
      await deletePublication(db, room.id)
      return c.body(null, 204)
    })
}

/** Unlike all other answers this one may be framed; it has nothing that a click could be stolen for. */
const framable = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ['*'],
  },
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: false,
})

interface Kept {
  /** The snapshot, and what it holds: something may have been taken out of it. */
  readonly of: string
  readonly until: number
  /** Made, or being made: who comes meanwhile waits for the same. */
  readonly page: Promise<Uint8Array>
}

/** Reports as they were last made, so that a crowd of readers costs one. */
class Reports {
  readonly #kept = new Map<string, Kept>()

  get(roomId: string, of: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#kept.get(roomId)
    if (known && known.of === of && known.until > performance.now()) return known.page
    const until = performance.now() + PUBLISHED_FRESH_SECONDS * 1000
    const kept: Kept = { of, until, page: make() }
    kept.page.catch(() => this.#kept.get(roomId) === kept && this.#kept.delete(roomId))
    this.#kept.delete(roomId)
    this.#kept.set(roomId, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MAX_PUBLISHED_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return kept.page
  }
}

/** The published pages themselves. */
export function publishedRoutes(context: AppContext): Hono<AppEnv> {
  const { db } = context
  const reports = new Reports()
  const app = new Hono<AppEnv>()
  app.use('/published/*', framable)
  app.get('/published/:id', async (c) => {
    const id = c.req.param('id')
    const publication = ID_PATTERN.test(id) ? await findPublication(db, id) : undefined
    const room = publication && (await findRoom(db, publication.room_id))
    const row = room && (await newestSnapshot(db, room.id))
    const process = room && (await findProcess(db, room.process_id))
    if (!row || !process) {
      // A person's browser, also in a frame; a program is told as everywhere else.
      if (!c.req.header('accept')?.includes('text/html')) throw notFound()
      return c.html(notPublished, 404, { 'Cache-Control': 'no-store' })
    }
    const page = await reports.get(room.id, `${row.id} ${row.hash} ${row.board}`, () =>
      reportOfSnapshot(context, process, row),
    )
    return c.body(new Uint8Array(page), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': `public, max-age=${PUBLISHED_FRESH_SECONDS}`,
      'X-Robots-Tag': 'noindex',
    })
  })
  return app
}
