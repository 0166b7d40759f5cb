/**
 * Frames that mean harm, against the real server: the process lives, a pair of bystanders goes on working together,
 * nothing enters the board, and memory stays bounded. What each of them does to an unguarded `applyUpdate` is in
 * docs/decisions/0008.
 * @module
 */
import { execFileSync } from 'node:child_process'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  MAX_PRESENCE_BYTES,
  MAX_STATE_VECTOR_BYTES,
  MAX_SYNC_BYTES,
  MAX_UPDATE_BYTES,
} from '../../shared/limits.ts'
import { textsOf, writeNote } from '../support/board.ts'
import {
  awarenessFrame,
  readAwareness,
  step1Frame,
  step2Frame,
  updateFrame,
  updateOf,
} from '../support/frames.ts'
import { journalHead } from '../support/journal.ts'
import { honestFrames, mutated } from '../support/mutations.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const FRAMES = numberFromEnv('FUZZ_FRAMES', 5_000)
const SEED = numberFromEnv('FUZZ_SEED', 424_242)
/** Growth of the server's memory that a test allows, in MiB: a bomb that goes off takes several times as much. */
const MEMORY_MIB = 100
/**
 * The same for the fuzzer and its thousands of connections: what V8 has not collected levels off (125 MiB more at
 * 4,000 frames, 143 at 40,000; after a collection the heap is 3 MiB larger than before).
 */
const FUZZ_MEMORY_MIB = 200

let server: TestServer
let scene: Scene
let room: string
let attacker: string
let anna: Person
let bo: Person
let rounds = 0
let allowedMiB = MEMORY_MIB
let before: { texts: string[]; rss: number; pid: number }

beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  scene = await makeScene(server)
  room = scene.room('analysis')
  attacker = (await scene.join('participant')).session
  anna = stockPerson(server, room, (await scene.join('participant')).session)
  bo = stockPerson(server, room, (await scene.join('participant')).session)
  await Promise.all([anna.synced(), bo.synced()])
  await exchange()
})
afterAll(async () => {
  anna.leave()
  bo.leave()
  await server.stop()
})

beforeEach(() => {
  allowedMiB = MEMORY_MIB
  before = { texts: textsOf(anna.doc), rss: memory(), pid: server.pid }
})
afterEach(async () => {
  expect(server.pid).toBe(before.pid)
  expect([anna.provider.wsconnected, bo.provider.wsconnected]).toEqual([true, true])
  await exchange()
  expect(memory() - before.rss).toBeLessThan(allowedMiB)
  for (const { doc } of [anna, bo]) expect(doc.store.pendingStructs).toBeNull()
})

/** Each bystander writes a note and sees the other's. */
async function exchange(): Promise<void> {
  const round = rounds++
  writeNote(anna.doc, `Anna ${round}`, 'strengths')
  writeNote(bo.doc, `Bo ${round}`, 'strengths')
  await until("Bo's note", () => textsOf(anna.doc).includes(`Bo ${round}`))
  await until("Anna's note", () => textsOf(bo.doc).includes(`Anna ${round}`))
}

/** Nothing was written to the board since the test began. */
async function expectUntouched(): Promise<void> {
  const head = journalHead(server.dataDir, room)
  const fresh = stockPerson(server, room, (await scene.join('observer')).session)
  await fresh.synced()
  expect(textsOf(fresh.doc)).toEqual(before.texts)
  expect(fresh.doc.store.pendingStructs).toBeNull()
  const roots = [...fresh.doc.share.keys()].filter((name) => !['records', 'strips'].includes(name))
  expect([roots, fresh.doc.getArray('strips').toJSON()]).toEqual([[], []])
  expect(journalHead(server.dataDir, room)).toBe(head)
  fresh.leave()
}

/** Resident memory of the server, in MiB. */
function memory(): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024
}

const attack = (session = attacker) => RawClient.open(server, room, session)

/** Sends a frame on a connection of its own, and gives the code it was closed with; null when it was not. */
async function codeFor(frame: Uint8Array, session = attacker): Promise<number | null> {
  const client = await attack(session)
  client.send(frame)
  await client.settled()
  client.destroy()
  return client.closing?.code === 1006 ? null : (client.closing?.code ?? null)
}

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

