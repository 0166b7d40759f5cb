/**
 * A database as a file: is it sound and ours, and a copy of it that stands alone.
 * @module
 */
import { chmodSync, closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { newestMigration } from '../storage/migrations.ts'
import { CommandRefusal } from './command.ts'

export interface Contents {
  readonly processes: number
  readonly rooms: number
  readonly snapshots: number
}

export const inWords = ({ processes, rooms, snapshots }: Contents): string =>
  `processes: ${processes}, rooms: ${rooms}, snapshots: ${snapshots}`

const count = (db: DatabaseSync, table: 'process' | 'room' | 'snapshot'): number =>
  (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n

function problemOf(db: DatabaseSync): string | null {
  const checked = db.prepare('pragma integrity_check(1)').get() as { integrity_check: string }
  if (checked.integrity_check !== 'ok') return `is damaged: ${checked.integrity_check.split('\n')[0]}`
  if (db.prepare('pragma foreign_key_check').get()) return 'is damaged: rows point at rows that are not there'
  const table = db.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get()
  if (!table) return 'is no database of Samrum'
  const { name } = db.prepare('select max(name) as name from kysely_migration').get() as { name: string }
  return name > newestMigration ? 'was made by a newer version of Samrum; use that version' : null
}

/** What a sound database of ours holds. Refuses any other file. */
export function checkDatabase(file: string): Contents {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { readOnly: true })
    const problem = problemOf(db)
    if (problem) throw new CommandRefusal(`${file} ${problem}`)
    return { processes: count(db, 'process'), rooms: count(db, 'room'), snapshots: count(db, 'snapshot') }
  } catch (error) {
    if (error instanceof CommandRefusal) throw error
    throw new CommandRefusal(`${file} is no sound database: ${(error as Error).message}`)
  } finally {
    db?.close()
  }
}

function syncToDisk(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/**
 * Copies a database as it is at this moment, also while a server writes to it, into one file on disk that needs no
 * other beside it. `to` must not exist.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  closeSync(openSync(to, 'wx', 0o600))
  const source = new DatabaseSync(from, { readOnly: true })
  try {
    // An open read keeps the copy at one moment; without it each write by the server would start it anew.
    source.exec('begin; select 1 from sqlite_schema limit 1')
    await backup(source, to)
    const copy = new DatabaseSync(to)
    copy.exec('pragma journal_mode = delete')
    copy.close()
    chmodSync(to, 0o600)
    syncToDisk(to)
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  } finally {
    source.close()
  }
}
