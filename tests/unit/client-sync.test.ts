import { gzipSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { retryDelay } from '../../client/sync/backoff.ts'
import { readPresent } from '../../client/sync/present.ts'
import { RoomSocket } from '../../client/sync/roomSocket.ts'
import type { ClientMessage } from '../../shared/protocol/messages.ts'
import {
  awarenessMessage,
  compressedMessage,
  deniedMessage,
  message,
  readClientMessage,
  savedMessage,
  syncMessage,
  troubleMessage,
} from '../../shared/protocol/messages.ts'

/** The browser's end of a socket, with the server's end in the test's hands. */
class FakeSocket {
  static all: FakeSocket[] = []
  readonly url: string
  binaryType = 'blob'
  readyState = 0
  readonly sent: Uint8Array[] = []
  isClosed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null

  constructor(url: string) {
    this.url = url
    FakeSocket.all.push(this)
  }

  send(bytes: Uint8Array): void {
    this.sent.push(bytes)
  }

  close(): void {
    this.isClosed = true
    this.readyState = 2
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  says(bytes: Uint8Array): void {
    this.onmessage?.({ data: new Uint8Array(bytes).buffer })
  }

  end(code: number, reason = ''): void {
    this.readyState = 3
    this.onclose?.({ code, reason })
  }

  get messages(): ClientMessage[] {
    return this.sent.map(readClientMessage)
  }

  of<T extends ClientMessage['type']>(type: T): (ClientMessage & { type: T })[] {
    return this.messages.filter((one): one is ClientMessage & { type: T } => one.type === type)
  }
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
const NOTHING_KNOWN = Y.encodeStateVector(new Y.Doc())

function room() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const onChange = vi.fn()
  const socket = new RoomSocket({
    url: 'ws://here/sync/room',
    doc,
    awareness,
    onChange,
    WebSocket: FakeSocket as unknown as new (url: string) => WebSocket,
    random: () => 0.5,
  })
  rooms.push({ socket, awareness })
  return { doc, awareness, socket, onChange, map: doc.getMap('test') }
}

const rooms: { socket: RoomSocket; awareness: Awareness }[] = []
const latest = () => FakeSocket.all.at(-1) as FakeSocket

/** Opens the newest socket and does what a server does at first. */
function greet(serverDoc = new Y.Doc()): FakeSocket {
  const wire = latest()
  wire.open()
  wire.says(syncMessage('step1', Y.encodeStateVector(serverDoc)))
  wire.says(syncMessage('step2', Y.encodeStateAsUpdate(serverDoc)))
  return wire
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
})
afterEach(() => {
  for (const { socket, awareness } of rooms.splice(0)) {
    socket.destroy()
    awareness.destroy()
  }
  vi.useRealTimers()
})

describe('connecting', () => {
  test('says what it can take, asks for what it lacks, and is live once it has it', () => {
    const { socket, doc } = room()
    socket.connect()
    expect(socket.status).toBe('connecting')
    const server = new Y.Doc()
    server.getMap('test').set('card', 'Bredband till alla')
    const wire = greet(server)
    expect(wire.url).toBe('ws://here/sync/room')
    expect(wire.messages.slice(0, 2).map(({ type }) => type)).toEqual(['acceptsCompressed', 'step1'])
    expect(socket.status).toBe('live')
    expect(doc.getMap('test').get('card')).toBe('Bredband till alla')
  })

  test('a base sent as an update before the step 2 is not yet all', () => {
    const { socket } = room()
    socket.connect()
    const wire = latest()
    wire.open()
    wire.says(syncMessage('update', NOTHING))
    expect(socket.status).toBe('connecting')
    wire.says(syncMessage('step2', NOTHING))
    expect(socket.status).toBe('live')
  })

  test('whoever listens to the document is told of all that comes first, and of what comes after', () => {
    const { socket, doc } = room()
    const told: [Uint8Array, unknown][] = []
    doc.on('update', (update, origin) => told.push([update, origin]))
    const board = new Y.Doc()
    board.getMap('records').set('card', 1)
    socket.connect()
    const wire = latest()
    wire.open()
    wire.says(syncMessage('step2', Y.encodeStateAsUpdate(new Y.Doc())))
    expect(told).toEqual([])
    wire.says(syncMessage('step2', Y.encodeStateAsUpdate(board)))
    board.on('update', (update: Uint8Array) => wire.says(syncMessage('update', update)))
    board.getMap('records').set('card', 2)
    doc.getMap('records').set('own', 3)
    const copy = new Y.Doc()
    for (const [update] of told) Y.applyUpdate(copy, update)
    expect(copy.getMap('records').toJSON()).toEqual({ card: 2, own: 3 })
    expect(told.map(([, origin]) => origin)).toEqual([socket, socket, null])
  })

  test.each(['update', 'step2'] as const)(
    'the first %s is handed on as it came, and not written anew',
    (kind) => {
      const { socket, doc } = room()
      const told: Uint8Array[] = []
      doc.on('update', (update) => told.push(update))
      const board = new Y.Doc()
      for (let i = 0; i < 3; i++) board.getMap('records').set(`card ${i}`, i)
      board.getMap('records').delete('card 1')
      // With a byte behind its end that nobody reads and nobody would write.
      const padded = new Uint8Array([...Y.encodeStateAsUpdate(board), 0])
      socket.connect()
      const wire = latest()
      wire.open()
      wire.says(syncMessage(kind, padded))
      expect(told).toEqual([padded])
      expect(doc.getMap('records').toJSON()).toEqual({ 'card 0': 0, 'card 2': 2 })
    },
  )

  test('waits longer each time, at most 15 s, with full jitter', () => {
    expect([0, 1, 2, 3, 20].map((attempt) => retryDelay(attempt, () => 1))).toEqual([
      250, 500, 1_000, 2_000, 15_000,
    ])
    expect(retryDelay(5, () => 0)).toBe(0)
  })

  test('comes back by itself, and starts over with short waits after a success', () => {
    const { socket } = room()
    socket.connect()
    for (const wait of [125, 250, 500]) {
      latest().end(1006)
      expect(socket.status).toBe('offline')
      const before = FakeSocket.all.length
      vi.advanceTimersByTime(wait - 1)
      expect(FakeSocket.all.length).toBe(before)
      vi.advanceTimersByTime(1)
      expect(FakeSocket.all.length).toBe(before + 1)
    }
    greet().end(1012)
    vi.advanceTimersByTime(125)
    expect(FakeSocket.all.length).toBe(5)
  })

  test.each([4400, 4401, 4403, 4404, 4413, 4426])('%i ends it', (code) => {
    const { socket } = room()
    socket.connect()
    greet().end(code)
    expect([socket.status, socket.endedWith]).toEqual(['ended', code])
    vi.advanceTimersByTime(60_000)
    socket.wake()
    expect(FakeSocket.all.length).toBe(1)
  })

  test('what the server says as it ends it is kept', () => {
    const { socket } = room()
    socket.connect()
    greet().end(4404, 'the process is gone')
    expect([socket.endedWith, socket.endedFor]).toEqual([4404, 'the process is gone'])
  })

  test.each([1000, 1006, 1012, 4429])('%i does not end it', (code) => {
    const { socket } = room()
    socket.connect()
    greet().end(code)
    vi.advanceTimersByTime(15_000)
    expect([socket.status, FakeSocket.all.length]).toEqual(['offline', 2])
  })

  test('a room closed to edits (4409) is no lost network: it connects again, to read', () => {
    const { socket } = room()
    socket.connect()
    greet().end(4409)
    vi.advanceTimersByTime(15_000)
    expect([socket.status, FakeSocket.all.length]).toEqual(['connecting', 2])
  })

  test('when the network is back it does not wait', () => {
    const { socket } = room()
    socket.connect()
    latest().end(1006)
    socket.wake()
    expect(FakeSocket.all.length).toBe(2)
    vi.advanceTimersByTime(1_000)
    expect(FakeSocket.all.length).toBe(2)
  })

  test('a connection that has gone silent is asked, and given up when nobody answers', () => {
    const { socket } = room()
    socket.connect()
    const wire = greet()
    vi.advanceTimersByTime(24_000)
    expect(wire.of('queryAwareness').length).toBe(1)
    wire.says(savedMessage(0))
    vi.advanceTimersByTime(12_000)
    expect(socket.status).toBe('live')
    vi.advanceTimersByTime(24_000)
    expect(socket.status).toBe('offline')
    expect(wire.isClosed).toBe(true)
  })

  test('an attempt that nobody answers is given up, and another is made', () => {
    const { socket } = room()
    socket.connect()
    vi.advanceTimersByTime(30_000)
    expect(FakeSocket.all[0]?.isClosed).toBe(true)
    expect(FakeSocket.all.length).toBeGreaterThan(1)
    greet()
    expect(socket.status).toBe('live')
  })

  test.each([-1, 1])('a clock that is set %i day on loses neither the connection nor the person', (days) => {
    const { socket, awareness } = room()
    socket.connect()
    awareness.setLocalState({ cursor: 7 })
    const wire = greet()
    vi.setSystemTime(Date.now() + days * 86_400_000)
    const before = wire.of('awareness').length
    // What a server says now and then, so that the line is not silent.
    for (let i = 0; i < 6; i++) {
      vi.advanceTimersByTime(10_000)
      wire.says(savedMessage(0))
    }
    expect(socket.status).toBe('live')
    // Others forget a state that is not renewed within 30 s.
    expect(wire.of('awareness').length - before).toBeGreaterThanOrEqual(3)
    expect(socket.isSaved).toBe(true)
  })

  test('bytes that are no message lose the connection, and nothing else', () => {
    const { socket } = room()
    socket.connect()
    greet().says(new Uint8Array([0, 2, 5, 1]))
    expect(socket.status).toBe('offline')
  })
})

describe('edits', () => {
  test('what was written without a connection is in the answer to the server, once', () => {
    const { socket, doc, map } = room()
    map.set('offline', 'kvar')
    socket.connect()
    const wire = latest()
    wire.open()
    map.set('before the question', 1)
    wire.says(syncMessage('step1', NOTHING_KNOWN))
    expect(wire.of('update')).toEqual([])
    const [answer] = wire.of('step2')
    const server = new Y.Doc()
    Y.applyUpdate(server, answer?.update ?? NOTHING)
    expect(server.getMap('test').toJSON()).toEqual(map.toJSON())
    expect(doc.getMap('test').size).toBe(2)
  })

  test('a question in between is answered with what is lacking', () => {
    const { socket, map } = room()
    socket.connect()
    const wire = greet()
    map.set('card', 'Skogen')
    wire.says(syncMessage('step1', NOTHING_KNOWN))
    const server = new Y.Doc()
    Y.applyUpdate(server, wire.of('step2').at(-1)?.update ?? NOTHING)
    expect(server.getMap('test').get('card')).toBe('Skogen')
  })

  test('goes out at once; what came from the server does not go back', () => {
    const { socket, map } = room()
    socket.connect()
    const wire = greet()
    map.set('mine', 1)
    const theirs = new Y.Doc()
    theirs.getMap('test').set('theirs', 2)
    wire.says(syncMessage('update', Y.encodeStateAsUpdate(theirs)))
    expect(map.toJSON()).toEqual({ mine: 1, theirs: 2 })
    expect(wire.of('update').length).toBe(1)
  })

  test('one larger than a live update may be goes as a step 2', () => {
    const { socket, map } = room()
    socket.connect()
    const wire = greet()
    map.set('paste', 'å'.repeat(150_000))
    expect(wire.of('update')).toEqual([])
    expect(wire.of('step2').length).toBe(2)
  })
})

describe('saved', () => {
  test('when everything sent over this connection is on disk, deletions too', () => {
    const { socket, map } = room()
    socket.connect()
    const wire = greet()
    expect(socket.isSaved).toBe(true)
    map.set('card', 1)
    map.delete('card')
    expect(socket.isSaved).toBe(false)
    wire.says(savedMessage(2))
    expect(socket.isSaved).toBe(false)
    wire.says(savedMessage(3))
    expect(socket.isSaved).toBe(true)
  })

  test('offline work counts, and each connection counts from the beginning', () => {
    const { socket, map } = room()
    socket.connect()
    greet().says(savedMessage(1))
    latest().end(1006)
    expect(socket.isSaved).toBe(false)
    map.set('offline', 1)
    socket.wake()
    const wire = greet()
    expect([socket.status, socket.isSaved]).toEqual(['live', false])
    wire.says(savedMessage(1))
    expect(socket.isSaved).toBe(true)
  })

  test('a reader, whose answer only repeats deletions, has nothing unsaved', () => {
    const { socket, map } = room()
    map.set('card', 1)
    map.delete('card')
    socket.connect()
    const wire = latest()
    wire.open()
    wire.says(syncMessage('step1', Y.encodeStateVector(map.doc as Y.Doc)))
    wire.says(syncMessage('step2', NOTHING))
    wire.says(deniedMessage('this link may only read'))
    expect([socket.isSaved, socket.isRefused]).toEqual([true, false])
  })

  test('what a closed room refuses stays on this device', () => {
    const { socket, map } = room()
    map.set('offline', 1)
    socket.connect()
    greet().says(deniedMessage('the room is closed to edits'))
    expect([socket.isSaved, socket.isRefused]).toEqual([false, true])
  })

  test('trouble with the disk is known until it is over or the connection is', () => {
    const { socket } = room()
    socket.connect()
    const wire = greet()
    wire.says(troubleMessage(true))
    expect(socket.inTrouble).toBe(true)
    wire.says(troubleMessage(false))
    expect(socket.inTrouble).toBe(false)
  })
})

describe('compressed messages', () => {
  test('are unpacked, and what comes after waits its turn', async () => {
    vi.useRealTimers()
    const { socket, map, doc } = room()
    socket.connect()
    const wire = latest()
    wire.open()
    const server = new Y.Doc()
    server.getMap('test').set('base', 'å'.repeat(20_000))
    const base = syncMessage('update', Y.encodeStateAsUpdate(server))
    const before = Y.encodeStateVector(server)
    server.getMap('test').set('rest', 1)
    const order: string[][] = []
    doc.on('update', () => order.push([...map.keys()]))
    wire.says(compressedMessage(gzipSync(base)))
    wire.says(syncMessage('step2', Y.encodeStateAsUpdate(server, before)))
    expect(map.size).toBe(0)
    await vi.waitFor(() => expect(socket.status).toBe('live'), { timeout: 20_000 })
    expect(order).toEqual([['base'], ['base', 'rest']])
  })

  test('what cannot be unpacked loses the connection', async () => {
    vi.useRealTimers()
    const { socket } = room()
    socket.connect()
    const wire = latest()
    wire.open()
    wire.says(compressedMessage(new Uint8Array([1, 2, 3])))
    await vi.waitFor(() => expect(socket.status).toBe('offline'), { timeout: 20_000 })
  })
})

describe('presence', () => {
  const statesSent = (wire: FakeSocket) => {
    const heard = new Awareness(new Y.Doc())
    const states = wire
      .of('awareness')
      .map(({ update }) => new TextDecoder().decode(update).match(/\{.*\}|null/)?.[0])
    heard.destroy()
    return states.map((state) => JSON.parse(state ?? 'null') as { cursor?: number } | null)
  }

  test('at most 25 a second, and the last one always', () => {
    const { socket, awareness } = room()
    socket.connect()
    const wire = greet()
    for (let i = 1; i <= 100; i++) {
      awareness.setLocalStateField('cursor', i)
      vi.advanceTimersByTime(10)
    }
    vi.advanceTimersByTime(40)
    const sent = statesSent(wire)
    expect(sent.length).toBeLessThanOrEqual(27)
    expect(sent.length).toBeGreaterThan(20)
    expect(sent.at(-1)?.cursor).toBe(100)
  })

  test('only their own; others go when the connection does, and are all back with the next', () => {
    const { socket, awareness } = room()
    socket.connect()
    const other = new Awareness(new Y.Doc())
    other.setLocalState({ user: { id: 'm2', name: 'Åsa', sector: 'academia', role: 'participant' } })
    const news = awarenessMessage(encodeAwarenessUpdate(other, [other.clientID]))
    const wire = greet()
    wire.says(news)
    wire.says(new Uint8Array([message.queryAwareness]))
    expect(awareness.getStates().size).toBe(2)
    for (const { update } of wire.of('awareness')) expect(update[0]).toBe(1)
    wire.end(1006)
    expect([...awareness.getStates().keys()]).toEqual([awareness.clientID])
    socket.wake()
    greet().says(news)
    expect(awareness.getStates().size).toBe(2)
    other.destroy()
  })

  test('an echo that is ahead does not undo what was shown since', () => {
    const { socket, awareness, doc } = room()
    socket.connect()
    const wire = greet()
    awareness.setLocalStateField('cursor', 'new')
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, doc.clientID)
    encoding.writeVarUint(encoder, 99)
    encoding.writeVarString(encoder, JSON.stringify({ cursor: 'old' }))
    wire.says(awarenessMessage(encoding.toUint8Array(encoder)))
    expect(awareness.getLocalState()).toEqual({ cursor: 'new' })
  })

  test('a page that goes away says so, and is there again when it comes back', () => {
    const { socket, awareness } = room()
    socket.connect()
    awareness.setLocalState({ cursor: 7 })
    const wire = greet()
    socket.leave()
    expect(statesSent(wire).at(-1)).toBeNull()
    expect(wire.isClosed).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.all.length).toBe(1)
    socket.comeBack()
    expect(statesSent(greet()).at(-1)?.cursor).toBe(7)
  })

  test('a person with two windows is one person', () => {
    const { awareness } = room()
    const user = (id: string, name: string) => ({ id, name, sector: 'business', role: 'participant' })
    awareness.setLocalStateField('user', user('m1', 'Örjan'))
    awareness.states.set(11, { user: user('m1', 'Örjan') })
    awareness.states.set(12, { user: user('m2', 'Anna') })
    awareness.states.set(13, { user: user('m2', 'Anna') })
    awareness.states.set(14, { cursor: 'nobody' })
    expect(readPresent(awareness).map(({ id, isSelf }) => [id, isSelf])).toEqual([
      ['m1', true],
      ['m2', false],
    ])
  })
})
