/**
 * Makes files in a thread of its own, one after the other, so that no room waits while a large one is written.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { EXPORT_DEADLINE_MS, EXPORT_MEMORY_MB, MAX_EXPORTS_WAITING } from '../../shared/limits.ts'
import type { ExportFile, ExportRequest } from './exportFile.ts'

/** What goes to the worker. */
export interface ExportTask {
  readonly id: number
  readonly request: ExportRequest
}

/** What comes back from it. */
export type ExportReply =
  | { readonly id: number; readonly ok: true; readonly file: ExportFile }
  | { readonly id: number; readonly ok: false; readonly reason: string }

export type Exported = { readonly ok: true; readonly file: ExportFile } | { readonly ok: false }

interface Pending {
  readonly resolve: (exported: Exported) => void
  readonly reject: (error: Error) => void
  readonly deadline: NodeJS.Timeout
}

/** The thread starts with the first file and keeps no program alive that is otherwise done. */
export class Exporter {
  #worker: Worker | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  /** The file; refused when too many wait already. Rejects when it cannot be made, or not in time. */
  async make(request: ExportRequest): Promise<Exported> {
    if (this.#pending.size >= MAX_EXPORTS_WAITING) return { ok: false }
    const worker = this.#worker ?? this.#startWorker()
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.#fail(worker, new Error('a file took too long to make'))
        void worker.terminate()
      }, EXPORT_DEADLINE_MS).unref()
      this.#pending.set(id, { resolve, reject, deadline })
      worker.ref()
      worker.postMessage({ id, request } satisfies ExportTask)
    })
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXPORT_MEMORY_MB },
    })
    this.#worker = worker
    worker.on('message', (reply: ExportReply) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the thread that makes files ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Worker, reply: ExportReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    clearTimeout(pending?.deadline)
    if (this.#pending.size === 0) worker.unref()
    if (reply.ok) pending?.resolve({ ok: true, file: reply.file })
    else pending?.reject(new Error(reply.reason))
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject, deadline } of waiting) {
      clearTimeout(deadline)
      reject(error)
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
