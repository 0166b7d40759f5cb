/**
 * Members who write, go offline, come back, close their laptops; silences that begin and end; a server that is killed
 * and finds its disk full: in any order nobody is sent what another wrote unseen, and in
 * the end everyone has everything that was called saved.
 *
 *     CONVERGENCE_RUNS=2000 npx vitest run -c tests/vitest.config.ts tests/convergence/quiet
 * @module
 */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Journal, JournalEntry } from '../../server/journal/Journal.ts'
import { encodePresence } from '../../server/sync/presenceGate.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import type { Standing } from '../../server/sync/standing.ts'
import { awarenessMessage } from '../../shared/protocol/messages.ts'
import { person, TestJournal } from '../support/inProcess.ts'
import { numberFromEnv } from '../support/random.ts'

const RUNS = numberFromEnv('CONVERGENCE_RUNS', 150)
const MEMBERS = ['anna', 'bo', 'cia'] as const
/** Each member has two windows, each with a document that outlives its connections. */
const WINDOWS = 2
/** An update that says nothing. */
const NOTHING = new Uint8Array([0, 0])

/** What happens to the server, or by whoever leads. */
type Event = 'silence' | 'reveal' | 'kill' | 'full' | 'empty' | 'wait'

type Step =
  | { do: 'write' | 'type' | 'erase' | 'point'; window: number; at: number }
  | { do: 'come' | 'leave' | 'lose'; window: number }
  | { do: Event }

const window = fc.nat({ max: MEMBERS.length * WINDOWS - 1 })
const at = fc.nat({ max: 5 })
const simple = (...what: Event[]) => fc.record({ do: fc.constantFrom(...what) })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constantFrom('write', 'type', 'erase'), window, at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('point'), window, at }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom('come', 'come', 'leave', 'lose'), window }) },
  { weight: 9, arbitrary: simple('silence', 'silence', 'reveal') },
  { weight: 6, arbitrary: simple('kill') },
  { weight: 1, arbitrary: simple('full', 'empty') },
  { weight: 12, arbitrary: simple('wait') },
)

/** The journal as one process sees it; nothing that comes after its end reaches the disk, and it hears no more. */
class Process {
  readonly rooms: Rooms
  #isDead = false

  constructor(disk: TestJournal, standing: () => Standing) {
    const journal: Journal = {
      append: (entries) => this.#while(() => this.#append(disk, entries)),
      readAfter: (roomId, seq) => this.#while(() => disk.readAfter(roomId, seq)),
      readHidden: (roomId) => this.#while(() => disk.readHidden(roomId)),
      head: (roomId) => disk.head(roomId),
      checkpoint: async () => {},
      remove: async () => {},
      close: async () => {},
    }
    this.rooms = new Rooms({
      journal,
      log: { error: () => {} },
    })
    this.rooms.askStanding(async () => standing())
  }

  /** The disk takes a moment, in which the process may end. */
  async #append(disk: TestJournal, entries: readonly JournalEntry[]): Promise<number[]> {
    await new Promise(setImmediate)
    return this.#while(() => disk.append(entries))
  }

  async #while<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isDead) return new Promise(() => {})
    const result = await work()
    return this.#isDead ? new Promise(() => {}) : result
  }

  kill(): void {
    this.#isDead = true
  }
}

type Connected = Awaited<ReturnType<typeof person>>

/** A window of a member: its document, and its connection while it has one. */
class Window {
  readonly member: string
  doc = new Y.Doc()
  connected: Connected | null = null
  /** What was written here and has not been called saved. */
  unsaved = new Set<string>()

  constructor(member: string) {
    this.member = member
  }
}

class World {
  readonly disk = new TestJournal()
  readonly windows = MEMBERS.flatMap((member) => Array.from({ length: WINDOWS }, () => new Window(member)))
  /** By each word whose it is. */
  readonly words = new Map<string, string>()
  /** Words that may be seen by all: they were the board's when the silence began. */
  readonly public = new Set<string>()
  readonly saved = new Set<string>()
  readonly leaks: string[] = []
  standing: Standing = { version: 1, edits: 'all', quiet: false, news: null }
  process = this.#start()
  #count = 0

