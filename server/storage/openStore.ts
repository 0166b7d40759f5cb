/**
 * Opens the embedded database, durable and migrated.
 * @module
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { BUSY_MS } from './busy.ts'
import { migrationProvider, newestMigration } from './migrations.ts'
import { nodeDialect } from './nodeDialect.ts'
import type { Tables } from './schema.ts'
import { readWalTail } from './walTail.ts'

export interface Store {
  readonly db: Kysely<Tables>
  /** The same connection, for the journal. */
  readonly sqlite: DatabaseSync
  /** Path of the database's file, for threads and processes that read it by themselves. */
  readonly file: string
  /** Bytes at the end of the database's log that are no whole commit, and were left out; 0 after an orderly end. */
  readonly cutOff: number
  close(): Promise<void>
}

export const DATABASE_FILE = 'samrum.db'

function openSqlite(file: string): DatabaseSync {
  const sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_MS })
  sqlite.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON',
  )
  return sqlite
}

/** The newest migration that the database has been through; null before its first. */
function newestOf(sqlite: DatabaseSync): string | null {
  const table = sqlite.prepare("select name from sqlite_master where name = 'kysely_migration'").get()
  if (!table) return null
  const row = sqlite.prepare('select max(name) as name from kysely_migration').get() as {
    name: string | null
  }
  return row.name
}

/** All of it in one transaction: a start cut short leaves nothing half made, and the disk is waited for once. */
async function migrate(db: Kysely<Tables>, sqlite: DatabaseSync, upTo: string): Promise<void> {
  const migrator = new Migrator({ db, provider: migrationProvider })
  sqlite.exec('BEGIN IMMEDIATE')
  const { error } = await migrator.migrateTo(upTo)
  if (error) {
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
  sqlite.exec('COMMIT')
}

/**
 * Opens, and where needed makes, the store in `dataDir`. Throws with a plain message when it cannot be used.
 * @param upTo the last migration that it is brought through: with an earlier one than the newest it is a store as an earlier
 *   version left it
 */
export async function openStore(dataDir: string, upTo = newestMigration): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = resolve(dataDir, DATABASE_FILE)
  const tail = readWalTail(`${file}-wal`)
  const sqlite = openSqlite(file)
  chmodSync(file, 0o600)
  const newest = newestOf(sqlite)
  if (newest !== null && newest > newestMigration) {
    sqlite.close()
    throw new Error('the database was made by a newer version of Samrum; start that version')
  }
  const db = new Kysely<Tables>({ dialect: nodeDialect(sqlite) })
  if (newest === null || newest < upTo) await migrate(db, sqlite, upTo)
  return {
    db,
    sqlite,
    file,
    cutOff: tail?.cut ?? 0,
    async close() {
      await db.destroy()
      // Kysely closes only what it has used.
      if (sqlite.isOpen) sqlite.close()
    },
  }
}