describe('decoding bombs', () => {
  test('an update of 7 bytes that claims 33,554,431 structs, 200 times', async () => {
    const bomb = encoded((encoder) => {
      for (const value of [1, 33_554_431, 1, 0]) encoding.writeVarUint(encoder, value)
    })
    expect(bomb).toHaveLength(7)
    for (let i = 0; i < 100; i++)
      for (const frame of [updateFrame(bomb), step2Frame(bomb)]) expect(await codeFor(frame)).toBe(4400)
    await expectUntouched()
  })

  test('an update in format V2 of some 26 bytes that unfolds to 20 million structs', async () => {
    const structs = 20_000_000
    const encoder = new Y.UpdateEncoderV2()
    encoding.writeVarUint(encoder.restEncoder, 1)
    encoding.writeVarUint(encoder.restEncoder, structs)
    encoder.writeClient(1)
    encoding.writeVarUint(encoder.restEncoder, 0)
    for (let i = 0; i < structs; i++) {
      encoder.writeInfo(0)
      encoder.writeLen(1)
    }
    encoding.writeVarUint(encoder.restEncoder, 0)
    const bomb = encoder.toUint8Array()
    expect(bomb.length).toBeLessThan(40)
    for (let i = 0; i < 20; i++) await codeFor(updateFrame(bomb))
    await expectUntouched()
  })

  test('an honest edit in format V2 is not taken', async () => {
    const doc = new Y.Doc()
    writeNote(doc, 'skrivet i V2')
    await codeFor(updateFrame(Y.encodeStateAsUpdateV2(doc)))
    await expectUntouched()
  })
})

describe('updates that build on nothing', () => {
  test('4,000 with a gap: none is kept, and their sender is dropped', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 4_001; i++) doc.getMap('records').set(`shape:${i}`, i)
    const client = await attack()
    for (const update of updates.slice(1).reverse()) client.send(updateFrame(update))
    expect((await client.closed).code).toBe(4400)
    await expectUntouched()
  })

  test('a neighbour in another writer’s future, and a deletion of what is not there', async () => {
    const other = new Y.Doc()
    other.getText('t').insert(0, 'abc')
    const mine = new Y.Doc()
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(other))
    const known = Y.encodeStateVector(mine)
    mine.getText('t').insert(3, 'def')
    const ungrounded = Y.encodeStateAsUpdate(mine, known)
    mine.getText('t').delete(0, 3)
    const deletes = Y.diffUpdate(Y.encodeStateAsUpdate(mine), Y.encodeStateVector(mine))
    for (const update of [ungrounded, deletes]) await codeFor(updateFrame(update))
    await expectUntouched()
  })

  test('a document inside the document', async () => {
    await codeFor(updateFrame(updateOf((doc) => doc.getMap('records').set('shape:sub', new Y.Doc()))))
    await expectUntouched()
  })

  test("another's hand: an update under a bystander's id", async () => {
    const clock = Y.decodeStateVector(Y.encodeStateVector(anna.doc)).get(anna.doc.clientID) ?? 0
    const forged = encoded((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, anna.doc.clientID)
      encoding.writeVarUint(encoder, clock)
      // A ContentString under the root "forged": kind 4, without neighbours, parent by name.
      encoding.writeUint8(encoder, 4)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'forged')
      encoding.writeVarString(encoder, 'ord i någon annans mun')
      encoding.writeVarUint(encoder, 0)
    })
    expect(() => Y.decodeUpdate(forged)).not.toThrow()
    await codeFor(updateFrame(forged))
    await expectUntouched()
  })
})

describe('presence', () => {
  test('2,000 forged entries change nobody, and a frame of 30,000 adds nobody', async () => {
    anna.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
    const seenByBo = () => bo.awareness.getStates().get(anna.doc.clientID)?.cursor?.x
    await until("Anna's cursor", () => seenByBo() === 1)
    const client = await attack()
    const forged = { clientId: anna.doc.clientID, state: { cursor: { x: 666, y: 666 } } }
    for (let i = 0; i < 2_000; i++) client.send(awarenessFrame([{ ...forged, clock: 2 ** 30 + i }]))
    await client.settled()
    const crowd = Array.from({ length: 30_000 }, (_, i) => ({ clientId: 1_000_000 + i, clock: 1, state: {} }))
    client.send(awarenessFrame(crowd))
    await client.settled()
    anna.awareness.setLocalState({ cursor: { x: 2, y: 1 } })
    await until("Anna's next cursor", () => seenByBo() === 2)
    expect(bo.awareness.getStates().size).toBeLessThanOrEqual(3)
    client.destroy()
  })

  test('a presence that is too large: 4413', async () => {
    const state = { cursor: 'x'.repeat(MAX_PRESENCE_BYTES + 1) }
    expect(await codeFor(awarenessFrame([{ clientId: 99, clock: 1, state }]))).toBe(4413)
  })

  test('a presence that is no object: 4400', async () => {
    for (const state of [7, 'text', [1]])
      expect(await codeFor(awarenessFrame([{ clientId: 99, clock: 1, state }]))).toBe(4400)
  })

  test('what is sent on about others stays small when 200 people come and go', async () => {
    for (let i = 0; i < 200; i++) {
      const client = await attack()
      client.send(awarenessFrame([{ clientId: 10_000 + i, clock: 1, state: { cursor: { x: i, y: 0 } } }]))
      await client.settled()
      client.destroy()
    }
    // Also the last of them, who may not have been seen to come yet.
    const { awareness } = bo
    await until(
      'all to have come and gone',
      () => awareness.meta.has(10_199) && awareness.getStates().size <= 2,
    )
    const late = await attack()
    await until('the greeting', () => late.frames.some(readAwareness))
    const entries = late.frames.flatMap((frame) => readAwareness(frame) ?? [])
    expect(entries.length).toBeLessThanOrEqual(4)
    late.destroy()
  })
})

