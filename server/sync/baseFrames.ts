/**
 * The base of a board, ready to be sent: made once for all who come at the same time, compressed for those who take it.
 * @module
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { compressedMessage, syncMessage } from '../../shared/protocol/messages.ts'
import { GZIP_OPTIONS } from './gzipOptions.ts'
import { Outgoing } from './outgoing.ts'

const gzipAsync = promisify(gzip)

export class BaseFrames {
  #base: Uint8Array | null = null
  #plain: Outgoing | null = null
  #compressed: Promise<Outgoing> | null = null

  #hold(base: Uint8Array): void {
    if (this.#base === base) return
    this.#base = base
    this.#plain = null
    this.#compressed = null
  }

  /** Takes the base with its message as a thread has compressed it already. */
  prepare(base: Uint8Array, gzipped: Uint8Array): void {
    this.#hold(base)
    this.#compressed = Promise.resolve(new Outgoing(compressedMessage(gzipped)))
  }

  plain(base: Uint8Array): Outgoing {
    this.#hold(base)
    this.#plain ??= new Outgoing(syncMessage('update', base))
    return this.#plain
  }

  /** Compressed off this thread, unless it was {@link prepare}d. */
  compressed(base: Uint8Array): Promise<Outgoing> {
    this.#hold(base)
    this.#compressed ??= gzipAsync(syncMessage('update', base), GZIP_OPTIONS).then(
      (gzipped) => new Outgoing(compressedMessage(gzipped)),
    )
    return this.#compressed
  }
}
