/**
 * Tokens of other systems in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { TOKEN_DAYS, TOKEN_SHOWN_DAYS } from '../../shared/limits.ts'
import type { TokenScope } from '../../shared/vocabulary.ts'
import { hashOf, newId, newSecret } from './ids.ts'
import type { ApiTokenRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** What every secret begins with, so that one which got into the wrong place is known for what it is. */
const PREFIX = 'samrum_'
const DAY_MS = 24 * 60 * 60 * 1000

export const isApiSecret = (secret: string): boolean => secret.startsWith(PREFIX)

/** Makes a token. Its secret is given this once; only its hash is kept. */
export async function insertToken(
  db: Db,
  wanted: {
    readonly processId: string
    readonly label: string
    readonly scope: TokenScope
    readonly days?: number | undefined
  },
): Promise<{ row: ApiTokenRow; secret: string }> {
  const [secret, now] = [PREFIX + newSecret(), Date.now()]
  const row: ApiTokenRow = {
    id: newId(),
    process_id: wanted.processId,
    label: wanted.label,
    scope: wanted.scope,
    secret_hash: hashOf(secret),
    created_at: now,
    expires_at: now + (wanted.days ?? TOKEN_DAYS) * DAY_MS,
  }
  await db.insertInto('api_token').values(row).execute()
  return { row, secret }
}

/** Those of a process that count, and for a while those that have expired, oldest first. */
export async function listTokens(db: Db, processId: string): Promise<ApiTokenRow[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('process_id', '=', processId)
    .where('expires_at', '>', Date.now() - TOKEN_SHOWN_DAYS * DAY_MS)
    .orderBy('created_at')
    .execute()
}

/** How many tokens of a process count. */
export async function countTokens(db: Db, processId: string): Promise<number> {
  const { count } = await db
    .selectFrom('api_token')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('process_id', '=', processId)
    .where('expires_at', '>', Date.now())
    .executeTakeFirstOrThrow()
  return count
}

/** The token with this secret, while it counts. */
export async function findToken(db: Db, secret: string): Promise<ApiTokenRow | undefined> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', Date.now())
    .executeTakeFirst()
}

export async function findTokenById(db: Db, id: string): Promise<ApiTokenRow | undefined> {
  return db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function deleteToken(db: Db, id: string): Promise<void> {
  await db.deleteFrom('api_token').where('id', '=', id).execute()
}
