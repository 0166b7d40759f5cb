/**
 * Makes files in a thread of its own, one after the other, so that no room waits while a large one is written. Who asked
 * for one can be told how far it is, and can stop it; the thread ends with a file that is stopped, and when it has
 * nothing to do, so that the memory of a large board is given back.
 * @module
 */
import { Worker } from 'node:worker_threads'
import {
  EXPORT_DEADLINE_MS,
  EXPORT_IDLE_MS,
  EXPORT_MEMORY_MB,
  MAX_EXPORTS_WAITING,
} from '../../shared/limits.ts'
import type { ExportFile, ExportRequest } from './exportFile.ts'

/** What comes back from the thread: how far a file is, as a share of 1; the file; or why there is none. */
export type ExportReply =
  | { readonly share: number }
  | { readonly file: ExportFile }
  | { readonly reason: string }

export type Exported =
  | { readonly ok: true; readonly file: ExportFile }
  | { readonly ok: false; readonly reason: 'busy' | 'stopped' }

interface Job {
  readonly request: ExportRequest
  readonly onShare: (share: number) => void
  readonly settle: (exported: Exported | Error) => void
}

/** The thread starts with a file and keeps no program alive that is otherwise done. */
export class Exporter {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  /** The first is being made. */
  #jobs: readonly Job[] = []

  /**
   * The file; refused when too many wait already, or when it was stopped. Rejects when it cannot be made, or not in time.
   * @param signal stops it: at once, also in the middle of it
   * @param onShare is told how far it is, from when it is begun
   */
  make(
    request: ExportRequest,
    { signal, onShare = () => {} }: { signal?: AbortSignal; onShare?: (share: number) => void } = {},
  ): Promise<Exported> {
    if (signal?.aborted) return Promise.resolve({ ok: false, reason: 'stopped' })
    if (this.#jobs.length >= MAX_EXPORTS_WAITING) return Promise.resolve({ ok: false, reason: 'busy' })
    return new Promise((resolve, reject) => {
      const stop = () => this.#drop(job, { ok: false, reason: 'stopped' })
      const late = () => this.#drop(job, new Error('a file took too long to make'))
      const deadline = setTimeout(late, EXPORT_DEADLINE_MS).unref()
      signal?.addEventListener('abort', stop, { once: true })
      const settle = (exported: Exported | Error) => {
        clearTimeout(deadline)
        signal?.removeEventListener('abort', stop)
        if (exported instanceof Error) reject(exported)
        else resolve(exported)
      }
      const job: Job = { request, onShare, settle }
      this.#jobs = [...this.#jobs, job]
      if (this.#jobs.length === 1) this.#begin()
    })
  }

  /** Begins the first of those that wait. */
  #begin(): void {
    const [job] = this.#jobs
    clearTimeout(this.#idle)
    if (!job) {
      this.#worker?.unref()
      this.#idle = setTimeout(() => void this.stop(), EXPORT_IDLE_MS).unref()
      return
    }
    const worker = this.#worker ?? this.#startWorker()
    worker.ref()
    worker.postMessage(job.request)
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXPORT_MEMORY_MB },
    })
    this.#worker = worker
    worker.on('message', (reply: ExportReply) => this.#hear(worker, reply))
    worker.on('error', (error) => this.#ended(worker, error))
    worker.on('exit', () => this.#ended(worker, new Error('the thread that makes files ended')))
    return worker
  }

  #hear(worker: Worker, reply: ExportReply): void {
    const [job] = this.#jobs
    if (this.#worker !== worker || !job) return
    if ('share' in reply) job.onShare(reply.share)
    else this.#settle('file' in reply ? { ok: true, file: reply.file } : new Error(reply.reason))
  }

  /** The first is done with, and the next begins. */
  #settle(exported: Exported | Error): void {
    const [job, ...waiting] = this.#jobs
    this.#jobs = waiting
    job?.settle(exported)
    this.#begin()
  }

  #ended(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    if (this.#jobs.length > 0) this.#settle(error)
  }

  /** Takes one out of those that wait; the one that is being made ends with its thread. */
  #drop(job: Job, exported: Exported | Error): void {
    if (this.#jobs[0] !== job) {
      this.#jobs = this.#jobs.filter((each) => each !== job)
      job.settle(exported)
      return
    }
    void this.stop()
    this.#settle(exported)
  }

  /** Ends the thread. The next file starts another. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
