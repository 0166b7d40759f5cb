/**
 * What stands in the database of a test's server, read past it.
 * @module
 */

import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The database file in a data folder. */
export function databaseFile(dataDir: string): string {
  const name = readdirSync(dataDir).find((file) => /\.(sqlite|sqlite3|db)$/.test(file))
  if (!name) throw new Error(`No database in ${readdirSync(dataDir).join(', ')}`)
  return path.join(dataDir, name)
}

function query<T>(dataDir: string, ask: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  try {
    return ask(database)
  } finally {
    database.close()
  }
}

/** The sequence number of the last entry of a room's journal. */
export function journalHead(dataDir: string, roomId: string): number {
  return query(dataDir, (database) => {
    const tables = ['board_update', 'board_checkpoint']
    return Math.max(
      ...tables.map((table) => {
        const row = database.prepare(`SELECT max(seq) AS seq FROM ${table} WHERE room_id = ?`).get(roomId)
        return Number(row?.seq ?? 0)
      }),
    )
  })
}

/** Every value of every row, of all tables or of some, as text: to look for what must not be there. */
export function everythingStored(dataDir: string, only?: readonly string[]): string {
  return query(dataDir, (database) => {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    return tables
      .filter(({ name }) => only?.includes(String(name)) ?? true)
      .flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
      .join('\n')
  })
}

/** SQLite's own answer to whether the file is sound: `ok`, or what is not. */
export function integrityOf(dataDir: string): string {
  return query(dataDir, (database) => {
    const row = database.prepare('PRAGMA integrity_check').get()
    return String(row?.integrity_check)
  })
}
