import * as decoding from 'lib0/decoding'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Outgoing } from '../../server/sync/outgoing.ts'
import { encodePresence } from '../../server/sync/presenceGate.ts'
import type { Standing } from '../../server/sync/standing.ts'
import { MAX_BOARD_BYTES } from '../../shared/limits.ts'
import { awarenessMessage, close, syncMessage } from '../../shared/protocol/messages.ts'
import { openRooms, person, stopRooms, TestJournal } from '../support/inProcess.ts'

afterEach(stopRooms)

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { interval: 2, timeout: 20_000 })
const merge = (...updates: Uint8Array[]) => Y.mergeUpdates(updates)
const value = (doc: Y.Doc, key: string) => doc.getMap('m').get(key)

const closed: Standing = { version: 2, edits: 'nobody', quiet: false, news: null }

describe('an edit', () => {
  test('reaches nobody before it is on disk, and its writer hears when it is', async () => {
    const { journal, rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    const release = journal.hold()
    anna.doc.getMap('m').set('k', 'skog')
    const late = await person(rooms, 'late')
    expect(value(bertil.doc, 'k')).toBeUndefined()
    expect(anna.heard.saved).toBeLessThan(2)
    expect(value(late.doc, 'k')).toBeUndefined()
    release()
    await until(() => value(bertil.doc, 'k') === 'skog' && value(late.doc, 'k') === 'skog')
    await until(() => anna.heard.saved === 2)
    expect(journal.logged).toHaveLength(1)
  })

  test('that only deletes is acknowledged too', async () => {
    const { rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    anna.doc.getText('t').insert(0, 'hej')
    anna.doc.getText('t').delete(0, 3)
    await until(() => anna.heard.saved === 3)
  })

  test('is logged with whose it is; of several in one tick it is told who deleted what of others', async () => {
    const { journal, rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    anna.doc.getText('t').insert(0, 'hej')
    await until(() => bertil.doc.getText('t').toString() === 'hej')
    const release = journal.hold()
    anna.doc.getText('t').insert(3, '!')
    await until(() => journal.waiting > 0)
    // Both are in the next tick: the one deletes what the other wrote, the other her own.
    bertil.doc.getText('t').delete(0, 1)
    anna.doc.getText('t').delete(3, 1)
    release()
    await until(() => journal.logged.length === 3)
    const [first, second, third] = journal.logged
    expect([first?.memberId, second?.memberId, third?.memberId]).toEqual(['anna', 'anna', null])
    expect(first?.writers).toEqual([{ client: anna.doc.clientID, clock: 0, memberId: 'anna' }])
    expect([second?.writers, third?.writers]).toEqual([[], []])
    expect(third?.claims).toEqual([
      {
        memberId: 'bertil',
        deletions: new Map([[anna.doc.clientID, [expect.objectContaining({ clock: 0, len: 1 })]]]),
      },
    ])
  })

  test('waits out a full disk: the room says so, nothing is shown, nothing is lost', async () => {
    const { journal, rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    journal.full = true
    anna.doc.getMap('m').set('k', 1)
    await until(() => bertil.heard.trouble.at(-1) === 1)
    anna.doc.getMap('m').set('l', 2)
    expect(value(bertil.doc, 'k')).toBeUndefined()
    journal.full = false
    await until(() => value(bertil.doc, 'l') === 2 && value(bertil.doc, 'k') === 1)
    expect(bertil.heard.trouble).toEqual([1, 0])
    await until(() => anna.heard.saved === 3)
  })

  test('is not held without end for a full disk: past a bound its sender is to come again with it', async () => {
    const { journal, rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    journal.full = true
    anna.doc.getMap('m').set('first', 1)
    await until(() => anna.heard.trouble.at(-1) === 1)
    const docs = Array.from({ length: 8 }, (_, i) => {
      const doc = new Y.Doc()
      doc.getMap('m').set(`page ${i}`, 'x'.repeat(600_000))
      return doc
    })
    const come = () => Promise.all(docs.map((doc, i) => person(rooms, `writer ${i}`, { doc })))
    const sent = await come()
    expect(sent.map(({ ended }) => ended.code)).toEqual([
      null,
      ...Array.from({ length: 7 }, () => close.restart),
    ])
    journal.full = false
    await until(() => anna.heard.trouble.at(-1) === 0)
    expect(journal.logged.reduce((sum, { data }) => sum + data.byteLength, 0)).toBeLessThan(1024 * 1024)
    await come()
    await until(() => docs.every((_, i) => value(anna.doc, `page ${i}`) !== undefined))
  })

  test('tells who comes while the disk is full', async () => {
    const { journal, rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    journal.full = true
    anna.doc.getMap('m').set('k', 1)
    await until(() => anna.heard.trouble.at(-1) === 1)
    const late = await person(rooms, 'late')
    expect(late.heard.trouble).toEqual([1])
  })

  test('of a reader is not taken, and the reader is told once', async () => {
    const { journal, rooms } = openRooms()
    const [anna, reader] = [await person(rooms, 'anna'), await person(rooms, 'reader', { mayEdit: false })]
    reader.doc.getMap('m').set('k', 1)
    reader.doc.getMap('m').set('k', 2)
    anna.doc.getMap('m').set('l', 1)
    await until(() => value(reader.doc, 'l') === 1)
    expect(value(anna.doc, 'k')).toBeUndefined()
    expect(journal.logged).toHaveLength(1)
    expect(reader.heard.denied).toBe(1)
    expect(reader.ended.code).toBeNull()
  })

  test('into a closed room ends the connection; one made anew may read on', async () => {
    const { rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    anna.doc.getMap('m').set('before', 1)
    await until(() => value(bertil.doc, 'before') === 1)
    rooms.stand('room', closed)
    bertil.doc.getMap('m').set('after', 1)
    expect(bertil.ended.code).toBe(close.closedToEdits)
    const again = await person(rooms, 'bertil', {
      doc: bertil.doc,
      standing: closed,
    })
    expect(again.ended.code).toBeNull()
    expect(value(anna.doc, 'after')).toBeUndefined()
  })

  test('where those who lead alone may write is taken from them, and asked for again when all may', async () => {
    const { rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna', { leads: true }), await person(rooms, 'bertil')]
    rooms.stand('room', { ...closed, version: 1, edits: 'leaders' })
    anna.doc.getMap('m').set('led', 1)
    await until(() => value(bertil.doc, 'led') === 1)
    bertil.doc.getMap('m').set('own', 1)
    expect(bertil.ended.code).toBe(close.closedToEdits)
    const again = await person(rooms, 'bertil', {
      doc: bertil.doc,
      standing: { ...closed, edits: 'leaders' },
    })
    expect([again.ended.code, again.heard.denied]).toEqual([null, 1])
    // What is older than what a room has is not looked at.
    rooms.stand('room', { ...closed, version: 1, edits: 'all' })
    again.answer()
    expect(value(anna.doc, 'own')).toBeUndefined()
    rooms.stand('room', { ...closed, version: 3, edits: 'all' })
    again.answer()
    await until(() => value(anna.doc, 'own') === 1)
    await until(() => again.heard.saved > 0)
  })

  test('whose predecessors are missing makes the server ask for them', async () => {
    const { rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    const elsewhere = new Y.Doc()
    elsewhere.getMap('m').set('first', 1)
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(elsewhere), 'server')
    anna.doc.getMap('m').set('first', 2)
    expect(anna.heard.asked).toBe(2)
    anna.answer()
    await until(() => value(bertil.doc, 'first') === 2)
    expect(bertil.doc.store.pendingStructs).toBeNull()
  })
})

test('a board at its largest is read, takes removals, and refuses what would make it larger, with 4413', async () => {
  const { rooms } = openRooms()
  const anna = await person(rooms, 'anna')
  const piece = 'x'.repeat(200_000)
  const pieces = Math.ceil(MAX_BOARD_BYTES / piece.length)
  for (let i = 0; i < pieces - 1; i++) anna.doc.getMap('m').set(`${i}`, piece)
  await until(() => anna.heard.saved === pieces)
  const bertil = await person(rooms, 'bertil')
  expect(value(bertil.doc, '0')).toBe(piece)
  bertil.doc.getMap('m').set('one more', piece)
  expect(bertil.ended.code).toBe(close.tooLarge)
  anna.doc.getMap('m').delete('0')
  await until(() => anna.heard.saved === pieces + 1)
  const last = await person(rooms, 'last')
  expect([value(last.doc, '0'), value(last.doc, 'one more')]).toEqual([undefined, undefined])
})

describe('"saved"', () => {
  test('is not said of an edit that was not taken, nor of what came after it, before it is here', async () => {
    const { rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    const other = new Y.Doc()
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => updates.push(update))
    for (const key of ['a', 'b', 'c']) other.getMap('m').set(key, 1)
    const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array]
    await until(() => anna.heard.saved === 1)
    const before = 1
    anna.connection.receive(syncMessage('update', first))
    anna.connection.receive(syncMessage('update', third))
    await until(() => anna.heard.saved > before)
    expect(anna.heard.saved).toBe(before + 1)
    anna.connection.receive(syncMessage('step2', merge(first, second, third)))
    await until(() => anna.heard.saved === before + 3)
  })

  test('is not said of what somebody wrote under the id of another, who is told so', async () => {
    const { rooms } = openRooms()
    const [anna, mallory] = [await person(rooms, 'anna'), await person(rooms, 'mallory')]
    anna.doc.getMap('m').set('k', 1)
    await until(() => value(mallory.doc, 'k') === 1)
    await until(() => mallory.heard.saved === 1)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc))
    doc.clientID = anna.doc.clientID
    doc.getMap('m').set('k', 2)
    mallory.connection.receive(syncMessage('step2', Y.encodeStateAsUpdate(doc)))
    mallory.doc.getMap('m').set('own', 1)
    await until(() => value(anna.doc, 'own') === 1)
    expect(mallory.heard.denied).toBe(1)
    expect(mallory.heard.saved).toBe(1)
  })
})

describe('a slow client', () => {
  test('holds no memory, and catches up when it has drained', async () => {
    const { rooms } = openRooms()
    const [anna, slow] = [await person(rooms, 'anna'), await person(rooms, 'slow')]
    slow.socket.buffered = 100 * 1024 * 1024
    for (let i = 0; i < 20; i++) {
      anna.doc.getMap('m').set('k', i)
      await until(() => anna.heard.saved === i + 2)
    }
    expect(slow.heard.updates).toBe(1)
    slow.socket.buffered = 0
    await until(() => value(slow.doc, 'k') === 19)
  })
})

describe('presence', () => {
  const entryOf = (presence: Uint8Array | undefined) => {
    const decoder = decoding.createDecoder(presence ?? new Uint8Array([0]))
    const entries = new Map<number, { clock: number; state: unknown }>()
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      entries.set(id, {
        clock: decoding.readVarUint(decoder),
        state: JSON.parse(decoding.readVarString(decoder)),
      })
    }
    return entries
  }
  const say = (who: Awaited<ReturnType<typeof person>>, clientId: number, clock: number, state: unknown) =>
    who.connection.receive(
      awarenessMessage(encodePresence([{ clientId, clock, state: JSON.stringify(state) }])),
    )

  test('carries the name the server knows, whatever the client says', async () => {
    const { rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    say(anna, anna.doc.clientID, 1, {
      user: { id: 'bertil', name: 'Bertil' },
      cursor: { x: 1 },
    })
    await until(() => bertil.heard.presence.length > 0)
    expect(entryOf(bertil.heard.presence.at(-1)).get(anna.doc.clientID)?.state).toMatchObject({
      cursor: { x: 1 },
      user: { id: 'anna', name: 'anna', sector: 'business' },
    })
  })

  test('of another person cannot be stated, removed or locked by a forged clock', async () => {
    const { rooms } = openRooms()
    const [anna, mallory] = [await person(rooms, 'anna'), await person(rooms, 'mallory')]
    say(anna, anna.doc.clientID, 1, { cursor: 1 })
    await until(() => mallory.heard.presence.length === 1)
    say(mallory, mallory.doc.clientID, 2 ** 40, { cursor: 2 })
    say(mallory, anna.doc.clientID, 2 ** 40, { cursor: 3 })
    say(mallory, anna.doc.clientID, 2 ** 40, null)
    say(anna, anna.doc.clientID, 2, { cursor: 4 })
    const newest = () => entryOf(mallory.heard.presence.at(-1)).get(anna.doc.clientID)
    await until(() => (newest()?.state as { cursor?: number } | undefined)?.cursor === 4)
    expect(newest()?.clock).toBe(2)
  })

  test('is gone when the person is, and comes back under the same id', async () => {
    const { rooms } = openRooms()
    const [anna, bertil] = [await person(rooms, 'anna'), await person(rooms, 'bertil')]
    const id = anna.doc.clientID
    say(anna, id, 5, { cursor: 1 })
    await until(() => entryOf(bertil.heard.presence.at(-1)).has(id))
    anna.connection.leave()
    await until(() => entryOf(bertil.heard.presence.at(-1)).get(id)?.state === null)
    const gone = entryOf(bertil.heard.presence.at(-1)).get(id)?.clock ?? 0
    const back = await person(rooms, 'anna', { doc: anna.doc })
    say(back, id, 5, { cursor: 2 })
    await until(() => (entryOf(bertil.heard.presence.at(-1)).get(id)?.clock ?? 0) > gone)
  })
})

describe('a room', () => {
  test('is loaded once for many who come at the same time, and again after it was let go', async () => {
    const { journal, rooms } = openRooms(new TestJournal(), 5)
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => person(rooms, `p${i}`)))
    expect(journal.reads).toBe(1)
    people[0]?.doc.getMap('m').set('k', 1)
    await until(() => value(people[19]?.doc as Y.Doc, 'k') === 1)
    for (const one of people) one.connection.leave()
    await until(() => rooms.stats.rooms === 0)
    const later = await person(rooms, 'later')
    expect(value(later.doc, 'k')).toBe(1)
    expect(journal.reads).toBe(2)
  })

  test('is kept as long as the disk has not answered for its last edits', async () => {
    const { journal, rooms } = openRooms(new TestJournal(), 1)
    const anna = await person(rooms, 'anna')
    const release = journal.hold()
    anna.doc.getMap('m').set('k', 'skog')
    await until(() => journal.waiting === 1)
    anna.connection.leave()
    // A timer as long as the room's own, begun after it, is due after it.
    await new Promise((due) => setTimeout(due, 1))
    const bertil = await person(rooms, 'bertil')
    release()
    await until(() => value(bertil.doc, 'k') === 'skog')
    bertil.connection.leave()
    await until(() => rooms.stats.rooms === 0)
  })

  test('that is large goes to those who take it compressed, made once', async () => {
    const { rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    for (let i = 0; i < 2_000; i++)
      anna.doc.getMap('m').set(`card ${i}`, `Säsongspersonal flyttar vidare ${i}`)
    await until(() => anna.heard.saved === 2_001)
    await rooms.read('room')
    const late = await Promise.all([1, 2, 3].map((i) => person(rooms, `late ${i}`, { compressed: i > 1 })))
    await until(() => late.every(({ doc }) => value(doc, 'card 1999') !== undefined))
    expect(late.map(({ heard }) => heard.compressed)).toEqual([0, 1, 1])
  })

  test('that has come to rest is made compact for whoever comes, while a cursor goes on moving', async () => {
    const { rooms } = openRooms(new TestJournal(), undefined, 20)
    const anna = await person(rooms, 'anna')
    for (let i = 0; i < 2_000; i++)
      anna.doc.getMap('m').set(`card ${i}`, `Säsongspersonal flyttar vidare ${i}`)
    let clock = 0
    await until(() => {
      const cursor = { clientId: anna.doc.clientID, clock: ++clock, state: '{"cursor":{"x":1}}' }
      anna.connection.receive(awarenessMessage(encodePresence([cursor])))
      return rooms.stats.checkpoints === 1
    })
    const late = await person(rooms, 'late', { compressed: true })
    expect(late.heard.compressed).toBe(1)
    expect(value(late.doc, 'card 1999')).toBeDefined()
  })

  test('counts people, not tabs', async () => {
    const { rooms } = openRooms()
    const [first] = [await person(rooms, 'anna'), await person(rooms, 'anna'), await person(rooms, 'bertil')]
    expect(rooms.present('room')).toBe(2)
    first.connection.leave()
    expect(rooms.present('room')).toBe(2)
  })

  test('takes the server’s own edits and gives them to everyone', async () => {
    const { rooms } = openRooms()
    const anna = await person(rooms, 'anna')
    const doc = new Y.Doc()
    doc.getMap('m').set('from', 'server')
    await rooms.apply('room', Y.encodeStateAsUpdate(doc), null)
    expect(value(anna.doc, 'from')).toBe('server')
    const { state } = await rooms.read('room')
    const read = new Y.Doc()
    Y.applyUpdate(read, state)
    expect(value(read, 'from')).toBe('server')
  })

  test.each<[string, Uint8Array, number]>([
    ['an empty message', new Uint8Array(), close.malformed],
    ['a sync message cut short', new Uint8Array([0, 2, 200]), close.malformed],
    [
      'an update that claims 33 million structs',
      syncMessage('update', new Uint8Array([1, 255, 255, 255, 15, 1, 0])),
      close.malformed,
    ],
    ['an update over the limit', syncMessage('update', new Uint8Array(300_000)), close.tooLarge],
    ['a state vector over the limit', syncMessage('step1', new Uint8Array(70_000)), close.tooLarge],
    ['a state vector that is none', syncMessage('step1', new Uint8Array([200])), close.malformed],
  ])('ends the connection that sends %s, and only that', async (_what, frame, code) => {
    const { rooms } = openRooms()
    const [anna, bertil, mallory] = [
      await person(rooms, 'anna'),
      await person(rooms, 'bertil'),
      await person(rooms, 'mallory'),
    ]
    mallory.connection.receive(frame)
    expect(mallory.ended.code).toBe(code)
    anna.doc.getMap('m').set('k', 1)
    await until(() => value(bertil.doc, 'k') === 1)
    expect([anna.ended.code, bertil.ended.code]).toEqual([null, null])
  })
})

test.each([0, 1, 125, 126, 65_535, 65_536, 100_000])(
  'a message of %i bytes goes out as one frame',
  (length) => {
    const { wire } = new Outgoing(new Uint8Array(length).fill(7))
    const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
    expect(wire.byteLength).toBe(header + length)
    expect(wire[0]).toBe(0x82)
  },
)
