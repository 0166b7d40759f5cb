/**
 * Makes files in a process of its own, one after the other, so that no room waits while a large one is written, and what it took
 * of memory is the system's again when it ends (docs/decisions/0018). Who asked for a file is given it piece by piece, can be
 * told how far it is, and can stop it; the process ends with a file that is stopped, and when it has nothing to do.
 * @module
 */
import {
  EXPORT_AHEAD_BYTES,
  EXPORT_DEADLINE_MS,
  EXPORT_HELD_BYTES,
  EXPORT_IDLE_MS,
  EXPORT_MEMORY_MB,
  MAX_EXPORTS_WAITING,
} from '../../shared/limits.ts'
import { OwnProcess } from '../threads/OwnProcess.ts'
import type { ExportFile, ExportRequest } from './exportFile.ts'
import { type FileHearers, FileStream } from './FileStream.ts'
import { cut } from './pieces.ts'
import type { Spool } from './Spool.ts'

/** Half of what the server has: the files of a zip take some 15 MB less with it, and no more processor time. */
const YOUNG_MB = 8

/** What goes to the process: a file to make, by a number; or that so many bytes of it were taken. */
export type ExportOrder =
  | { readonly id: number; readonly request: ExportRequest; readonly aheadBytes: number }
  | { readonly id: number; readonly taken: number }

/**
 * What comes back from it: how far a file is, as a share of 1; its headers, and then its pieces; that it is whole, with its
 * hashes; or why there is none.
 */
export type ExportReply =
  | { readonly share: number }
  | { readonly headers: ExportFile['headers'] }
  | { readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly hashes: ExportFile['hashes'] }
  | { readonly reason: string }

export type Exported =
  | {
      readonly ok: true
      readonly headers: ExportFile['headers']
      /** Errors when the file does not become whole. Whoever cancels it stops it. */
      readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
    }
  | { readonly ok: false; readonly reason: 'busy' | 'stopped' }

/** What of a file its maker is told. */
export interface Following {
  /** Stops it: at once, also in the middle of it. */
  readonly signal?: AbortSignal
  /** How far it is, from when it is begun. */
  readonly onShare?: (share: number) => void
  /** Its hashes when it is whole: who asked for it learns that it is after this. */
  readonly onWhole?: (hashes: ExportFile['hashes']) => Promise<void>
  /** That it is no more in hand here: made, refused, stopped or given up. */
  readonly onEnd?: () => void
}

interface Job {
  readonly id: number
  readonly request: ExportRequest
  readonly stream: FileStream
  readonly onShare: (share: number) => void
  readonly onHeaders: (headers: ExportFile['headers']) => void
  readonly onWhole: (hashes: ExportFile['hashes']) => Promise<void>
  /** That no more of it comes, and why, where it is not whole. */
  readonly settle: (failure: 'stopped' | Error | null) => void
}

export interface ExporterOptions {
  /** Bytes of a file that are made before anybody takes them, or the disk does, at most, but for a piece. */
  readonly aheadBytes?: number
  /** Bytes of a file that wait in memory, where there is a disk for the others. */
  readonly heldBytes?: number
  /** Where files wait that are more than memory holds. */
  readonly spool?: Spool | null
  /** Is told that the disk took no more of a file, and why: it is made no faster than it is taken then. */
  readonly onUnspooled?: (error: unknown) => void
}

/** The process starts with a file and keeps no program alive that is otherwise done. */
export class Exporter {
  readonly #aheadBytes: number
  readonly #spool: Spool | null
  readonly #heldBytes: number
  readonly #onUnspooled: ((error: unknown) => void) | undefined
  #worker: OwnProcess | null = null
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  /** The first is being made. */
  #jobs: readonly Job[] = []

  constructor({
    aheadBytes = EXPORT_AHEAD_BYTES,
    heldBytes = EXPORT_HELD_BYTES,
    spool = null,
    onUnspooled,
  }: ExporterOptions = {}) {
    this.#aheadBytes = aheadBytes
    this.#heldBytes = heldBytes
    this.#spool = spool
    this.#onUnspooled = onUnspooled
  }

