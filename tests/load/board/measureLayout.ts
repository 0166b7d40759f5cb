/**
 * Plays a workshop through one layout: the writers' document, the server's gate and merging, and a peer that takes
 * in what the server gives out; then opens what is left, as a newcomer does. A process of its own, for clean memory.
 *
 *     node --expose-gc measureLayout.ts '{"layout":"samrum","stopAfterS":300,"people":50,...}'
 * @module
 */
import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { DeletedRanges } from '../../../server/sync/deletedRanges.ts'
import { mergedUpdates } from '../../../server/sync/mergedUpdates.ts'
import { examineUpdate } from '../../../server/sync/updateGate.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { sameValue } from '../../../shared/board/richText.ts'
import { MAX_TICK_MS } from '../../../shared/limits.ts'
import type { Layout, LayoutName } from './layouts.ts'
import { layoutOf } from './layouts.ts'
import type { Kind, Size, Write } from './workshop.ts'
import { Workshop } from './workshop.ts'

export interface Task extends Size {
  readonly layout: LayoutName
  /** Seconds after which the workshop is broken off. */
  readonly stopAfterS: number
}

/** Sums over the writes of one kind. */
interface Sum {
  records: number
  steps: number
  bytes: number
  writeMs: number
  gateMs: number
  /** Of ticks that hold nothing of another kind: their records, and the time for them. */
  tickRecords: number
  mergeMs: number
  peerMs: number
}

const zero = (): Sum => ({
  records: 0,
  steps: 0,
  bytes: 0,
  writeMs: 0,
  gateMs: 0,
  tickRecords: 0,
  mergeMs: 0,
  peerMs: 0,
})

/** An update on its way through a tick. */
interface Sent {
  readonly update: Uint8Array
  readonly write: Write
}

/** The server's part: every update through the gate, those of one tick merged. */
class Server {
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new DeletedRanges()

  /** Lets an update in. Throws when it does not: every one of these is well-formed. */
  admit(update: Uint8Array): void {
    const known = { clocks: this.#clocks, deleted: this.#deleted, ownerOf: () => undefined }
    const verdict = examineUpdate(update, known, '')
    if (!verdict.ok) throw new Error(`The gate refused an update: ${verdict.reason}.`)
    for (const [client, clock] of verdict.clocks) this.#clocks.set(client, clock)
    this.#deleted.add(verdict.deletions)
  }
}

class Measurement {
  readonly sums: Record<Kind, Sum> = {
    make: zero(),
    type: zero(),
    move: zero(),
    colour: zero(),
    remove: zero(),
  }
  /** Records that the peer was told of, and the last of them. */
  heard = 0
  readonly peer = new Y.Doc()
  readonly #writer = new Y.Doc()
  readonly #server = new Server()
  readonly #board
  #update: Uint8Array | null = null
  #tick: Sent[] = []
  #tickEnds = 0

  constructor(layout: Layout) {
    this.#board = layout(this.#writer)
    this.#writer.on('update', (update: Uint8Array) => {
      this.#update = this.#update ? Y.mergeUpdates([this.#update, update]) : update
    })
    layout(this.peer).onRemote(() => {
      this.heard++
    })
  }

  take(write: Write): void {
    if (write.at >= this.#tickEnds) {
      this.endTick()
      this.#tickEnds = write.at + MAX_TICK_MS
    }
    const sum = this.sums[write.kind]
    const began = performance.now()
    this.#write(write)
    const written = performance.now()
    const update = this.#update
    this.#update = null
    if (!update) return
    this.#server.admit(update)
    const admitted = performance.now()
    sum.records += write.records.length
    sum.steps += write.steps
    sum.bytes += update.byteLength
    sum.writeMs += written - began
    sum.gateMs += admitted - written
    this.#tick.push({ update, write })
  }

  /** All writers share a document and take turns with its client id: as if each had heard of the others at once. */
  #write({ kind, person, records }: Write): void {
    this.#writer.clientID = 1_000_000_007 * (1 + (person % 4)) + person * 7_919
    this.#writer.transact(() => {
      for (const record of records)
        if (kind === 'remove') this.#board.remove(record)
        else this.#board.write(record)
    })
  }

  endTick(): void {
    const tick = this.#tick
    this.#tick = []
    const kind = tick[0]?.write.kind
    if (!kind) return
    const began = performance.now()
    const update = mergedUpdates(tick.map((sent) => sent.update))
    const mergedAt = performance.now()
    Y.applyUpdate(this.peer, update)
    const applied = performance.now()
    if (tick.some(({ write }) => write.kind !== kind)) return
    const sum = this.sums[kind]
    sum.tickRecords += tick.reduce((count, { write }) => count + write.records.length, 0)
    sum.mergeMs += mergedAt - began
    sum.peerMs += applied - mergedAt
  }
}

/** What the document holds, and what the store held: a layout that loses something is not worth measuring. */
function check(read: readonly BoardRecord[], held: ReadonlyMap<string, BoardRecord>): void {
  if (read.length !== held.size) throw new Error(`${read.length} records of ${held.size} came back.`)
  for (const record of read)
    if (!sameValue(record, held.get(record.id))) throw new Error(`${record.id} came back changed.`)
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Times a board is opened: enough for the runtime to have compiled what does it, as after any workshop. */
const OPENINGS = 15

const medianOf = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/**
 * Opens a board as a newcomer does, again and again: the medians in milliseconds, of taking it in alone and with reading its
 * records; and the heap the first one takes.
 */
function open(layout: Layout, state: Uint8Array, held: ReadonlyMap<string, BoardRecord>) {
  const before = usedHeap()
  const docs: Y.Doc[] = []
  const [loading, times]: [number[], number[]] = [[], []]
  let heap = 0
  for (let i = 0; i < OPENINGS; i++) {
    const began = performance.now()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    loading.push(performance.now() - began)
    const records = layout(doc).readAll()
    times.push(performance.now() - began)
    check(records, held)
    docs.push(doc)
    if (i === 0) heap = usedHeap() - before
  }
  for (const doc of docs) doc.destroy()
  return { ms: medianOf(times), loadMs: medianOf(loading), heap }
}

function structsOf(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) count += structs.length
  return count
}

async function measure(task: Task) {
  const layout = await layoutOf(task.layout)
  const measurement = new Measurement(layout)
  const workshop = new Workshop(task)
  const began = performance.now()
  let stoppedAt: number | null = null
  for (const write of workshop.writes()) {
    measurement.take(write)
    if (performance.now() - began < task.stopAfterS * 1000) continue
    stoppedAt = write.at
    break
  }
  measurement.endTick()
  const state = Y.encodeStateAsUpdate(measurement.peer)
  return {
    /** Share of the workshop that was played. */
    played: stoppedAt === null ? 1 : stoppedAt / (task.hours * 3_600_000),
    cards: workshop.records.size,
    heard: measurement.heard,
    sums: measurement.sums,
    bytes: state.byteLength,
    gzipBytes: gzipSync(state, { level: 1 }).byteLength,
    structs: structsOf(measurement.peer),
    open: open(layout, state, workshop.records),
    seconds: (performance.now() - began) / 1000,
  }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
