/**
 * The Hono app: middleware and routes, nothing else.
 * @module
 */
import { bodyLimit } from 'hono/body-limit'
import { MAX_PROCESS_FILE_BYTES, MAX_REQUEST_BYTES, MAX_VERIFY_BYTES } from '../shared/limits.ts'
import { MAX_PICTURE_BYTES } from '../shared/pictures.ts'
import { refuseOtherOrigins, requireCaller } from './access/guard.ts'
import type { AppContext } from './routes/AppContext.ts'
import { accessLog } from './routes/accessLog.ts'
import { ballotRoutes } from './routes/ballots.ts'
import { commentRoutes } from './routes/comments.ts'
import { connectionRoutes } from './routes/connections.ts'
import { documentRoutes } from './routes/documents.ts'
import { exportRoutes } from './routes/exports.ts'
import { facilitationRoutes } from './routes/facilitation.ts'
import { healthRoutes } from './routes/health.ts'
import { historyRoutes } from './routes/history.ts'
import { joinRoutes } from './routes/joining.ts'
import { linkRoutes } from './routes/links.ts'
import { meRoutes } from './routes/me.ts'
import { memberRoutes } from './routes/members.ts'
import { openApiDocument } from './routes/openApi.ts'
import { ownRoutes } from './routes/own.ts'
import { pages } from './routes/pages.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { answerError, notFound, Refusal, routesApp } from './routes/problem.ts'
import { processRoutes } from './routes/processes.ts'
import { processFileRoutes } from './routes/processFiles.ts'
import { publicationRoutes, publishedRoutes } from './routes/publications.ts'
import { reportRoutes } from './routes/reports.ts'
import { retentionRoutes } from './routes/retention.ts'
import { roomRoutes } from './routes/rooms.ts'
import { scoreSheetRoutes, scoringRoundRoutes } from './routes/scorings.ts'
import { neverCached, securityHeaders } from './routes/securityHeaders.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { statusRoutes } from './routes/statuses.ts'
import { syncRoute } from './routes/sync.ts'
import { templateRoutes } from './routes/templates.ts'
import { threadRoutes } from './routes/thread.ts'
import { thumbnailRoutes } from './routes/thumbnails.ts'
import { limitVerifications, verifyRoutes } from './routes/verify.ts'
import { voiceRoutes } from './routes/voices.ts'
import { voteRoutes } from './routes/votes.ts'
import { lobbyRoutes, waitingRoutes } from './routes/waiting.ts'
import { findRoom } from './storage/processes.ts'

/** Calls whose bodies are files, each with a bound of its own. */
const isFileCall = /^\/api\/(rooms\/[^/]+\/pictures|process-files|verify)$/

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      // The rest of the body stays unread, so nothing more can be asked on this connection.
      throw new Refusal(413, `A request may have ${maxSize} bytes.`, { headers: { Connection: 'close' } })
    },
  })

/** The whole of what is answered over HTTP and WebSocket. */
export function createApp(context: AppContext) {
  const { log, rooms, facilitations, authenticate, originAllowed, db } = context
  const app = routesApp()
  app.onError((error, c) => answerError(error, c, (fault) => log.error({ err: fault }, 'a request failed')))
  app.use(accessLog(log))
  app.route('/', publishedRoutes(context))
  app.use(securityHeaders(context.config.publicUrl?.startsWith('https:') ?? false))
  app.route(
    '/sync',
    syncRoute({
      rooms,
      authenticate,
      originAllowed,
      log,
      pingMs: context.config.pingSeconds * 1_000,
      findRoom: async (id) => {
        const room = await findRoom(db, id)
        return (
          room && {
            id: room.id,
            processId: room.process_id,
            boardVersion: room.board_version,
            standing: () => facilitations.standing(room),
          }
        )
      },
    }),
  )
  app.use('/api/*', neverCached)
  app.use('/api/rooms/:id/pictures', limitBody(MAX_PICTURE_BYTES))
  app.use('/api/process-files', requireCaller(context), limitBody(MAX_PROCESS_FILE_BYTES))
  app.use('/api/verify', limitVerifications(), limitBody(MAX_VERIFY_BYTES))
  const limitOthers = limitBody(MAX_REQUEST_BYTES)
  app.use('/api/*', (c, next) => (isFileCall.test(c.req.path) ? next() : limitOthers(c, next)))
  app.use('/api/*', refuseOtherOrigins(context))
  app.route('/', joinRoutes(context))
  app.route('/', waitingRoutes(context))
  app.route('/', verifyRoutes(context))
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(app)))
  app.use('/api/*', requireCaller(context))
  app.route('/', processRoutes(context))
  app.route('/', linkRoutes(context))
  app.route('/', lobbyRoutes(context))
  app.route('/', meRoutes(context))
  app.route('/', roomRoutes(context))
  app.route('/', pictureRoutes(context))
  app.route('/', snapshotRoutes(context))
  app.route('/', historyRoutes(context))
  app.route('/', ownRoutes(context))
  app.route('/', memberRoutes(context))
  app.route('/', threadRoutes(context))
  app.route('/', statusRoutes(context))
  app.route('/', commentRoutes(context))
  app.route('/', documentRoutes(context))
  app.route('/', templateRoutes(context))
  app.route('/', facilitationRoutes(context))
  app.route('/', voteRoutes(context))
  app.route('/', ballotRoutes(context))
  app.route('/', scoringRoundRoutes(context))
  app.route('/', scoreSheetRoutes(context))
  app.route('/', voiceRoutes(context))
  app.route('/', reportRoutes(context))
  app.route('/', retentionRoutes(context))
  app.route('/', exportRoutes(context))
  app.route('/', thumbnailRoutes(context))
  app.route('/', processFileRoutes(context))
  app.route('/', connectionRoutes(context))
  app.route('/', publicationRoutes(context))
  app.all('/api/*', () => {
    throw notFound()
  })
  app.route('/', healthRoutes(context))
  app.route('/', pages())
  app.notFound((c) => answerError(notFound(), c, () => {}))
  return app
}