  /**
   * The file as it is made, as soon as there is something of it; refused when too many wait already, or when it was stopped
   * before. Rejects when nothing of it can be made, or not in time.
   */
  make(request: ExportRequest, following: Following = {}): Promise<Exported> {
    const { signal, onEnd = () => {} } = following
    const refuse = (reason: 'stopped' | 'busy'): Promise<Exported> => {
      onEnd()
      return Promise.resolve({ ok: false, reason })
    }
    if (signal?.aborted) return refuse('stopped')
    if (this.#jobs.length >= MAX_EXPORTS_WAITING) return refuse('busy')
    return new Promise((resolve, reject) => {
      const job = this.#jobOf(request, following, { resolve, reject })
      this.#jobs = [...this.#jobs, job]
      if (this.#jobs.length === 1) this.#begin()
    })
  }

  /** A file that was made elsewhere and is whole, for who takes it: what waits of it is on disk, as of one that is made here. */
  give(file: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = cut(file)
    let [ahead, seen] = [0, 0]
    const fill = () => {
      while (ahead < this.#aheadBytes) {
        const { value: piece, done } = pieces.next()
        if (done) return stream.end()
        ahead += piece.byteLength
        stream.add(piece)
      }
    }
    const onTaken = (bytes: number) => {
      ahead -= bytes
      fill()
    }
    const late = () => {
      if (stream.given === seen) return stream.fail(new Error('nobody takes the file any more'))
      seen = stream.given
      deadline = setTimeout(late, EXPORT_DEADLINE_MS).unref()
    }
    let deadline = setTimeout(late, EXPORT_DEADLINE_MS).unref()
    const onOver = () => {
      clearTimeout(deadline)
      pieces.return(undefined)
    }
    const stream = this.#streamFor({ onTaken, onLeft: () => {}, onOver })
    fill()
    return stream.body
  }

  #streamFor(hearers: FileHearers): FileStream {
    const onUnspooled = this.#onUnspooled
    return new FileStream(
      { ...hearers, ...(onUnspooled ? { onUnspooled } : {}) },
      this.#spool ? { spool: this.#spool, heldBytes: this.#heldBytes } : null,
    )
  }

  #jobOf(
    request: ExportRequest,
    { signal, onShare = () => {}, onWhole = async () => {}, onEnd = () => {} }: Following,
    { resolve, reject }: { resolve: (exported: Exported) => void; reject: (error: Error) => void },
  ): Job {
    const id = ++this.#lastId
    const stop = () => this.#drop(job, 'stopped')
    let seen = 0
    const late = () => {
      const isMade = !this.#jobs.includes(job)
      // A long file on a slow line goes on for as long as some of it is taken and nobody else waits to have one made.
      const count = stream.taken + stream.given
      if (count === seen || (!isMade && this.#jobs.length > 1)) {
        const error = new Error(isMade ? 'nobody takes the file any more' : 'a file took too long to make')
        return isMade ? stream.fail(error) : this.#drop(job, error)
      }
      seen = count
      deadline = setTimeout(late, EXPORT_DEADLINE_MS).unref()
    }
    let deadline = setTimeout(late, EXPORT_DEADLINE_MS).unref()
    const onTaken = (taken: number) => this.#worker?.postMessage({ id, taken } satisfies ExportOrder)
    // What was made is let go of with the last piece of it, and not when its time would have been up.
    const onOver = () => clearTimeout(deadline)
    const stream = this.#streamFor({ onTaken, onLeft: stop, onOver })
    signal?.addEventListener('abort', stop, { once: true })
    const settle: Job['settle'] = (failure) => {
      signal?.removeEventListener('abort', stop)
      onEnd()
      if (failure === null) return stream.end()
      const error = failure === 'stopped' ? new Error('the file was stopped') : failure
      stream.fail(error)
      // Where its headers went out before, this is heard by nobody.
      if (failure === 'stopped') resolve({ ok: false, reason: 'stopped' })
      else reject(error)
    }
    const onHeaders = (headers: ExportFile['headers']) => resolve({ ok: true, headers, body: stream.body })
    const job: Job = { id, request, stream, onShare, onHeaders, onWhole, settle }
    return job
  }

  /** Begins the first of those that wait. */
  #begin(): void {
    const [job] = this.#jobs
    clearTimeout(this.#idle)
    if (!job) {
      this.#worker?.unref()
      this.#idle = setTimeout(() => this.#release(), EXPORT_IDLE_MS).unref()
      return
    }
    const worker = this.#worker ?? this.#startWorker()
    worker.ref()
    const { id, request } = job
    worker.postMessage({ id, request, aheadBytes: this.#aheadBytes } satisfies ExportOrder)
  }

  #startWorker(): OwnProcess {
    const worker = new OwnProcess(new URL('./exportWorker.ts', import.meta.url), {
      memoryMb: EXPORT_MEMORY_MB,
      youngMb: YOUNG_MB,
      isBrief: true,
    })
    this.#worker = worker
    worker.on('message', (reply: ExportReply) => this.#hear(worker, reply))
    worker.on('error', (error) => this.#ended(worker, error))
    worker.on('exit', () => this.#ended(worker, new Error('the process that makes files ended')))
    return worker
  }

  #hear(worker: OwnProcess, reply: ExportReply): void {
    const [job] = this.#jobs
    if (this.#worker !== worker || !job) return
    if ('share' in reply) job.onShare(reply.share)
    else if ('headers' in reply) job.onHeaders(reply.headers)
    else if ('piece' in reply) job.stream.add(reply.piece)
    else if ('hashes' in reply) {
      this.#next(job)
      void job.onWhole(reply.hashes).then(() => job.settle(null), job.settle)
    } else this.#settle(new Error(reply.reason))
  }

  /** The first came to nothing, and the next begins. */
  #settle(failure: 'stopped' | Error): void {
    const [job] = this.#jobs
    if (!job) return
    this.#next(job)
    job.settle(failure)
  }

  #next(done: Job): void {
    this.#jobs = this.#jobs.filter((job) => job !== done)
    this.#begin()
  }

  #ended(worker: OwnProcess, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    if (this.#jobs.length > 0) this.#settle(error)
  }

  /** Takes one out of those that wait; the one that is being made ends with its process. */
  #drop(job: Job, failure: 'stopped' | Error): void {
    const at = this.#jobs.indexOf(job)
    if (at === 0) {
      void this.stop()
      this.#settle(failure)
      return
    }
    // One that is whole already is merely not taken any more.
    if (at < 0) return
    this.#jobs = this.#jobs.filter((each) => each !== job)
    job.settle(failure)
  }

  #release(): void {
    this.#worker?.release()
    this.#worker = null
  }

  /** Ends the process, and a file in it. The next file starts another. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
