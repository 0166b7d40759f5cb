/**
 * Freezes boards in a thread of its own, so that no room waits while the records of a large one are read.
 * @module
 */
import { Worker } from 'node:worker_threads'
import type { FreezeRequest, Frozen } from './freeze.ts'

/** What goes to the worker. */
export interface ExtractRequest {
  readonly id: number
  readonly request: FreezeRequest
}

/** What comes back from it. */
export type ExtractReply =
  | { readonly id: number; readonly ok: true; readonly frozen: Frozen }
  | { readonly id: number; readonly ok: false; readonly reason: string }

interface Pending {
  readonly resolve: (frozen: Frozen) => void
  readonly reject: (error: Error) => void
}

/** The thread starts with the first board and keeps no program alive that is otherwise done. */
export class Extractor {
  #worker: Worker | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  /** See {@link freeze}. Rejects when the bytes are no sound board. */
  freeze(request: FreezeRequest): Promise<Frozen> {
    const worker = this.#worker ?? this.#startWorker()
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, request } satisfies ExtractRequest)
    })
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./extractWorker.ts', import.meta.url))
    this.#worker = worker
    worker.on('message', (reply: ExtractReply) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the extraction thread ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Worker, reply: ExtractReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) worker.unref()
    if (reply.ok) pending?.resolve(reply.frozen)
    else pending?.reject(new Error(reply.reason))
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(error)
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
