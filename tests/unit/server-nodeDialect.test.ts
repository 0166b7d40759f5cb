/**
 * Queries that are kept ready give what they would anew.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { nodeDialect } from '../../server/storage/nodeDialect.ts'

interface Tables {
  word: { id: number; text: string }
}

const opened = () => {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec('CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  return { sqlite, db: new Kysely<Tables>({ dialect: nodeDialect(sqlite) }) }
}

const textOf = (db: Kysely<Tables>, id: number) =>
  db.selectFrom('word').select('text').where('id', '=', id).executeTakeFirst()

test('the same query finds what was written since, and what a changed table has', async () => {
  const { db, sqlite } = opened()
  expect(await textOf(db, 1)).toBeUndefined()
  await db.insertInto('word').values({ id: 1, text: 'Ett' }).execute()
  expect(await textOf(db, 1)).toEqual({ text: 'Ett' })
  expect(await db.selectFrom('word').selectAll().execute()).toEqual([{ id: 1, text: 'Ett' }])
  sqlite.exec(`ALTER TABLE word ADD COLUMN place TEXT DEFAULT 'här'`)
  expect(await db.selectFrom('word').selectAll().execute()).toEqual([{ id: 1, text: 'Ett', place: 'här' }])
  await db.destroy()
})

test('what gives rows as it writes can be said again and again', async () => {
  const { db } = opened()
  const write = (id: number) => db.insertInto('word').values({ id, text: 'x' }).returning('id').execute()
  expect(await write(1)).toEqual([{ id: 1 }])
  await expect(write(1)).rejects.toThrow('UNIQUE')
  expect(await write(2)).toEqual([{ id: 2 }])
  await db.destroy()
})

test('more queries than are kept are answered each as it asks', async () => {
  const { db } = opened()
  for (let i = 0; i < 600; i++) {
    const { rows } = await sql<{ n: number }>`select ${sql.lit(i % 400)} as n`.execute(db)
    expect(rows).toEqual([{ n: i % 400 }])
  }
  await db.destroy()
})
