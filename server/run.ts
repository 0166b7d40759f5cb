/**
 * Starts the server and stops it: reads the configuration, opens the store, listens; on SIGTERM or SIGINT takes no
 * more, writes what waits, ends connections and leaves.
 * @module
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import {
  HTTP_KEEP_ALIVE_MS,
  MAX_MESSAGE_FRAGMENTS,
  MAX_SYNC_BYTES,
  STOP_DEADLINE_MS,
} from '../shared/limits.ts'
import { authenticator } from './access/authenticate.ts'
import { operatorToken } from './access/operatorToken.ts'
import { originCheck } from './access/originAllowed.ts'
import { PasswordCheck } from './access/password.ts'
import { tokenAttempts } from './access/tokenAttempts.ts'
import { createApp } from './app.ts'
import { upgradeBoards } from './boards/upgradeBoards.ts'
import { type Config, readConfig } from './config.ts'
import { Exporter } from './exports/exporter.ts'
import { Spool } from './exports/Spool.ts'
import { Facilitations } from './facilitation/Facilitations.ts'
import { resumeRemovals } from './forgetting/removal.ts'
import { expireHistory } from './history/expiry.ts'
import { sqliteBoardCopies } from './journal/BoardCopies.ts'
import { sqlitePastRewriting } from './journal/pastRewriting.ts'
import { sqliteHistory } from './journal/sqliteHistory.ts'
import { sqliteJournal } from './journal/sqliteJournal.ts'
import { createLog } from './log.ts'
import { giveMemoryBack } from './memoryAtRest.ts'
import { retainDaily } from './retention/retain.ts'
import type { AppContext } from './routes/AppContext.ts'
import { AutoSnapshots } from './snapshots/AutoSnapshots.ts'
import { startProblem } from './startProblem.ts'
import { forgetLogAtStart } from './storage/forgetLog.ts'
import { hashOf } from './storage/ids.ts'
import { openStore } from './storage/openStore.ts'
import { Rooms } from './sync/rooms.ts'
import { Webhooks } from './webhooks/Webhooks.ts'

/** Says one line to whoever started us. */
const say = (line: string) => process.stdout.write(`${line}\n`)

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** In the data folder: what of files waits to be taken. */
const SPOOL_FOLDER = 'spool'
/** Room for a message's own header beside the largest payload. */
const MESSAGE_OVERHEAD = 1024

function listen(
  app: ReturnType<typeof createApp>,
  config: Config,
): Promise<{ server: Server; origin: string }> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SYNC_BYTES + MESSAGE_OVERHEAD,
    perMessageDeflate: false,
    maxFragments: MAX_MESSAGE_FRAGMENTS,
    skipUTF8Validation: true,
  } as ConstructorParameters<typeof WebSocketServer>[0])
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: config.host,
        port: config.port,
        websocket: { server: sockets },
        serverOptions: {
          headersTimeout: 15_000,
          requestTimeout: 60_000,
          keepAliveTimeout: HTTP_KEEP_ALIVE_MS,
          maxHeaderSize: 16_384,
        },
      },
      ({ address, port, family }: AddressInfo) => {
        const host = family === 'IPv6' ? `[${address}]` : address
        resolve({ server: server as Server, origin: `http://${host}:${port}` })
      },
    ) as Server
    server.maxHeadersCount = 100
    server.on('error', reject)
  })
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const store = await openStore(config.dataDir)
  if (store.cutOff > 0)
    log.warn({ bytes: store.cutOff }, 'the end of the database log was not whole: all before it is kept')
  const { token, isNew } = operatorToken(config.dataDir, config.operatorToken)
  const journal = sqliteJournal(store.sqlite)
  const rooms = new Rooms({ journal, log, onEmpty: () => giveMemoryBack(rooms.stats) })
  const history = sqliteHistory(store.sqlite)
  const stopExpiry = expireHistory(history, log)
  await upgradeBoards({ db: store.db, rooms, log })
  const facilitations = new Facilitations(store.db, rooms)
  const webhooks = new Webhooks({ db: store.db, log, allowPrivate: config.privateWebhooks })
  const autoSnapshots = new AutoSnapshots(
    { db: store.db, databaseFile: store.file, rooms, webhooks, log },
    config.quietSeconds * 1_000,
  )
  const exporter = new Exporter({
    spool: new Spool(path.join(config.dataDir, SPOOL_FOLDER)),
    onUnspooled: (error) =>
      log.warn({ err: error }, 'the disk took no more of a file that waits; it is made as it is taken'),
  })
  let origin = config.publicUrl ?? ''
  const operatorTokenHash = hashOf(token)
  const context: AppContext = {
    config,
    db: store.db,
    databaseFile: store.file,
    rooms,
    history,
    past: sqlitePastRewriting(store.sqlite),
    boardCopies: sqliteBoardCopies(store.sqlite),
    facilitations,
    autoSnapshots,
    webhooks,
    exporter,
    log,
    authenticate: authenticator(store.db, operatorTokenHash),
    originAllowed: originCheck(config.publicUrl),
    attempts: tokenAttempts(),
    passwords: new PasswordCheck(),
    operatorTokenHash,
    publicOrigin: () => origin,
  }
  await resumeRemovals(context)
  await forgetLogAtStart(store.db).catch((error: unknown) =>
    log.error({ err: error }, 'what the database log held is not yet written over'),
  )
  const stopRetaining = retainDaily({ db: store.db, rooms, log })
  const { server, origin: listening } = await listen(createApp(context), config)
  origin = config.publicUrl ?? listening
  stopOnSignals(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    facilitations.stop()
    autoSnapshots.stop()
    stopExpiry()
    stopRetaining()
    await Promise.all([rooms.stop(), webhooks.stop()])
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), STOP_DEADLINE_MS / 2).unref()
    await closed
    await store.close()
  })
  webhooks.wake()
  // A room whose log cannot be read is said when it is opened; the others go on.
  await autoSnapshots
    .resume((roomId) => journal.head(roomId).catch(() => 0))
    .catch((error: unknown) => log.error({ err: error }, 'snapshots of before the stop are not made up for'))
  if (isNew) say(`Sign in as the operator, and keep this link secret: ${origin}/operator#${token}`)
  say(`listening on ${listening}`)
  if (process.argv.includes('--demo')) {
    const { loadDemo } = await import('./demo/loadDemo.ts')
    const loaded = await loadDemo(context)
    say(
      loaded
        ? `The demo process is loaded. Join it: ${loaded.links.participant}`
        : 'The demo process was loaded before.',
    )
  }
}

/** Runs `stop` once, at the first signal; a second one changes nothing. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(`The stop failed: ${String(error)}`),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** Runs the server with this process's environment and arguments, until a signal ends it. */
export async function run(): Promise<void> {
  const configured = readConfig(process.env)
  if (!configured.ok) fail(configured.problem)
  try {
    await start(configured.config)
  } catch (error) {
    fail(startProblem(error, configured.config))
  }
}
