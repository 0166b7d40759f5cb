/**
 * Reads the database from another thread or process than the one that writes it.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { BUSY_MS } from './busy.ts'
import { nodeDialect } from './nodeDialect.ts'
import type { Store } from './openStore.ts'
import type { Tables } from './schema.ts'

/**
 * What `read` makes of the database as one commit left it.
 * @param file as {@link Store} tells it
 * @param read may not write, and has read all when it resolves
 */
export async function readStore<T>(
  file: Store['file'],
  read: (store: Pick<Store, 'db' | 'sqlite'>) => Promise<T>,
): Promise<T> {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS })
  try {
    sqlite.exec('BEGIN')
    return await read({ sqlite, db: new Kysely<Tables>({ dialect: nodeDialect(sqlite) }) })
  } finally {
    sqlite.close()
  }
}
