/**
 * A process that is deleted leaves nothing of what was in it: each table that there is gets a row of its, and the data
 * folder is searched for their words.
 * @module
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { forgetLog } from '../../server/storage/forgetLog.ts'
import { openStore } from '../../server/storage/openStore.ts'
import { deleteProcess } from '../../server/storage/processes.ts'

const CANARY = 'Kanariefågelkvist'

/** Tables that belong to the installation, and hold nothing that anybody wrote. */
const ofInstallation = ['board_schema', 'removal', 'kysely_migration', 'kysely_migration_lock']

interface Column {
  readonly name: string
  readonly type: string
}

/** Puts a row into each table, of one process: what names a row of another table names that one's. */
function fillAll(sqlite: DatabaseSync): string[] {
  const names = sqlite
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !ofInstallation.includes(name))
  const idIn = (table: string) => `${table}-id`
  sqlite.exec('pragma foreign_keys = off')
  for (const table of names) {
    const parents = new Map(
      sqlite
        .prepare(`pragma foreign_key_list(${table})`)
        .all()
        .map((key) => [String(key.from), String(key.table)]),
    )
    const columns = sqlite.prepare(`pragma table_info(${table})`).all() as unknown as Column[]
    const values = columns.map(({ name, type }) => {
      // What a table calls another's id without saying so to the database is that all the same.
      const parent = parents.get(name) ?? /^(process|room|member|snapshot)_id$/.exec(name)?.[1]
      if (parent) return idIn(parent)
      if (name === 'id') return idIn(table)
      if (type === 'INTEGER') return 1
      return type === 'BLOB' ? Buffer.from(CANARY) : CANARY
    })
    const marks = columns.map(() => '?').join(', ')
    sqlite.prepare(`insert into ${table} values (${marks})`).run(...values)
  }
  sqlite.exec('pragma foreign_keys = on')
  expect(sqlite.prepare('pragma foreign_key_check').all()).toEqual([])
  return names
}

test('a process that is deleted leaves no row in any table, and none of its words in any file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-deletion-'))
  const filesWithWords = () =>
    readdirSync(folder).filter((name) => readFileSync(path.join(folder, name)).includes(CANARY))
  const { db, sqlite, close } = await openStore(folder)
  const tables = fillAll(sqlite)
  expect(filesWithWords()).not.toEqual([])
  await db.transaction().execute((tx) => deleteProcess(tx, 'process-id'))
  const left = tables.filter((table) => sqlite.prepare(`select 1 from ${table}`).get() !== undefined)
  expect(left).toEqual([])
  await forgetLog(db)
  expect(filesWithWords()).toEqual([])
  await close()
  expect(filesWithWords()).toEqual([])
  rmSync(folder, { recursive: true })
})
