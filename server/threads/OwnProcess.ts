/**
 * A process of its own in the place of a thread, for what works long on whole boards: all of it gives way to the rooms, also
 * the collecting of garbage, which threads of one process have done by helpers that they share (docs/decisions/0016). To start
 * one stops who starts it for some 40 ms, so it is for what comes again and again. It ends with the process that started it,
 * however that ends.
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { setPriority } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { runtimeEnvironment } from '../launch/runtimeFlags.js'
import { NICENESS } from './comeAfterOthers.ts'
import type { SchedulingClass } from './preemptible.ts'

/** What a thread and a process have in common, for who gives them work: messages there and back, and an end. */
export type Performer = Pick<Worker, 'postMessage' | 'ref' | 'unref' | 'terminate'> & Pick<EventEmitter, 'on'>

/** Milliseconds of one of the ticks that processor time is told in: a hundredth of a second, on whatever Linux (proc(5)). */
const TICK_MS = 10

export interface ProcessLimits {
  /** Megabytes of heap, past which it ends; as many as the runtime gives where nothing is said. */
  readonly memoryMb?: number
  /** Megabytes of a half of the young generation, of which three are taken. */
  readonly youngMb?: number
  /**
   * Whether it lives for one piece of work that somebody waits for: then it has the runtime's helpers, which take part of the work on
   * another processor, and its allocator keeps what is let go, for what comes next; with its end all is given back.
   */
  readonly isBrief?: boolean
  /**
   * `idle` where somebody sees to it that another does the work when this one gets no processor: whoever else wants one has it.
   */
  readonly scheduling?: SchedulingClass
}

/** As the server has (server/launch/runtimeFlags.js). */
const YOUNG_MB = 16

/**
 * What lives past a collection may grow by this many percent before all is collected again. Left to itself the runtime lets a
 * process that works on one large board after the other come to three times the memory, which it takes and gives back in tens
 * of megabytes.
 */
const GROWING_PERCENT = 20

/**
 * One that stays is on one processor and no more: of two, the other is there for the rooms at once. A niced thread that runs
 * is let finish its turn, of some milliseconds, when one comes that is not.
 */
const flagsOf = ({ memoryMb, youngMb = YOUNG_MB, isBrief = false }: ProcessLimits): string[] => [
  ...(isBrief ? [] : ['--single-threaded', `--heap-growing-percent=${GROWING_PERCENT}`]),
  '--expose-gc',
  `--max-semi-space-size=${youngMb}`,
  ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`]),
]

/**
 * A brief one's allocator is asked nothing: with its end all is given back. One that stays keeps pieces of up to 4 MB that
 * it lets go of, 16 MB in all, for what it does next, where the server's gives back each megabyte at once: pages that go back and
 * forth made the disk's answers to the rooms wait (docs/decisions/0016).
 */
const { MALLOC_ARENA_MAX: _arenas, MIMALLOC_PURGE_DELAY: _delay, ...ofServer } = runtimeEnvironment
const ofStaying: Record<keyof typeof ofServer, string> = {
  MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(16 * 1024 * 1024),
}

/** What the server itself was started with; where the host has said something else, that. */
function allocator(isBrief: boolean): NodeJS.ProcessEnv {
  const names = Object.keys(ofServer) as (keyof typeof ofServer)[]
  const ours = names.filter((name) => process.env[name] === ofServer[name])
  return Object.fromEntries(ours.map((name) => [name, isBrief ? undefined : ofStaying[name]]))
}

/** Where the runtime keeps what it compiled of the server, a process of its own keeps it too. */
function environment({ isBrief = false }: ProcessLimits): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir()
  return {
    ...process.env,
    ...allocator(isBrief),
    ...(cache ? { NODE_COMPILE_CACHE: dirname(cache) } : {}),
  }
}

/** Tells `message`, `error` and `exit` as a thread does. Keeps no program alive until `ref` is called. */
export class OwnProcess extends EventEmitter implements Performer {
  readonly #child: ChildProcess
  readonly #ended = Promise.withResolvers<number>()

  /** @param program address of what it runs, which hears and answers by `server/threads/parent.ts` */
  constructor(program: URL, limits: ProcessLimits = {}) {
    super()
    this.#child = fork(fileURLToPath(program), [limits.scheduling ?? 'ordinary'], {
      execArgv: flagsOf(limits),
      serialization: 'advanced',
      env: environment(limits),
    })
    this.#giveWay()
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('exit', (code) => this.#end(code))
    this.#child.on('error', (error) => {
      if (this.listenerCount('error') > 0) this.emit('error', error)
      // It was not started.
      if (this.#child.pid === undefined) this.#end(null)
    })
    this.unref()
  }

  /** Before it has begun, so that each of its threads starts with the same. */
  #giveWay(): void {
    try {
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, NICENESS)
    } catch {
      // The work gets done all the same.
    }
  }

  #end(code: number | null): void {
    this.#ended.resolve(code ?? 1)
    this.emit('exit', code)
  }

  postMessage(message: unknown): void {
    // Where it has ended meanwhile, that is told by its end.
    this.#child.send(message as object, () => {})
  }

  /** Milliseconds of processor time that it has had so far; null where the host does not tell. */
  get processorMs(): number | null {
    try {
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS
    } catch {
      return null
    }
  }

  ref(): void {
    this.#child.ref()
    this.#child.channel?.ref()
  }

  unref(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }

  /** Lets it end by itself, when it has done what it is at, and keep what was compiled for it. */
  release(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  /** At once, also in the middle of something. */
  terminate(): Promise<number> {
    this.#child.kill('SIGKILL')
    return this.#ended.promise
  }
}
