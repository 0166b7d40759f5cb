/**
 * Backup and restore: a whole copy while others write, and nothing is ever overwritten unasked.
 * @module
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { insertProcess } from '../../server/storage/processes.ts'

/** Each test starts Node a few times. */
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => path.join(folder, name)

interface Ended {
  readonly code: number
  readonly lines: string[]
}

/** Runs a command as npm does, with its data in `dataDir`. */
function run(command: 'backup' | 'restore', dataDir: string, ...args: string[]): Promise<Ended> {
  const script = fileURLToPath(new URL(`../../server/commands/${command}.ts`, import.meta.url))
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.trim().split('\n')
      resolve({ code: error ? Number(error.code) : 0, lines })
    })
  })
}

async function storeWith(name: string, ...titles: string[]): Promise<Store> {
  const store = await openStore(at(name))
  for (const title of titles) await insertProcess(store.db, { title, language: 'sv' })
  return store
}

function titlesIn(file: string): string[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('select title from process order by title').all()
  db.close()
  return rows.map(({ title }) => String(title))
}

test('a backup made while someone writes holds everything written before it, and restores', async () => {
  const store = await storeWith('data', 'A', 'B')
  let writing = true
  const writer = (async () => {
    for (let i = 0; writing; i++) {
      await insertProcess(store.db, { title: `later ${i}`, language: 'sv' })
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })()
  const made = await run('backup', at('data'), 'copy.db')
  writing = false
  await writer
  await store.close()
  expect(made.code, made.lines.join('\n')).toBe(0)
  expect(made.lines.join('\n')).toContain('operator token is not in it')
  expect(readdirSync(folder).sort()).toEqual(['copy.db', 'data'])
  expect(statSync(at('copy.db')).mode & 0o077).toBe(0)

  const back = await run('restore', at('elsewhere'), 'copy.db')
  expect(back.code, back.lines.join('\n')).toBe(0)
  expect(titlesIn(at('elsewhere/samrum.db')).slice(0, 2)).toEqual(['A', 'B'])
  expect(titlesIn(at('elsewhere/samrum.db'))).toEqual(titlesIn(at('copy.db')))
  await (await openStore(at('elsewhere'))).close()
})

test('a backup overwrites nothing and needs something to back up', async () => {
  await (await storeWith('data', 'A')).close()
  writeFileSync(at('mine.txt'), 'mine')
  const refused = await run('backup', at('data'), 'mine.txt')
  expect(refused).toEqual({ code: 1, lines: [expect.stringContaining('overwrites nothing')] })
  expect((await run('backup', at('none'), 'b.db')).lines).toEqual([
    expect.stringContaining('nothing to back up'),
  ])
  expect((await run('backup', at('data'), 'no/such/folder/b.db')).lines).toEqual([
    expect.stringContaining('There is no folder'),
  ])
  expect((await run('backup', at('data'))).lines).toEqual(['Usage: npm run backup -- FILE'])
  expect(readdirSync(folder).sort()).toEqual(['data', 'mine.txt'])
})

test('data that is there is put aside only with --force, and never from under a server', async () => {
  await (await storeWith('data', 'old')).close()
  await (await storeWith('other', 'new')).close()
  await run('backup', at('other'), 'new.db')

  const refused = await run('restore', at('data'), 'new.db')
  expect(refused).toEqual({ code: 1, lines: [expect.stringContaining('--force')] })

  const running = await openStore(at('data'))
  const inUse = await run('restore', at('data'), 'new.db', '--force')
  expect(inUse).toEqual({ code: 1, lines: [expect.stringContaining('stop the server first')] })
  await running.close()
  expect(titlesIn(at('data/samrum.db'))).toEqual(['old'])

  expect((await run('restore', at('data'), 'new.db', '--force')).code).toBe(0)
  expect(titlesIn(at('data/samrum.db'))).toEqual(['new'])
  const aside = readdirSync(at('data')).find((name) => /^samrum-replaced-\d+\.db$/.test(name)) ?? ''
  expect(titlesIn(at(`data/${aside}`))).toEqual(['old'])
})

test('a damaged database gives way to a backup', async () => {
  await (await storeWith('other', 'new')).close()
  await run('backup', at('other'), 'new.db')
  mkdirSync(at('data'))
  writeFileSync(
    at('data/samrum.db'),
    'not a database any more, for whatever reason it may have had'.repeat(200),
  )
  const restored = await run('restore', at('data'), 'new.db', '--force')
  expect(restored.code, restored.lines.join('\n')).toBe(0)
  expect(titlesIn(at('data/samrum.db'))).toEqual(['new'])
})

test('what is no sound database of ours is not restored', async () => {
  writeFileSync(at('text.db'), 'hello'.repeat(1000))
  const foreign = new DatabaseSync(at('foreign.db'))
  foreign.exec('create table t (x)')
  foreign.close()
  await (await storeWith('newer', 'A')).close()
  const newer = new DatabaseSync(at('newer/samrum.db'))
  newer.exec("insert into kysely_migration values ('9999_later', '2099-01-01')")
  newer.close()
  for (const [file, reason] of [
    ['text.db', 'no sound database'],
    ['foreign.db', 'no database of Samrum'],
    ['newer/samrum.db', 'newer version'],
    ['missing.db', 'no file'],
  ] as const) {
    const { code, lines } = await run('restore', at('data'), file)
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining(reason)])
  }
  expect(existsSync(at('data/samrum.db'))).toBe(false)
})
