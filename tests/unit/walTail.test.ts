import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readWalTail } from '../../server/storage/walTail.ts'

let folder: string
let database: DatabaseSync
const wal = () => path.join(folder, 'some.db-wal')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-wal-'))
  database = new DatabaseSync(path.join(folder, 'some.db'))
  database.exec('pragma journal_mode = wal; create table line (words text)')
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

function write(lines: number): void {
  for (let i = 0; i < lines; i++)
    database.prepare('insert into line values (?)').run(`${i} `.padEnd(3_000, 'ord '))
}

test('what an earlier run of the log left behind the end of the newest is no damage', () => {
  for (const lines of [40, 12, 3]) {
    write(lines)
    database.exec('pragma wal_checkpoint(restart)')
  }
  write(1)
  const tail = readWalTail(wal())
  expect(tail?.cut).toBe(0)
  expect(tail?.whole).toBeLessThan(statSync(wal()).size / 2)
})

test('rubbish in place of the last commit, headers and all, is told', () => {
  write(5)
  const before = statSync(wal()).size
  write(1)
  const after = readFileSync(wal())
  after.fill(0xa7, before)
  writeFileSync(wal(), after)
  expect(readWalTail(wal())).toEqual({ whole: before, cut: after.length - before })
})
