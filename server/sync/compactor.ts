/**
 * Makes checkpoints in a thread of its own, so that no room waits while a large board is put together.
 * @module
 */
import { Worker } from 'node:worker_threads'
import type { HistorySegment } from '../history/segment.ts'
import type { Checkpoint } from '../journal/Journal.ts'
import type { BoardParts } from './boardState.ts'

/** A board made compact: as Yjs would send it to a newcomer, without what was overwritten. */
export type Compacted = Omit<Checkpoint, 'seq'>

/** What goes to the worker. */
export interface CompactRequest {
  readonly id: number
  readonly parts: BoardParts
}

export interface CompactResult {
  readonly compacted: Compacted
  /** What the updates did to the base, as history; null for nothing. */
  readonly segment: HistorySegment | null
  /** Indexes of the updates that are not in it, since they cannot be applied, or build on one that cannot. */
  readonly leftOut: readonly number[]
}

/** What comes back from it. */
export type CompactReply =
  | ({ readonly id: number; readonly ok: true } & CompactResult)
  | { readonly id: number; readonly ok: false; readonly reason: string }

interface Pending {
  readonly resolve: (result: CompactResult) => void
  readonly reject: (error: Error) => void
}

/** Milliseconds without work after which the thread is ended: its memory is a large board's many times over. */
const IDLE_MS = 1_000

export class Compactor {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  /** Puts a board's pieces together, as many as are sound. Rejects when its base is not. */
  compact(parts: BoardParts): Promise<CompactResult> {
    const worker = this.#worker ?? this.#startWorker()
    clearTimeout(this.#idle)
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, parts } satisfies CompactRequest)
    })
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./compactWorker.ts', import.meta.url))
    this.#worker = worker
    worker.on('message', (reply: CompactReply) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the compaction thread ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Worker, reply: CompactReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) this.#rest(worker)
    if (reply.ok) pending?.resolve(reply)
    else pending?.reject(new Error(reply.reason))
  }

  #rest(worker: Worker): void {
    worker.unref()
    this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref()
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(error)
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}

/** One thread for all of this process, while there is work for it. */
export const compactor = new Compactor()
