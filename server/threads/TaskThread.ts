/**
 * A thread, or a process of its own, that does tasks, one after the other, so that no room waits while something large is read.
 * @module
 */
import type { Performer } from './OwnProcess.ts'

/** By the names of tasks what each takes and gives. */
export type TaskTypes<Tasks> = { [Name in keyof Tasks]: { input: unknown; result: unknown } }

/** What goes to the thread. */
export interface TaskRequest<Tasks extends TaskTypes<Tasks>> {
  readonly id: number
  readonly name: keyof Tasks
  readonly input: Tasks[keyof Tasks]['input']
}

/** What comes back from it: how far a task is, as a share of 1, and at last what came of it. */
export type TaskReply<Tasks extends TaskTypes<Tasks>> =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly ok: true; readonly result: Tasks[keyof Tasks]['result'] }
  | { readonly id: number; readonly ok: false; readonly reason: string }

interface Pending<Tasks extends TaskTypes<Tasks>> {
  readonly resolve: (result: Tasks[keyof Tasks]['result']) => void
  readonly reject: (error: Error) => void
  readonly onShare: (share: number) => void
}

/** The thread starts with the first task and keeps no program alive that is otherwise done. */
export class TaskThread<Tasks extends TaskTypes<Tasks>> {
  readonly #start: () => Performer
  readonly #idleMs: number | null
  #worker: Performer | null = null
  #idle: NodeJS.Timeout | undefined
  /** On the clock of `performance.now()`. */
  #keptUntil = 0
  #nextId = 1
  readonly #pending = new Map<number, Pending<Tasks>>()

  /** @param idleMs milliseconds without work after which the thread ends, and its memory with it; null for never */
  constructor(start: () => Performer, idleMs: number | null = null) {
    this.#start = start
    this.#idleMs = idleMs
  }

  /**
   * Rejects when the task throws, or the thread ends.
   * @param keptMs milliseconds that the thread is kept after it at least, where the next is soon to come
   * @param onShare is told how far it is, by tasks that tell it
   */
  run<Name extends keyof Tasks>(
    name: Name,
    input: Tasks[Name]['input'],
    keptMs = 0,
    onShare: (share: number) => void = () => {},
  ): Promise<Tasks[Name]['result']> {
    const worker = this.#worker ?? this.#startWorker()
    clearTimeout(this.#idle)
    const id = this.#nextId++
    this.#keptUntil = Math.max(this.#keptUntil, performance.now() + keptMs)
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onShare })
      worker.ref()
      worker.postMessage({ id, name, input } satisfies TaskRequest<Tasks>)
    })
  }

  #startWorker(): Performer {
    const worker = this.#start()
    this.#worker = worker
    worker.on('message', (reply: TaskReply<Tasks>) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the thread ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Performer, reply: TaskReply<Tasks>): void {
    const pending = this.#pending.get(reply.id)
    if ('share' in reply) return pending?.onShare(reply.share)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) this.#rest(worker)
    if (reply.ok) pending?.resolve(reply.result)
    else pending?.reject(new Error(reply.reason))
  }

  #rest(worker: Performer): void {
    worker.unref()
    if (this.#idleMs === null) return
    const wait = Math.max(this.#idleMs, this.#keptUntil - performance.now())
    this.#idle = setTimeout(() => void this.stop(), wait).unref()
  }

  /** Ends the thread; the tasks it has are refused. The next task starts another. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    this.#keptUntil = 0
    const worker = this.#worker
    if (worker) this.#fail(worker, new Error('the thread was ended'))
    await worker?.terminate()
  }

  #fail(worker: Performer, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(error)
  }
}