  #start(): Process {
    return new Process(this.disk, () => this.standing)
  }

  /** Nobody is sent a word of another's that is not the board's. */
  #watch(member: string, messages: readonly Uint8Array[]): void {
    if (!this.standing.quiet) return
    const text = messages.map((bytes) => Buffer.from(bytes).toString('latin1')).join()
    for (const [word, writer] of this.words)
      if (writer !== member && !this.public.has(word) && text.includes(word))
        this.leaks.push(`${member} ${word}`)
  }

  #word(window: Window): string {
    const word = `<${window.member}-${this.#count++}>`
    this.words.set(word, window.member)
    return word
  }

  /** What has come so far: connections that hold all that was sent know that it is saved. */
  #settle(): void {
    for (const { connected, unsaved } of this.windows) {
      if (!connected) continue
      connected.answer()
      if (connected.heard.saved < connected.sent.edits) continue
      for (const word of unsaved) this.saved.add(word)
      unsaved.clear()
    }
  }

  async turn(): Promise<void> {
    for (let i = 0; i < 6; i++) await new Promise(setImmediate)
    this.#settle()
  }

  async come(window: Window): Promise<void> {
    if (window.connected && window.connected.ended.code === null) return
    const { member, doc } = window
    window.connected = await person(this.process.rooms, member, {
      doc,
      onFrame: (messages) => this.#watch(member, messages),
    })
  }

  leave(window: Window): void {
    window.connected?.connection.leave()
    window.connected = null
  }

  stand(quiet: boolean): void {
    this.standing = { ...this.standing, version: this.standing.version + 1, quiet }
    this.process.rooms.stand('room', this.standing)
  }

  async silence(): Promise<void> {
    if (this.standing.quiet) return
    // What was under way is still the board's; only what the server has not heard of by then is not.
    this.disk.full = false
    await this.process.rooms.apply('room', NOTHING, null)
    for (const { data } of this.disk.logged)
      for (const word of this.words.keys()) if (Buffer.from(data).includes(word)) this.public.add(word)
    this.stand(true)
  }

  /** The words on the board, as someone gets them who comes with nothing. */
  async board(): Promise<unknown[]> {
    const late = await person(this.process.rooms, 'late')
    // What a silence left behind is revealed first.
    await this.process.rooms.apply('room', NOTHING, null)
    late.connection.leave()
    return [...late.doc.getMap('kept').values()]
  }

  kill(): void {
    this.process.kill()
    for (const window of this.windows) this.leave(window)
    this.process = this.#start()
  }

  write(window: Window, key: string): void {
    const word = this.#word(window)
    window.unsaved.add(word)
    window.doc.getMap('kept').set(`${key} ${word}`, word)
  }

  point(window: Window): void {
    const state = JSON.stringify({ cursor: this.#word(window) })
    const entry = { clientId: window.doc.clientID, clock: this.#count, state }
    window.connected?.connection.receive(awarenessMessage(encodePresence([entry])))
  }

  async take(step: Step): Promise<void> {
    if (!('window' in step)) return this.#takeAll(step.do)
    const window = this.windows[step.window] as Window
    const text = window.doc.getText('text')
    switch (step.do) {
      case 'write':
        return this.write(window, `key ${step.at}`)
      case 'type':
        return text.insert(Math.min(text.length, step.at), this.#word(window))
      case 'erase':
        return text.length > 0 ? text.delete(Math.min(step.at, text.length - 1), 1) : undefined
      case 'point':
        return this.point(window)
      case 'come':
        return this.come(window)
      case 'leave':
        return this.leave(window)
      case 'lose':
        this.#settle()
        this.leave(window)
        window.doc = new Y.Doc()
        window.unsaved.clear()
    }
  }

  async #takeAll(what: Event): Promise<void> {
    switch (what) {
      case 'silence':
        return this.silence()
      case 'reveal':
        return this.stand(false)
      case 'kill':
        return this.kill()
      case 'full':
      case 'empty':
        this.disk.full = what === 'full'
        return
      case 'wait':
        return this.turn()
    }
  }
}

test(`[Q1] [Q3] [Q4] [Q5] ${RUNS} workshops: nothing leaks while it is quiet, nothing that was saved is lost`, async () => {
  const shown = { quiet: 0, saved: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), async (steps) => {
      const world = new World()
      for (const window of world.windows) await world.come(window)
      for (const one of steps) {
        await world.take(one)
        expect(world.leaks).toEqual([])
      }
      await world.turn()
      if (world.standing.quiet) shown.quiet++
      shown.saved += world.saved.size
      world.disk.full = false
      world.stand(false)
      world.kill()
      expect(await world.board()).toEqual(expect.arrayContaining([...world.saved]))
      for (const window of world.windows) await world.come(window)
      const told = (window: Window) => {
        const kept = window.doc.getMap('kept')
        return { text: window.doc.getText('text').toString(), kept: [...kept.keys()].sort() }
      }
      const [first, ...others] = world.windows as [Window, ...Window[]]
      await vi.waitFor(
        async () => {
          await world.turn()
          for (const { connected, unsaved, doc } of world.windows)
            expect([
              connected?.ended.code,
              connected?.heard.denied,
              unsaved.size,
              doc.store.pendingStructs,
            ]).toEqual([null, 0, 0, null])
          for (const other of others) expect(told(other)).toEqual(told(first))
        },
        { interval: 1, timeout: 5_000 },
      )
      expect(await world.board()).toEqual(expect.arrayContaining([...world.saved]))
      expect(world.disk.hidden).toEqual([])
      const board = new Y.Doc()
      for (const { data } of world.disk.logged) Y.applyUpdate(board, data)
      expect(board.store.pendingStructs).toBeNull()
      world.kill()
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  // The runs ended in silence often enough, with much that was saved, or this shows nothing.
  expect(shown.quiet).toBeGreaterThan(RUNS / 10)
  expect(shown.saved).toBeGreaterThan(RUNS)
}, 600_000)
