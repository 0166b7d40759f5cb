/**
 * What was made of files and nobody has taken yet, on disk: who takes a large file over a slow line holds up nobody else's
 * (docs/decisions/0018). A file here has no name from the moment it is opened, so that its space is free again when it is closed, and
 * also when this process ends in the middle of it.
 * @module
 */
import { rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import { MAX_SPOOLED_BYTES } from '../../shared/limits.ts'
import { newId } from '../storage/ids.ts'

/** Of a file, from its beginning. */
export interface Place {
  readonly at: number
  readonly length: number
}

/** All files on disk of one server. */
export class Spool {
  readonly #folder: string
  readonly #most: number
  #bytes = 0

  /**
   * @param folder is made when it is needed. What a server of before left in it, where it could not take its name away, goes.
   * @param most bytes of all files together
   */
  constructor(folder: string, most = MAX_SPOOLED_BYTES) {
    this.#folder = folder
    this.#most = most
    rmSync(folder, { recursive: true, force: true })
  }

  /** Bytes that are on disk now. */
  get bytes(): number {
    return this.#bytes
  }

  /** False where so many more are too many. */
  claim(bytes: number): boolean {
    if (this.#bytes + bytes > this.#most) return false
    this.#bytes += bytes
    return true
  }

  giveBack(bytes: number): void {
    this.#bytes -= bytes
  }

  async open(): Promise<{ readonly handle: FileHandle; readonly file: string }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const file = path.join(this.#folder, newId())
    const handle = await open(file, 'wx+', 0o600)
    // Some systems let go of a name only when the file is closed.
    await unlink(file).catch(() => {})
    return { handle, file }
  }
}

/** The pieces of one file, each written once and read once. */
export class SpooledFile {
  readonly #spool: Spool
  #opened: ReturnType<Spool['open']> | null = null
  #size = 0
  /** Pieces are written one after the other. */
  #written: Promise<unknown> = Promise.resolve()

  constructor(spool: Spool) {
    this.#spool = spool
  }

  /** Rejects where the disk takes no more, or all files together are too many. */
  add(piece: Uint8Array): Promise<Place> {
    const place = { at: this.#size, length: piece.byteLength }
    if (!this.#spool.claim(place.length))
      return Promise.reject(new Error('the files that wait to be taken are as many as may be on disk'))
    this.#size += place.length
    const written = this.#written.then(() => this.#write(piece, place))
    this.#written = written.catch(() => {})
    return written
  }

  async #write(piece: Uint8Array, place: Place): Promise<Place> {
    this.#opened ??= this.#spool.open()
    const { handle } = await this.#opened
    for (let done = 0; done < place.length; ) {
      const { bytesWritten } = await handle.write(piece, done, place.length - done, place.at + done)
      done += bytesWritten
    }
    return place
  }

  async read({ at, length }: Place): Promise<Uint8Array<ArrayBuffer>> {
    const opened = await this.#opened
    if (!opened) throw new Error('nothing of the file is on disk')
    const piece = new Uint8Array(length)
    for (let done = 0; done < length; ) {
      const { bytesRead } = await opened.handle.read(piece, done, length - done, at + done)
      if (bytesRead === 0) throw new Error('a file on disk is shorter than what was written')
      done += bytesRead
    }
    return piece
  }

  /** Its space is free when this resolves. */
  async close(): Promise<void> {
    await this.#written
    const opened = await this.#opened?.catch(() => null)
    this.#opened = null
    await opened?.handle.close()
    if (opened) await rm(opened.file, { force: true })
    this.#spool.giveBack(this.#size)
    this.#size = 0
  }
}
