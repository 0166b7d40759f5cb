/**
 * Many at once, against the real server: strangers who flood, someone who reads nothing, everyone coming back in the
 * same moment.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { close } from '../../shared/protocol/messages.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { awarenessFrame, step1Frame } from '../support/frames.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { RawClient, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const STRANGERS = 300
const PEOPLE = 100
const MEMORY_MIB = 50

let server: TestServer
let scene: Scene
let room: string

beforeEach(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  scene = await makeScene(server)
  room = scene.room('analysis')
})
afterEach(() => server.stop())

const memory = () =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024
const session = async () => (await scene.join('participant')).session
const metric = async (name: string) => {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(new RegExp(`^samrum_${name} (\\d+)`, 'm').exec(text)?.[1])
}

/** Strangers who all come at once; with something to say before anyone asked, or nothing. The codes they are told. */
async function strangers(words?: Uint8Array): Promise<number[]> {
  const coming = Array.from({ length: STRANGERS }, () => RawClient.dial(server, room, {}))
  if (words) for (const { socket } of coming) socket.on('open', () => socket.send(words))
  return Promise.all(coming.map(async ({ closed }) => (await closed).code))
}

test('300 strangers, each with a megabyte to say before anyone asked: no board is loaded, and a member comes in', async () => {
  // What a first crowd makes the process compile, and how far its heap grows for that, is not what strangers hold.
  expect(new Set(await strangers())).toEqual(new Set([close.noCredentials]))
  const before = memory()
  const codes = await strangers(new Uint8Array(1024 * 1024))
  // Who is cut off while still talking may not hear the code.
  expect(codes.filter((code) => code !== close.noCredentials && code !== 1006)).toEqual([])
  expect(await metric('rooms')).toBe(0)
  expect(memory() - before).toBeLessThan(MEMORY_MIB)
  const member = stockPerson(server, room, await session())
  await member.synced()
  member.leave()
})

test('someone who reads nothing holds no memory, and has everything once they read', async () => {
  const slow = await RawClient.open(server, room, await session())
  slow.send(step1Frame())
  await until('the board', () => slow.frames.length > 1)
  slow.socket.pause()
  const anna = stockPerson(server, room, await session())
  await anna.synced()
  const pointing = await RawClient.open(server, room, await session())
  pointing.send(step1Frame())
  const before = memory()
  // 4 KiB a time: what the reader is spared is several times what a connection may hold.
  for (let clock = 1; clock <= 2_500; clock++) {
    pointing.send(awarenessFrame([{ clientId: 77, clock, state: { cursor: `${clock}`.padEnd(3_900, 'x') } }]))
    if (clock % 20 === 0) await pointing.settled()
  }
  writeNote(anna.doc, 'Skrivet medan en inte läste')
  await pointing.settled()
  expect(memory() - before).toBeLessThan(MEMORY_MIB)
  const told = slow.frames.length
  slow.socket.resume()
  await until('it to be told', () => slow.frames.length > told)
  await until('the note', () =>
    slow.frames.some((frame) => Buffer.from(frame).includes('Skrivet medan en inte läste')),
  )
  for (const client of [slow, pointing]) client.destroy()
  anna.leave()
})

test('100 people whose server is killed are all back when it is, with what they wrote meanwhile', async () => {
  const people: OurPerson[] = []
  for (let i = 0; i < PEOPLE; i++) people.push(ourPerson(server, room, await session()))
  const all = (met: (person: OurPerson) => boolean) => () => people.every(met)
  await until(
    'all to be there',
    all(({ socket }) => socket.isSaved),
  )
  await server.kill('SIGKILL')
  await until(
    'all to know',
    all(({ socket }) => socket.status !== 'live'),
  )
  for (const [i, { doc }] of people.entries()) writeNote(doc, `Utan server ${i}`)
  await server.start()
  await until(
    'all to be back',
    all(({ socket }) => socket.status === 'live' && socket.isSaved),
    60_000,
  )
  await until(
    'all to have all',
    all(({ doc }) => textsOf(doc).length === PEOPLE),
    60_000,
  )
  expect(await metric('rooms')).toBe(1)
  for (const person of people) person.leave()
})
