/**
 * What every route is given, and the caller that the access middleware puts beside a request.
 * @module
 */
import type { HttpBindings } from '@hono/node-server'
import type { Kysely } from 'kysely'
import type { Authenticate, Caller } from '../access/authenticate.ts'
import type { PasswordCheck } from '../access/password.ts'
import type { TokenAttempts } from '../access/tokenAttempts.ts'
import type { Config } from '../config.ts'
import type { Exporter } from '../exports/exporter.ts'
import type { Facilitations } from '../facilitation/Facilitations.ts'
import type { BoardCopies } from '../journal/BoardCopies.ts'
import type { History } from '../journal/History.ts'
import type { PastRewriting } from '../journal/pastRewriting.ts'
import type { Logger } from '../log.ts'
import type { AutoSnapshots } from '../snapshots/AutoSnapshots.ts'
import type { Tables } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Webhooks } from '../webhooks/Webhooks.ts'

export interface AppContext {
  readonly config: Config
  readonly db: Kysely<Tables>
  /** Path of the database's file, for threads and processes that read it by themselves. */
  readonly databaseFile: string
  readonly rooms: Rooms
  readonly history: History
  readonly past: PastRewriting
  readonly boardCopies: BoardCopies
  readonly facilitations: Facilitations
  readonly autoSnapshots: AutoSnapshots
  readonly webhooks: Webhooks
  /** One for all, so that one file is made at a time; it ends with this process. */
  readonly exporter: Exporter
  readonly log: Logger
  readonly authenticate: Authenticate
  readonly originAllowed: (request: Request) => boolean
  readonly attempts: TokenAttempts
  readonly passwords: PasswordCheck
  /** SHA-256 of the operator's token, in hex. */
  readonly operatorTokenHash: string
  /** The origin that links are made with; known once the server listens. */
  readonly publicOrigin: () => string
}

export interface AppEnv {
  Bindings: HttpBindings
  Variables: { caller: Caller; requestId: string }
}
