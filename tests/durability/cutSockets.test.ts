/**
 * Networks that fail: lines cut in the middle of a frame while everyone writes, and lines that swallow everything
 * without a word.
 * @module
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PING_SECONDS } from '../../shared/limits.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { boardAsServed } from '../support/lineWriter.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { TcpProxy } from '../support/tcpProxy.ts'
import { until } from '../support/until.ts'

const CUTS = numberFromEnv('CUTS', 50)
const SEED = numberFromEnv('CUT_SEED', 20_261_123)
/** Bytes that a line may still carry before it is cut: into the handshake, into the board, into an edit. */
const LONGEST_REST = 3_000

let server: TestServer
let scene: Scene
let room: string
let proxy: TcpProxy
let ours: OurPerson[]
let stock: Person[]

beforeEach(async () => {
  server = await startServer({ env: { PING_SECONDS: '1', LOG_LEVEL: 'error' } })
  scene = await makeScene(server)
  room = scene.room('analysis')
  proxy = await TcpProxy.to(server.port)
  const session = async () => (await scene.join('participant')).session
  ours = await Promise.all([1, 2, 3].map(async () => ourPerson(proxy, room, await session())))
  stock = await Promise.all([1, 2, 3].map(async () => stockPerson(proxy, room, await session())))
  await until('all to be there', () => ours.every(({ socket }) => socket.isSaved))
  await Promise.all(stock.map((person) => person.synced()))
  // A state that was never set has clock 0, which nobody takes for news.
  for (const { awareness } of [...ours, ...stock]) awareness.setLocalState({ cursor: null })
})
afterEach(async () => {
  for (const person of [...ours, ...stock]) person.leave()
  await proxy.close()
  await server.stop()
})

const docs = () => [...ours, ...stock].map(({ doc }) => doc)
const metric = async (name: string) => {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(new RegExp(`^samrum_${name} (\\d+)`, 'm').exec(text)?.[1])
}

test(`${CUTS} lines cut at random while six people write: all notes are there, once, for all (seed ${SEED})`, async () => {
  const random = randomFrom(SEED)
  const written: string[] = []
  const writing = setInterval(() => {
    const who = random.below(6)
    const text = `${who}:${written.length}`
    const doc = docs()[who]
    if (doc) writeNote(doc, text)
    written.push(text)
  }, 10)
  const cutting = setInterval(() => proxy.cutSoon(random.below(100), random.below(LONGEST_REST)), 20)
  try {
    await until(`${CUTS} cuts`, () => proxy.cuts >= CUTS, 60_000)
  } finally {
    clearInterval(cutting)
    clearInterval(writing)
  }
  await until('all to be saved', () => ours.every(({ socket }) => socket.isSaved))
  const expected = written.toSorted()
  await until('all to have all', () => docs().every((doc) => textsOf(doc).length >= expected.length))
  for (const doc of docs()) expect(textsOf(doc)).toEqual(expected)

  await server.kill('SIGKILL')
  for (const person of [...ours, ...stock]) person.leave()
  await server.start()
  const { session } = await scene.join('observer')
  expect(textsOf(await boardAsServed(server, room, session))).toEqual(expected)
})

test('a line that swallows everything is found by ping, and its people are gone for the others', async () => {
  const { session } = await scene.join('participant')
  const bystander = stockPerson(server, room, session)
  await until('six people', () => bystander.awareness.getStates().size === 7)
  proxy.swallow()
  for (const [i, doc] of docs().entries()) writeNote(doc, `Vad ${i} skrev för döva öron`)
  await until('all to be gone', () => bystander.awareness.getStates().size === 1)
  await until('their connections to be let go', async () => (await metric('connections')) === 1)
  expect(ours.some(({ socket }) => socket.isSaved)).toBe(false)

  proxy.passAgain()
  for (const { socket } of ours) socket.networkLost()
  for (const { provider } of stock) {
    provider.disconnect()
    provider.connect()
  }
  await until('what they wrote', () => textsOf(bystander.doc).length === 6)
  bystander.leave()
})

test('with the interval as it is set, a dead connection is gone within 30 s', () => {
  // A ping may have been answered just before: one interval until the next, and two that stay unanswered.
  expect(PING_SECONDS * 3).toBeLessThan(30)
})
