/**
 * Bytes that break the WebSocket protocol itself: the process lives, and only the sender is cut off.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_MESSAGE_FRAGMENTS } from '../../shared/limits.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { updateFrame, updateOf } from '../support/frames.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { ended, frame, rawSocket } from '../support/rawSocket.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let room: string
let session: string
let anna: Person
let bo: Person

beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  scene = await makeScene(server)
  room = scene.room('analysis')
  session = (await scene.join('participant')).session
  anna = stockPerson(server, room, (await scene.join('participant')).session)
  bo = stockPerson(server, room, (await scene.join('participant')).session)
  await Promise.all([anna.synced(), bo.synced()])
})
afterAll(async () => {
  anna.leave()
  bo.leave()
  await server.stop()
})

async function expectBystandersAtWork(text: string): Promise<void> {
  writeNote(anna.doc, text, 'strengths')
  await until(`"${text}"`, () => textsOf(bo.doc).includes(text))
  expect([anna.provider.wsconnected, bo.provider.wsconnected]).toEqual([true, true])
}

const memory = () =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024

const BINARY = 0x82
test.each([
  ['a reserved bit (RSV1)', frame(BINARY | 0x40, Uint8Array.of(3))],
  ['a reserved bit (RSV2)', frame(BINARY | 0x20, Uint8Array.of(3))],
  ['a reserved bit (RSV3)', frame(BINARY | 0x10, Uint8Array.of(3))],
  ['an opcode that does not exist', frame(0x8b, Uint8Array.of(3))],
  ['a continuation of nothing', frame(0x80, Uint8Array.of(3))],
  ['a ping in pieces', frame(0x09, Uint8Array.of(3))],
  ['a ping that is too long', frame(0x89, new Uint8Array(126))],
  ['a close code that does not exist', frame(0x88, Uint8Array.of(0, 1))],
  ['a close of one byte', frame(0x88, Uint8Array.of(3))],
  ['a frame without a mask', Buffer.from([BINARY, 1, 3])],
  ['a length over all limits', Buffer.from([BINARY, 0xff, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff])],
  ['a length past 2^53', Buffer.from([BINARY, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
])('%s ends its sender and nobody else', async (name, bytes) => {
  const socket = await rawSocket(server, room, session)
  socket.write(bytes)
  await ended(socket)
  socket.destroy()
  await expectBystandersAtWork(name)
})

test('a message in a few more pieces than is allowed; browsers send one', async () => {
  const socket = await rawSocket(server, room, session)
  const pieces = Array.from({ length: MAX_MESSAGE_FRAGMENTS }, () => frame(0x00, Uint8Array.of(0)))
  socket.write(Buffer.concat([frame(0x02, Uint8Array.of(3)), ...pieces]))
  await ended(socket)
  socket.destroy()
  await expectBystandersAtWork('efter några bitar')
})

test('a message in 131,000 pieces of one byte', async () => {
  const before = memory()
  const socket = await rawSocket(server, room, session)
  const pieces = Buffer.concat([
    frame(0x02, Uint8Array.of(3)),
    ...Array.from({ length: 131_000 }, () => frame(0x00, Uint8Array.of(0))),
  ])
  socket.write(pieces)
  await ended(socket)
  socket.destroy()
  expect(memory() - before).toBeLessThan(80)
  await expectBystandersAtWork('efter bitarna')
})

test('90 MiB of zeros in 90 kB, for a server that agreed to compression', async () => {
  const before = memory()
  const socket = await rawSocket(server, room, session, [
    'Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover',
  ])
  const bomb = deflateRawSync(Buffer.alloc(90 * 1024 * 1024))
  const header = Buffer.from([BINARY | 0x40, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  header.writeUInt32BE(bomb.length, 6)
  socket.write(Buffer.concat([header, bomb]))
  await ended(socket)
  socket.destroy()
  expect(memory() - before).toBeLessThan(80)
  await expectBystandersAtWork('efter nollorna')
})

test('who ignores that the connection was ended is not heard any more', async () => {
  const socket = await rawSocket(server, room, session)
  const answered = new Promise((resolve) => socket.once('data', resolve))
  await answered
  const closing = new Promise((resolve) => {
    socket.on('data', (bytes: Buffer) => bytes.includes(0x88) && resolve(true))
  })
  socket.write(frame(0x81, Buffer.from('text, which is refused')))
  await closing
  const late = updateOf((doc) => writeNote(doc, 'efter avslutet'))
  socket.write(frame(BINARY, updateFrame(late)))
  await expectBystandersAtWork('efter den som inte lyssnar')
  await expectBystandersAtWork('och en gång till')
  expect(textsOf(anna.doc)).not.toContain('efter avslutet')
  socket.destroy()
})

test('200 connections that never say a word do not keep anyone out', async () => {
  const silent = await Promise.all(Array.from({ length: 200 }, () => rawSocket(server, room, session)))
  await expectBystandersAtWork('bland tysta')
  for (const socket of silent) socket.destroy()
})

test('connections cut off in the middle of a frame', async () => {
  for (let i = 0; i < 50; i++) {
    const socket = await rawSocket(server, room, session)
    socket.write(Buffer.from([BINARY, 0xfe, 0xff]))
    socket.destroy()
  }
  await expectBystandersAtWork('efter avbrotten')
})