describe('too much', () => {
  test('a flood of messages: 4429', async () => {
    const client = await attack()
    for (let i = 0; i < 20_000; i++) client.send(Uint8Array.of(3))
    expect((await client.closed).code).toBe(4429)
  })

  test('a state vector that is too large: 4413; a large one that is not: answered or refused', async () => {
    const vectorOf = (writers: number) =>
      encoded((encoder) => {
        encoding.writeVarUint(encoder, writers)
        for (let i = 0; i < writers; i++) {
          encoding.writeVarUint(encoder, 2 ** 31 + i)
          encoding.writeVarUint(encoder, 2 ** 30 + i)
        }
      })
    const giant = vectorOf(200_000)
    expect(giant.byteLength).toBeGreaterThan(MAX_STATE_VECTOR_BYTES)
    expect(await codeFor(step1Frame(giant))).toBe(4413)
    await codeFor(step1Frame(vectorOf(6_000)))
    const lying = encoded((encoder) => encoding.writeVarUint(encoder, 2 ** 31))
    expect(await codeFor(step1Frame(lying))).toBe(4400)
    await expectUntouched()
  })

  test('asking for the whole board 1,000 times gives it a few times', async () => {
    const client = await attack()
    for (let i = 0; i < 1_000; i++) client.send(step1Frame())
    await client.settled()
    const answers = client.frames.filter((frame) => frame[0] === 0 && frame[1] === 1)
    expect(answers.length).toBeGreaterThan(0)
    expect(answers.length).toBeLessThan(10)
    client.destroy()
  })

  test('a live update over its limit: 4413; a message over any limit: 1009', async () => {
    const large = updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(MAX_UPDATE_BYTES + 1)))
    expect(await codeFor(updateFrame(large))).toBe(4413)
    const client = await attack()
    client.send(new Uint8Array(MAX_SYNC_BYTES + 64 * 1024))
    expect([1006, 1009]).toContain((await client.closed).code)
    await expectUntouched()
  })
})

describe('frames that are none', () => {
  test('text instead of bytes: 4400', async () => {
    const client = await attack()
    client.socket.send('{"type":"sync"}')
    expect((await client.closed).code).toBe(4400)
  })

  test('an observer sends every first and second byte there is, and edits of every kind', async () => {
    const { session } = await scene.join('observer')
    const edit = updateOf((doc) => doc.getMap('records').set('shape:observer', 'was here'))
    const frames = [updateFrame(edit), step2Frame(edit)]
    for (let first = 0; first < 256; first++)
      for (let second = 0; second < 256; second++) frames.push(Uint8Array.of(first, second, ...edit))
    let client = await attack(session)
    for (const [i, frame] of frames.entries()) {
      if (i % 500 === 0) await client.settled()
      if (!client.isOpen) client = await attack(session)
      client.send(frame)
    }
    await client.settled()
    client.destroy()
    await expectUntouched()
  })
})

test(
  `${FRAMES} mutated frames (seed ${SEED}): nobody else notices, and the board stays whole`,
  async () => {
    allowedMiB = FUZZ_MEMORY_MIB
    const random = randomFrom(SEED)
    const frames = honestFrames()
    const codes = new Map<number, number>()
    let clients: RawClient[] = []
    for (let sent = 0; sent < FRAMES; ) {
      clients = await Promise.all(
        Array.from({ length: 16 }, async (_, i) => {
          const old = clients[i]
          return old?.isOpen ? old : attack()
        }),
      )
      for (const client of clients) {
        client.send(mutated(random.pick(frames), random))
        sent++
      }
      await Promise.all(clients.map((client) => client.settled()))
      for (const { closing } of clients)
        if (closing) codes.set(closing.code, (codes.get(closing.code) ?? 0) + 1)
    }
    for (const client of clients) client.destroy()
    expect([...codes.keys()].filter((code) => ![4400, 4413, 4429].includes(code))).toEqual([])
    // Most mutations are refused; were none, the fuzzer would be sending something else than it thinks.
    expect(codes.get(4400) ?? 0).toBeGreaterThan(FRAMES / 20)
    const fresh = stockPerson(server, room, (await scene.join('observer')).session)
    await fresh.synced()
    await until('the same board for all', () =>
      Buffer.from(Y.encodeStateVector(fresh.doc)).equals(Buffer.from(Y.encodeStateVector(anna.doc))),
    )
    expect(fresh.doc.store.pendingStructs).toBeNull()
    expect(textsOf(fresh.doc)).toEqual(expect.arrayContaining(before.texts))
    fresh.leave()
  },
  FRAMES * 20 + 60_000,
)
