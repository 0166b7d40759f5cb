/**
 * Opens the embedded database, durable and migrated.
 * @module
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrationProvider, newestMigration } from './migrations.ts'
import type { Tables } from './schema.ts'
import { readWalTail } from './walTail.ts'

export interface Store {
  readonly db: Kysely<Tables>
  /** The same connection, for the journal. */
  readonly sqlite: DatabaseSync
  /** Bytes at the end of the database's log that are no whole commit, and were left out; 0 after an orderly end. */
  readonly cutOff: number
  close(): Promise<void>
}

export const DATABASE_FILE = 'samrum.db'

/** What Kysely's SQLite dialect asks of a driver, on Node's own. */
function driverFor(sqlite: DatabaseSync) {
  return {
    close: () => sqlite.close(),
    prepare(text: string) {
      const statement = sqlite.prepare(text)
      const given = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...given(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...given(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...given(parameters)),
      }
    },
  }
}

function openSqlite(file: string): DatabaseSync {
  const sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5_000 })
  sqlite.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON',
  )
  return sqlite
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: migrationProvider })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** The database was made by a newer version, which this one must not touch. */
async function isNewer(sqlite: DatabaseSync): Promise<boolean> {
  const table = sqlite.prepare("select name from sqlite_master where name = 'kysely_migration'").get()
  if (!table) return false
  const newest = sqlite.prepare('select max(name) as name from kysely_migration').get() as {
    name: string | null
  }
  return newest.name !== null && newest.name > newestMigration
}

/** Opens, and where needed makes, the store in `dataDir`. Throws with a plain message when it cannot be used. */
export async function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, DATABASE_FILE)
  const tail = readWalTail(`${file}-wal`)
  const sqlite = openSqlite(file)
  chmodSync(file, 0o600)
  if (await isNewer(sqlite)) {
    sqlite.close()
    throw new Error('the database was made by a newer version of Samrum; start that version')
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driverFor(sqlite) }) })
  await migrate(db)
  return { db, sqlite, cutOff: tail?.cut ?? 0, close: () => db.destroy() }
}
