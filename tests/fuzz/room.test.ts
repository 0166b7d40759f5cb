/**
 * A room under frames that no client of ours sends: mutated ones, and ones put together by the grammar of the
 * protocol with numbers and bytes that mean nothing. Two people go on writing together meanwhile, and notice nothing.
 *
 *     FUZZ_FRAMES=1000000 FUZZ_SEED=7 npx vitest run -c tests/vitest.config.ts tests/fuzz
 * @module
 */
import * as encoding from 'lib0/encoding'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence } from '../../server/sync/presenceGate.ts'
import { readRecord, readRecords } from '../../shared/board/document.ts'
import { awarenessMessage, syncMessage } from '../../shared/protocol/messages.ts'
import { writeNote } from '../support/board.ts'
import { openRooms, person, stopRooms } from '../support/inProcess.ts'
import { honestFrames, mutated } from '../support/mutations.ts'
import { numberFromEnv, type Random, randomFrom } from '../support/random.ts'

const FRAMES = numberFromEnv('FUZZ_FRAMES', 10_000)
const SEED = numberFromEnv('FUZZ_SEED', 20_261_123)
/** Frames between two looks at the bystanders. */
const ROUND = 1_000
/** A million frames take minutes. */
const LONGEST_MS = 60 * 60_000

afterEach(stopRooms)

const numbers = [
  0,
  1,
  2,
  127,
  128,
  255,
  65_535,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  2 ** 40,
  Number.MAX_SAFE_INTEGER,
]

/** An update by the grammar of Yjs' first encoding: counts, ids, infos and contents that need not fit together. */
function grammarUpdate(random: Random, writers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  const number = () =>
    encoding.writeVarUint(encoder, random.below(3) ? random.below(40) : random.pick(numbers))
  const writer = () =>
    encoding.writeVarUint(encoder, random.below(4) ? random.pick(writers) : random.below(1_000))
  encoding.writeVarUint(encoder, random.below(3))
  for (let clients = random.below(3); clients > 0; clients--) {
    encoding.writeVarUint(encoder, 1 + random.below(3))
    writer()
    number()
    for (let structs = random.below(4); structs > 0; structs--) {
      encoding.writeUint8(encoder, random.below(256))
      for (let ids = random.below(3); ids > 0; ids--) {
        writer()
        number()
      }
      if (random.below(2))
        encoding.writeVarString(encoder, random.pick(['records', 'm', 'shape:1', '__proto__', '']))
      number()
      encoding.writeUint8Array(encoder, random.bytes(random.below(12)))
    }
  }
  encoding.writeVarUint(encoder, random.below(3))
  writer()
  for (let ranges = random.below(4); ranges > 0; ranges--) {
    number()
    number()
  }
  return encoding.toUint8Array(encoder)
}

function grammarFrame(random: Random, writers: readonly number[]): Uint8Array {
  switch (random.below(5)) {
    case 0:
      return random.bytes(random.below(40))
    case 1:
      return syncMessage(
        'step1',
        random.below(2) ? random.bytes(random.below(30)) : grammarUpdate(random, writers),
      )
    case 2:
      return syncMessage(random.pick(['step2', 'update'] as const), grammarUpdate(random, writers))
    case 3:
      return awarenessMessage(
        encodePresence([
          {
            clientId: random.pick(writers),
            clock: random.pick(numbers),
            state: random.pick(['null', '{}', '[]', '{', '7']),
          },
        ]),
      )
    default:
      return Uint8Array.of(random.below(256), random.below(256), ...random.bytes(random.below(6)))
  }
}

test(
  `[G7] ${FRAMES} frames that mean harm (seed ${SEED}): no throw, no effect on anyone, nothing left pending`,
  async () => {
    const random = randomFrom(SEED)
    const { rooms, journal } = openRooms()
    const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
    const honest = honestFrames()
    writeNote(anna.doc, 'Ett ord bland alla andra')
    const writers = [anna.doc.clientID, bo.doc.clientID, 1, 2, 3]
    let attacker = await person(rooms, 'mallory')
    let connections = 1
    for (let sent = 0; sent < FRAMES; sent++) {
      const frame = random.below(2) ? mutated(random.pick(honest), random) : grammarFrame(random, writers)
      attacker.connection.receive(frame)
      if (attacker.ended.code !== null || random.below(200) === 0) {
        attacker.connection.leave()
        attacker = await person(rooms, 'mallory')
        connections++
      }
      if (sent % ROUND === 0) {
        anna.doc.getMap('m').set('round', sent)
        await vi.waitFor(() => expect(bo.doc.getMap('m').get('round')).toBe(sent), {
          interval: 1,
          timeout: 10_000,
        })
      }
    }
    expect(connections).toBeGreaterThan(FRAMES / 100)
    expect([anna.ended.code, bo.ended.code]).toEqual([null, null])
    for (const { doc } of [anna, bo]) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
    }
    // Among so many frames some are well-formed and may remove what stood there, as anyone in a room may; what is
    // written now arrives all the same.
    const id = writeNote(anna.doc, 'Det här skrevs efter allt')
    await vi.waitFor(() => expect(readRecord(bo.doc, id)).not.toBeNull(), { interval: 1, timeout: 10_000 })
    expect(readRecords(bo.doc)).toEqual(readRecords(anna.doc))
    const joined = new Y.Doc()
    for (const { data } of journal.logged) Y.applyUpdate(joined, data)
    expect(joined.store.pendingStructs).toBeNull()
    expect(readRecords(joined)).toEqual(readRecords(anna.doc))
  },
  LONGEST_MS,
)
