/**
 * What anyone has seen, or has been told is saved, outlives a SIGKILL under load, and a write that was cut short.
 * @module
 */
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textsOf } from '../support/board.ts'
import { step1Frame } from '../support/frames.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { boardAsServed, documentOf, LineWriter } from '../support/lineWriter.ts'
import { RawClient } from '../support/person.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const ROUNDS = numberFromEnv('KILL_ROUNDS', 10)
const SEED = numberFromEnv('KILL_SEED', 20_260_101)
const WRITERS = 4

let server: TestServer
let scene: Scene

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
afterAll(() => server.stop())

/** Lets people write for a while, kills the server mid-write, and gives what must not be lost. */
async function killUnderLoad(roomId: string, round: number, loadMs: number) {
  const sessions = await Promise.all(
    Array.from({ length: WRITERS + 1 }, () => scene.join('participant').then((member) => member.session)),
  )
  const [watching = '', ...writing] = sessions
  const watcher = await RawClient.open(server, roomId, watching)
  watcher.send(step1Frame())
  const writers = await Promise.all(
    writing.map((session, i) => LineWriter.open(server, roomId, session, `r${round}w${i}`)),
  )
  for (const [i, writer] of writers.entries()) writer.start(7 + i)
  await until('the writing to be seen', () => watcher.frames.length > 10)
  await new Promise((resolve) => setTimeout(resolve, loadMs))
  await server.kill('SIGKILL')
  for (const writer of writers) writer.stop()
  // What the kernel still held for the watcher has been seen too: its frames count until its socket has ended.
  await Promise.all([watcher.closed, ...writers.map((writer) => writer.client.closed)])
  const seen = textsOf(documentOf(watcher))
  const saved = writers.flatMap((writer) => writer.saved())
  return { seen, saved, sent: writers.reduce((sum, writer) => sum + writer.sent, 0) }
}

test(
  `SIGKILL under load, ${ROUNDS} rounds: nothing that was seen or called saved is lost (seed ${SEED})`,
  async () => {
    const random = randomFrom(SEED)
    const room = scene.room('analysis')
    const everything = new Set<string>()
    let unsaved = 0
    for (let round = 0; round < ROUNDS; round++) {
      const { seen, saved, sent } = await killUnderLoad(room, round, 50 + random.below(350))
      for (const text of [...seen, ...saved]) everything.add(text)
      unsaved += sent - saved.length
      await server.start()
      const { session } = await scene.join('participant')
      const kept = new Set(textsOf(await boardAsServed(server, room, session)))
      expect([...everything].filter((text) => !kept.has(text))).toEqual([])
      expect(integrityOf(server.dataDir)).toBe('ok')
    }
    // The kills came in the middle of the work, or this shows nothing.
    expect(everything.size).toBeGreaterThan(ROUNDS * 20)
    expect(unsaved).toBeGreaterThan(0)
  },
  ROUNDS * 15_000 + 30_000,
)

describe('a log whose end was being written when the power went', () => {
  let acknowledged: string[]
  let room: string
  let session: string

  beforeAll(async () => {
    room = scene.room('vision')
    session = (await scene.join('participant')).session
    const { saved, seen } = await killUnderLoad(room, 1_000, 200)
    acknowledged = [...new Set([...saved, ...seen])]
    expect(acknowledged.length).toBeGreaterThan(20)
  })

  /** Starts a server on a copy of the data whose WAL was changed, and gives the texts it serves. */
  async function startWith(change: (wal: string) => void): Promise<string[]> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-torn-'))
    try {
      cpSync(server.dataDir, dataDir, { recursive: true })
      const database = databaseFile(dataDir)
      // The index of the WAL lives in shared memory: after a power cut there is none.
      rmSync(`${database}-shm`, { force: true })
      expect(existsSync(`${database}-wal`)).toBe(true)
      change(`${database}-wal`)
      const torn = new TestServer({ dataDir })
      await torn.start()
      try {
        const texts = textsOf(await boardAsServed(torn, room, session))
        expect(integrityOf(dataDir)).toBe('ok')
        return texts
      } finally {
        await torn.kill()
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }

  const random = randomFrom(SEED)

  test.each([1, 24, 2_000, 4_120, 50_000])(
    '%i bytes of rubbish after the last commit: all is there',
    async (length) => {
      const texts = new Set(await startWith((wal) => appendFileSync(wal, random.bytes(length))))
      expect(acknowledged.filter((text) => !texts.has(text))).toEqual([])
    },
  )

  test.each([1, 100, 4_119, 9_000])(
    'the last %i bytes missing: it opens, and each writer’s notes have no holes',
    async (length) => {
      const texts = await startWith((wal) => truncateSync(wal, Math.max(0, statSync(wal).size - length)))
      for (let writer = 0; writer < WRITERS; writer++) {
        const numbers = texts
          .filter((text) => text.startsWith(`r1000w${writer}:`))
          .map((text) => Number(text.split(':')[1]))
          .sort((a, b) => a - b)
        expect(numbers).toEqual(numbers.map((_, i) => i))
      }
    },
  )
})
