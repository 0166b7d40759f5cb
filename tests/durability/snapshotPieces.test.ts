/**
 * E31: the pieces of a large snapshot are on disk before the row that names them. A kill in between leaves no snapshot,
 * the next one is whole, and no piece is left that no snapshot holds.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as slice } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import { recordsMap, writeRecord } from '../../shared/board/document.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

/** Kills until one has come in between: how far a snapshot is when the signal arrives is the machine's to say. */
const ROUNDS = 6
const CARDS = 2_000

let server: TestServer
let scene: Scene

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
afterAll(() => server.stop())

async function withDatabase<T>(ask: (count: (text: string) => number) => T | Promise<T>): Promise<T> {
  const database = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  try {
    return await ask((text) => Number(database.prepare(text).get()?.count))
  } finally {
    database.close()
  }
}

const PIECES = 'select (select count(*) from record_chunk) + (select count(*) from board_chunk) as count'
const LOOSE = `select
  (select count(*) from record_chunk
   where hash not in (select value from snapshot, json_each(snapshot.pieces))) +
  (select count(*) from board_chunk
   where hash not in (select value from snapshot, json_each(snapshot.board))) as count`

/**
 * Asks for a snapshot, and kills the server as soon as a piece of it is on disk. It is let run a millisecond at a time, and is
 * looked at while it is stopped: on a fast disk all of it is written in a few.
 */
async function killBeforeTheRow(room: string): Promise<boolean> {
  const before = await withDatabase((count) => count(PIECES))
  let answered = false
  const taking = scene.operator.post(`/api/rooms/${room}/snapshots`, {}).then(
    () => (answered = true),
    () => null,
  )
  await withDatabase(async (count) => {
    while (!answered && count(PIECES) === before) {
      process.kill(server.pid, 'SIGCONT')
      await slice(1)
      process.kill(server.pid, 'SIGSTOP')
    }
  })
  await server.kill('SIGKILL')
  await taking
  return withDatabase((count) => count(LOOSE) > 0)
}

test('a kill between the pieces of a snapshot and its row leaves neither a snapshot nor, in the end, pieces', async () => {
  const room = scene.room('analysis')
  const member = await scene.join('facilitator')
  const writer = stockPerson(server, room, member.session)
  await writer.synced()
  let [taken, cameBetween] = [0, false]
  for (let round = 0; round < ROUNDS && !cameBetween; round++) {
    for (let i = 0; i < CARDS; i += 500)
      writer.doc.transact(() => {
        for (let k = i; k < i + 500; k++) {
          const text = `${round} ${k} ${Math.sin(k + round)} ${Math.cos(k * round)}`
          writeRecord(
            writer.doc,
            newNote({ id: `shape:${k}`, text, x: k, y: 140, index: 'a5', sector: null }),
          )
        }
      })
    const reader = stockPerson(server, room, member.session)
    await until('the cards are kept', async () => {
      await reader.synced()
      return JSON.stringify(recordsMap(reader.doc).get(`shape:${CARDS - 1}`)).includes(
        `${round} ${CARDS - 1} `,
      )
    })
    reader.leave()
    cameBetween = await killBeforeTheRow(room)
    await server.start()
    const listed = SnapshotSummary.array().parse(
      (await scene.operator.get(`/api/rooms/${room}/snapshots`)).body,
    )
    if (cameBetween) expect(listed).toHaveLength(taken)
    taken = listed.length
  }
  expect(cameBetween).toBe(true)
  writer.leave()
  const next = SnapshotSummary.parse((await scene.operator.post(`/api/rooms/${room}/snapshots`, {})).body)
  const { insights } = Snapshot.parse((await scene.operator.get(`/api/snapshots/${next.id}`)).body)
  expect(insights).toHaveLength(CARDS)
  expect(await withDatabase((count) => count(LOOSE))).toBe(0)
  expect(integrityOf(server.dataDir)).toBe('ok')
}, 120_000)
