/**
 * What a crash or a failing disk does to the end of the database's files: the server starts, says what it found, and
 * keeps what was whole.
 * @module
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readWalTail } from '../../server/storage/walTail.ts'
import { textsOf } from '../support/board.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { boardAsServed, LineWriter } from '../support/lineWriter.ts'
import { RawClient } from '../support/person.ts'
import { randomFrom } from '../support/random.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const NOTES = 40
const PAGE_BYTES = 4096
const FRAME_BYTES = PAGE_BYTES + 24
/** What the log of the server says. */
const NOT_WHOLE = 'the end of the database log was not whole'

let server: TestServer
let scene: Scene
let room: string
let session: string
/** A copy of the data as a killed server left them, for each test to damage. */
let dataDir: string
let database: string

const numbers = Array.from({ length: NOTES }, (_, i) => `anna:${i}`)
const random = randomFrom(7)

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  room = scene.room('analysis')
  session = (await scene.join('participant')).session
  const anna = await LineWriter.open(server, room, session, 'anna')
  for (let i = 1; i <= NOTES; i++) {
    anna.write()
    await until('it to be saved', () => anna.saved().length === i)
  }
  await server.kill('SIGKILL')
})
afterAll(() => server.stop())

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-tail-'))
  cpSync(server.dataDir, dataDir, { recursive: true })
  database = databaseFile(dataDir)
  // After a power cut there is no shared memory.
  rmSync(`${database}-shm`, { force: true })
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Overwrites the bytes of a file from a place on. */
function damage(file: string, from: number, length: number): void {
  const bytes = readFileSync(file)
  bytes.set(random.bytes(Math.min(length, bytes.length - from)), from)
  writeFileSync(file, bytes)
}

/** Starts a server on the damaged data, and gives what it serves and says. */
async function started<T>(use: (damaged: TestServer) => Promise<T>): Promise<T> {
  const damaged = new TestServer({ dataDir })
  await damaged.start()
  try {
    return await use(damaged)
  } finally {
    await damaged.kill()
  }
}

/** The notes that are served: Anna's from the first on, none left out in between. */
async function notesServed(damaged: TestServer): Promise<number> {
  const texts = new Set(textsOf(await boardAsServed(damaged, room, session)))
  expect(numbers.slice(0, texts.size).filter((text) => !texts.has(text))).toEqual([])
  return texts.size
}

describe('the log of the database', () => {
  test('as a killed server leaves it, is whole: nothing is said, all is there', async () => {
    expect(readWalTail(`${database}-wal`)).toEqual({ whole: statSync(`${database}-wal`).size, cut: 0 })
    await started(async (damaged) => {
      expect(await notesServed(damaged)).toBe(NOTES)
      expect(damaged.log()).not.toContain(NOT_WHOLE)
    })
  })

  test.each([
    ['in the middle of its last frame', 2_000],
    ['in the header of a frame', FRAME_BYTES + PAGE_BYTES + 10],
    ['some commits back', 8 * FRAME_BYTES + 77],
  ])('cut off %s', async (_where, missing) => {
    const wal = `${database}-wal`
    truncateSync(wal, statSync(wal).size - missing)
    const tail = readWalTail(wal)
    expect(tail?.cut).toBeGreaterThan(0)
    await started(async (damaged) => {
      const served = await notesServed(damaged)
      expect(served).toBeGreaterThan(NOTES - 12)
      expect(served).toBeLessThan(NOTES)
      expect(damaged.log()).toContain(NOT_WHOLE)
      expect(damaged.log()).toContain(`"bytes":${tail?.cut}`)
      expect(integrityOf(dataDir)).toBe('ok')
      const bo = await LineWriter.open(damaged, room, session, 'bo')
      bo.write()
      await until('it to take edits', () => bo.saved().length === 1)
      bo.client.destroy()
    })
  })

  test('rubbish in its last pages: all before them is kept', async () => {
    const wal = `${database}-wal`
    damage(wal, statSync(wal).size - 3 * FRAME_BYTES, 3 * FRAME_BYTES)
    await started(async (damaged) => {
      expect(await notesServed(damaged)).toBeGreaterThan(NOTES - 5)
      expect(damaged.log()).toContain(NOT_WHOLE)
      expect(integrityOf(dataDir)).toBe('ok')
    })
  })
})

test('rubbish in the last pages of the database itself: the server starts, says which room it cannot read, and lives', async () => {
  // An orderly end takes the log into the database.
  const orderly = new TestServer({ dataDir })
  await orderly.start()
  await orderly.kill('SIGTERM')
  damage(database, statSync(database).size - 3 * PAGE_BYTES, 3 * PAGE_BYTES)
  await started(async (damaged) => {
    const client = await RawClient.open(damaged, room, session)
    expect((await client.closed).code).toBe(1011)
    expect(damaged.log()).toContain('database disk image is malformed')
    expect(damaged.log()).toContain(`"room":"${room}","msg":"a room could not be loaded"`)
    expect((await fetch(`${damaged.url}/healthz`)).status).toBe(200)
  })
})
