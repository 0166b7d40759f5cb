/**
 * A file on its way to who asked for it: takes pieces as they are made, and gives them on as they are asked for.
 * @module
 */

export class FileStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  #pieces: Uint8Array<ArrayBuffer>[] = []
  #end: 'open' | 'whole' | Error = 'open'
  /** Told when there is something anew, where somebody waits for it. */
  #wake = () => {}
  /** Bytes that were given on. */
  taken = 0
  readonly #onTaken: (bytes: number) => void

  /**
   * @param onTaken is told of each piece that is given on, in bytes
   * @param onLeft is told when who asked for it wants no more of it
   */
  constructor(onTaken: (bytes: number) => void, onLeft: () => void) {
    this.#onTaken = onTaken
    const cancel = () => {
      this.fail(new Error('nobody takes the file any more'))
      onLeft()
    }
    this.body = new ReadableStream(
      { pull: (controller) => this.#give(controller), cancel },
      // Nothing is taken that was not asked for: what waits, waits here.
      { highWaterMark: 0 },
    )
  }

  add(piece: Uint8Array<ArrayBuffer>): void {
    if (this.#end === 'open') this.#pieces.push(piece)
    this.#wake()
  }

  /** No more pieces come. */
  end(): void {
    if (this.#end === 'open') this.#end = 'whole'
    this.#wake()
  }

  /** It will not be whole: who reads it is told, and not that it ended. */
  fail(error: Error): void {
    if (this.#end === 'open') this.#end = error
    this.#pieces = []
    this.#wake()
  }

  async #give(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    while (this.#pieces.length === 0 && this.#end === 'open')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const piece = this.#pieces.shift()
    if (piece) {
      controller.enqueue(piece)
      this.taken += piece.byteLength
      this.#onTaken(piece.byteLength)
    } else if (this.#end instanceof Error) controller.error(this.#end)
    else controller.close()
  }
}
