/**
 * Somebody asks for a large file over a real connection, reads a little of it, stops, and goes away.
 * @module
 */
import { readdirSync, readlinkSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import { recordsMap, writeRecord } from '../../shared/board/document.ts'
import { EXPORT_HELD_BYTES, MAX_CARD_TEXT } from '../../shared/limits.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

/** Of cards as long as they may be: more than the two ends of a connection hold together, by far. */
const CARDS = 2_000
/** As many as one message may hold. */
const CARDS_AT_ONCE = 20
const READ_BYTES = 4_096
/** What the system takes of a file on both ends of a connection where nobody reads, at most. */
const ON_THE_LINE_BYTES = 12 * 2 ** 20

let server: TestServer
let scene: Scene
let path: string
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  scene = await makeScene(server)
  const room = scene.room('vision')
  const writer = stockPerson(server, room, (await scene.join('participant')).session)
  await writer.synced()
  for (let i = 0; i < CARDS; i += CARDS_AT_ONCE)
    writer.doc.transact(() => {
      for (let n = i; n < i + CARDS_AT_ONCE; n++) {
        const text = `${n} `.padEnd(MAX_CARD_TEXT, 'kollektivtrafik ')
        writeRecord(
          writer.doc,
          newNote({ id: `shape:${n}`, text, x: n, y: -9_000, index: `a1${n}V`, sector: null }),
        )
      }
    })
  const last = writeNote(writer.doc, 'Det sista')
  const witness = stockPerson(server, room, (await scene.join('participant')).session)
  await until('all of it', () => recordsMap(witness.doc).has(last))
  for (const person of [writer, witness]) person.leave()
  const { body } = await scene.operator.post(`/api/rooms/${room}/snapshots`, {})
  path = `/api/snapshots/${Snapshot.pick({ id: true }).parse(body).id}/export/json`
})
afterAll(() => server.stop())

/** Sizes of the files without a name that wait to be taken. */
function waiting(): number[] {
  const folder = `/proc/${server.pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      const file = `${folder}/${name}`
      return readlinkSync(file).startsWith(`${server.dataDir}/spool/`) ? [statSync(file).size] : []
    } catch {
      // Closed while they were looked through.
      return []
    }
  })
}

/** Somebody who has read a few bytes of the file, and reads no more. */
async function slowReader() {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.operatorToken}\r\n\r\n`,
  )
  let read = 0
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (piece) => {
      read += piece.byteLength
      if (read < READ_BYTES) return
      socket.pause()
      resolve()
    })
    socket.once('close', () => reject(new Error('closed before anything was read')))
  })
  return socket
}

const whole = async () => {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${server.operatorToken}` },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

test('who stops reading a large file holds neither memory nor anybody else’s file, and leaves nothing behind', async () => {
  const expected = await whole()
  await until('the disk to be free', () => waiting().length === 0)
  const readers = [await slowReader(), await slowReader()]
  // Files are made one after the other: when this one has come, theirs are made.
  expect((await whole()).equals(expected)).toBe(true)
  const least = expected.byteLength - EXPORT_HELD_BYTES - ON_THE_LINE_BYTES
  expect(least).toBeGreaterThan(0)
  await until('what nobody reads to be on disk', () => waiting().filter((size) => size >= least).length === 2)
  const room = scene.room('analysis')
  const people = await Promise.all(
    [1, 2].map(async () => stockPerson(server, room, (await scene.join('participant')).session)),
  )
  await Promise.all(people.map((person) => person.synced()))
  const [anna, bo] = people
  if (!anna || !bo) throw new Error('nobody came')
  writeNote(anna.doc, 'Skrivet medan två inte läste')
  await until('it to reach the other', () => textsOf(bo.doc).includes('Skrivet medan två inte läste'))
  for (const person of people) person.leave()
  for (const reader of readers) reader.destroy()
  await until('the disk to be free of them', () => waiting().length === 0)
  expect((await whole()).equals(expected)).toBe(true)
})
