/**
 * A thread, or a process of its own, that does tasks, one after the other, so that no room waits while something large is read.
 * @module
 */
import type { Performer } from './OwnProcess.ts'
import { ProcessorWait, type Working } from './ProcessorWait.ts'

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

/**
 * Who does tasks, where these are such that they can be begun anew: one that gives way to everybody, until it gets no processor
 * for a task; then another that gives way less does that task, and those after it until it ends.
 */
export interface Performers {
  readonly yielding: () => Performer & Working
  readonly insistent: () => Performer
}

interface Pending<Tasks extends TaskTypes<Tasks>> {
  /** What was asked, where somebody else may have to do it. */
  readonly request: TaskRequest<Tasks> | null
  readonly resolve: (result: Tasks[keyof Tasks]['result']) => void
  readonly reject: (error: Error) => void
  readonly onShare: (share: number) => void
}

/** The thread starts with the first task and keeps no program alive that is otherwise done. */
export class TaskThread<Tasks extends TaskTypes<Tasks>> {
  readonly #performers: Performers | (() => Performer)
  readonly #idleMs: number | null
  #worker: Performer | null = null
  #wait: ProcessorWait | null = null
  #idle: NodeJS.Timeout | undefined
  /** On the clock of `performance.now()`. */
  #keptUntil = 0
  #nextId = 1
  readonly #pending = new Map<number, Pending<Tasks>>()

  /**
   * @param performers starts who does the tasks
   * @param idleMs milliseconds without work after which the thread ends, and its memory with it; null for never
   */
  constructor(performers: Performers | (() => Performer), idleMs: number | null = null) {
    this.#performers = performers
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
    const worker = this.#worker ?? this.#start()
    clearTimeout(this.#idle)
    const request: TaskRequest<Tasks> = { id: this.#nextId++, name, input }
    this.#keptUntil = Math.max(this.#keptUntil, performance.now() + keptMs)
    return new Promise((resolve, reject) => {
      if (this.#pending.size === 0) this.#wait?.begin()
      this.#pending.set(request.id, { request: this.#wait && request, resolve, reject, onShare })
      worker.ref()
      worker.postMessage(request)
    })
  }

  #start(): Performer {
    if (typeof this.#performers === 'function') return this.#hear(this.#performers())
    const worker = this.#performers.yielding()
    this.#wait = new ProcessorWait(worker, () => this.#insist())
    return this.#hear(worker)
  }

  /** Gives all that is to be done to somebody who gets a processor. */
  #insist(): void {
    if (typeof this.#performers === 'function') return
    const yielding = this.#worker
    this.#wait = null
    const worker = this.#hear(this.#performers.insistent())
    worker.ref()
    for (const { request } of this.#pending.values()) worker.postMessage(request)
    void yielding?.terminate()
  }

  #hear(worker: Performer): Performer {
    this.#worker = worker
    worker.on('message', (reply: TaskReply<Tasks>) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('the thread ended')))
    worker.unref()
    return worker
  }

  #settle(worker: Performer, reply: TaskReply<Tasks>): void {
    if (this.#worker !== worker) return
    const pending = this.#pending.get(reply.id)
    if ('share' in reply) return pending?.onShare(reply.share)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) this.#rest(worker)
    else this.#wait?.begin()
    if (reply.ok) pending?.resolve(reply.result)
    else pending?.reject(new Error(reply.reason))
  }

  #rest(worker: Performer): void {
    worker.unref()
    this.#wait?.end()
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
    this.#wait?.end()
    this.#wait = null
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(error)
  }
}
