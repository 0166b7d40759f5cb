/**
 * The beat of the sync server: gathers what came in to all rooms, puts it on disk in one commit, and only then lets
 * it go out. Quiet rooms are served at once; the busier it is, the more goes into one beat.
 * @module
 */
import { MAX_TICK_MS } from '../../shared/limits.ts'
import type { Journal } from '../journal/Journal.ts'
import type { Batch } from './batch.ts'
import type { Room } from './room.ts'
import type { SyncStats } from './syncStats.ts'

/**
 * Milliseconds from one beat to the next for each person in the largest room. A write costs some 6 microseconds whatever
 * is in it, so that a room of 200 gets by on a fifth of a core, and a room of 10 waits no longer than a disk takes.
 */
const MS_PER_LISTENER = 0.05
/**
 * The same for each message a second that comes into the busiest room. It outweighs the listeners where a third of them
 * or more write or point at once, when every beat has something for everyone anyway.
 */
const MS_PER_MESSAGE_A_SECOND = 0.003
/** The same as a multiple of the processor time a beat took, for beats that cost more than their writes. */
const MS_PER_MS = 1.25
/** Milliseconds before a commit that failed is tried again, at first and at most. */
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 2_000

interface Log {
  error(context: object, message: string): void
}

export class Ticker {
  readonly #journal: Journal
  readonly #stats: SyncStats
  readonly #log: Log
  readonly #afterTick: (rooms: readonly Room[]) => void
  #dirty = new Set<Room>()
  #scheduled = false
  #running: Promise<void> | null = null
  #restUntil = 0
  #retryMs = 0

  constructor(journal: Journal, stats: SyncStats, log: Log, afterTick: (rooms: readonly Room[]) => void) {
    this.#journal = journal
    this.#stats = stats
    this.#log = log
    this.#afterTick = afterTick
  }

  schedule(room: Room): void {
    this.#dirty.add(room)
    this.#arm()
  }

  #arm(): void {
    if (this.#scheduled || this.#running) return
    this.#scheduled = true
    const wait = this.#restUntil - performance.now()
    if (wait < 1) setImmediate(this.#start)
    else setTimeout(this.#start, wait)
  }

  readonly #start = (): void => {
    this.#scheduled = false
    if (this.#running) return
    this.#running = this.#beat().finally(() => {
      this.#running = null
      if (this.#dirty.size > 0) this.#arm()
    })
  }

  async #beat(): Promise<void> {
    const began = performance.now()
    const before = process.threadCpuUsage()
    const rooms = [...this.#dirty]
    this.#dirty = new Set()
    const batches = rooms.map((room) => ({ room, batch: room.takeBatch() }))
    const waiting = batches.filter(({ room, batch }) => {
      const waits = room.waitsForDisk(batch)
      // Where people only point, nobody waits for the disk.
      if (!waits) room.committed(batch, [])
      return waits
    })
    const seqs = await this.#commit(waiting.map(({ batch }) => batch))
    for (const { room, batch } of waiting) {
      if (seqs) room.committed(batch, seqs.get(batch) ?? [])
      else room.failed(batch)
      if (!seqs) this.#dirty.add(room)
    }
    this.#stats.ticks++
    const { user, system } = process.threadCpuUsage(before)
    // Waiting saves writes only where one room has many listeners; many small rooms would wait for each other.
    const listeners = Math.max(...rooms.map((room) => room.sessions.size))
    const arrivals = Math.max(...rooms.map((room) => room.arrivals.perSecond(began)))
    this.#restUntil = seqs
      ? began + beatLength(listeners, arrivals, (user + system) / 1000)
      : performance.now() + this.#retryMs
    if (seqs) this.#afterTick(rooms)
  }

  /** Puts the batches on disk; null when the disk did not take them. */
  async #commit(batches: readonly Batch[]): Promise<Map<Batch, readonly number[]> | null> {
    const withEntries = batches.filter(({ entries }) => entries.length > 0)
    if (withEntries.length === 0) return new Map()
    const began = performance.now()
    const waited = began - Math.min(...withEntries.map((batch) => batch.since))
    try {
      const seqs = await this.#journal.append(withEntries.flatMap(({ entries }) => entries))
      this.#stats.commitMicroseconds.record(microseconds(performance.now() - began))
      this.#stats.queueMicroseconds.record(microseconds(waited))
      this.#retryMs = 0
      return new Map(withEntries.map((batch) => [batch, seqs.splice(0, batch.entries.length)]))
    } catch (error) {
      this.#stats.failedCommits++
      this.#retryMs = Math.min(Math.max(this.#retryMs * 2, FIRST_RETRY_MS), LAST_RETRY_MS)
      this.#log.error(
        { err: error, rooms: withEntries.length, retryMs: this.#retryMs },
        'the disk took no edits',
      )
      return null
    }
  }

  /** Resolves when everything that waits is on disk, or the disk has refused it. */
  async flush(): Promise<void> {
    do {
      await this.#running
      this.#running ??= this.#beat().finally(() => {
        this.#running = null
      })
      await this.#running
    } while ([...this.#dirty].some((room) => room.dirty) && this.#retryMs === 0)
  }
}

/**
 * Milliseconds from the start of a beat to the start of the next.
 * @param listeners people in its largest room
 * @param arrivals messages a second into its busiest room
 * @param took milliseconds of processor time
 */
function beatLength(listeners: number, arrivals: number, took: number): number {
  const wanted = Math.max(listeners * MS_PER_LISTENER, arrivals * MS_PER_MESSAGE_A_SECOND, took * MS_PER_MS)
  return Math.min(wanted, MAX_TICK_MS)
}

const microseconds = (milliseconds: number): number => Math.max(1, Math.round(milliseconds * 1000))
