/**
 * A file on its way to who asked for it: takes pieces as they are made, and gives them on as they are asked for. Those that wait
 * are in memory, and past a bound on disk.
 * @module
 */
import { type Place, type Spool, SpooledFile } from './Spool.ts'

type Piece = Uint8Array<ArrayBuffer>

/** A piece in memory, or its place on disk once it is written; the piece again where it could not be. */
type Waiting = Piece | Promise<Place | Piece>

export interface FileHearers {
  /** Is told of bytes that are no more to be waited for: given on, or on disk. */
  readonly onTaken: (bytes: number) => void
  /** Is told when who asked for it wants no more of it. */
  readonly onLeft: () => void
  /** Is told, once, that nothing more of it will be given on. */
  readonly onOver?: () => void
  /** Is told why the disk did not take what waits, once. */
  readonly onUnspooled?: (error: unknown) => void
}

export class FileStream {
  readonly body: ReadableStream<Piece>
  readonly #hearers: FileHearers
  #waiting: Waiting[] = []
  /** Bytes of it that are in memory. */
  #held = 0
  readonly #spooled: SpooledFile | null
  /** Bytes of it that may be in memory before more goes to disk. */
  readonly #heldBytes: number
  /** Until the disk did not take a piece. */
  #isSpooling: boolean
  #end: 'open' | 'whole' | Error = 'open'
  /** Told when there is something anew, where somebody waits for it. */
  #wake = () => {}
  /** Bytes that were given on, or are on disk. */
  taken = 0
  /** Bytes that were given on. */
  given = 0
  /** Nothing more of it will be given on. */
  #isOver = false

  /** @param disk where pieces go past so many bytes; without one all of them wait in memory */
  constructor(
    hearers: FileHearers,
    disk: { readonly spool: Spool; readonly heldBytes: number } | null = null,
  ) {
    this.#hearers = hearers
    this.#spooled = disk && new SpooledFile(disk.spool)
    this.#heldBytes = disk?.heldBytes ?? 0
    this.#isSpooling = disk !== null
    const cancel = () => {
      this.fail(new Error('nobody takes the file any more'))
      this.#hearers.onLeft()
    }
    this.body = new ReadableStream(
      { pull: (controller) => this.#give(controller), cancel },
      // Nothing is taken that was not asked for: what waits, waits here.
      { highWaterMark: 0 },
    )
  }

  add(piece: Piece): void {
    if (this.#end !== 'open') return
    this.#held += piece.byteLength
    const isMuch = this.#isSpooling && this.#held > this.#heldBytes
    this.#waiting.push(isMuch && this.#spooled ? this.#onDisk(piece, this.#spooled) : piece)
    this.#wake()
  }

  /** No more pieces come. */
  end(): void {
    if (this.#end === 'open') this.#end = 'whole'
    this.#wake()
  }

  /** It will not be whole: who reads it is told, and not that it ended. */
  fail(error: Error): void {
    if (this.#isOver) return
    this.#end = error
    this.#over()
    this.#wake()
  }

  async #onDisk(piece: Piece, spooled: SpooledFile): Promise<Place | Piece> {
    try {
      const place = await spooled.add(piece)
      this.#held -= piece.byteLength
      this.#tell(piece.byteLength)
      return place
    } catch (error) {
      // It goes on at the pace of who takes it: on a full disk a file may be the way to save what is there.
      if (this.#isSpooling && this.#end === 'open') this.#hearers.onUnspooled?.(error)
      this.#isSpooling = false
      return piece
    }
  }

  #tell(bytes: number): void {
    this.taken += bytes
    this.#hearers.onTaken(bytes)
  }

  async #give(controller: ReadableStreamDefaultController<Piece>): Promise<void> {
    while (this.#waiting.length === 0 && this.#end === 'open')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const next = this.#waiting.shift()
    const found = await next
    const piece = found && (found instanceof Uint8Array ? found : await this.#spooled?.read(found))
    if (this.#end instanceof Error) controller.error(this.#end)
    else if (piece) {
      controller.enqueue(piece)
      this.given += piece.byteLength
      if (found === piece) {
        this.#held -= piece.byteLength
        this.#tell(piece.byteLength)
      }
    } else {
      this.#over()
      controller.close()
    }
  }

  #over(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#waiting = []
    this.#hearers.onOver?.()
    this.#spooled?.close().catch((error: unknown) => this.#hearers.onUnspooled?.(error))
  }
}
