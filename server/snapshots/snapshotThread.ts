/**
 * Reads and compares boards and snapshots in a thread of its own, so that no room waits while a large one is read.
 * @module
 */
import { Worker } from 'node:worker_threads'
import type { Tasks } from './tasks.ts'

export type TaskName = keyof Tasks

/** What goes to the worker. */
export interface TaskRequest {
  readonly id: number
  readonly name: TaskName
  readonly input: Tasks[TaskName]['input']
}

/** What comes back from it. */
export type TaskReply =
  | { readonly id: number; readonly ok: true; readonly result: Tasks[TaskName]['result'] }
  | { readonly id: number; readonly ok: false; readonly reason: string }

interface Pending {
  readonly resolve: (result: Tasks[TaskName]['result']) => void
  readonly reject: (error: Error) => void
}

/** The thread starts with the first task and keeps no program alive that is otherwise done. */
export class SnapshotThread {
  #worker: Worker | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  /** Rejects when what it is given is no sound board or snapshot. */
  run<Name extends TaskName>(name: Name, input: Tasks[Name]['input']): Promise<Tasks[Name]['result']> {
    const worker = this.#worker ?? this.#startWorker()
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, name, input } satisfies TaskRequest)
    })
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./snapshotWorker.ts', import.meta.url))
    this.#worker = worker
    worker.on('message', (reply: TaskReply) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the snapshot thread ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Worker, reply: TaskReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) worker.unref()
    if (reply.ok) pending?.resolve(reply.result)
    else pending?.reject(new Error(reply.reason))
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(error)
  }
}

/** One thread for all of this process; it ends with it. */
export const snapshotThread = new SnapshotThread()
