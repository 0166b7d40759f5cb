/**
 * The base of a board, ready to be sent: put into frames once for all who come, compressed for those who take it.
 * @module
 */
import { compressedMessage, syncMessage } from '../../shared/protocol/messages.ts'
import type { Checkpoint } from '../journal/Journal.ts'
import { Outgoing } from './outgoing.ts'
import { unpackBase } from './packedBase.ts'

export class BaseFrames {
  #base: Checkpoint | null = null
  #compressed: Outgoing | null = null
  /** Stock clients are few, and the frame is large: it stays as long as one of them is being sent it. */
  #plain: WeakRef<Outgoing> | null = null

  #hold(base: Checkpoint): void {
    if (this.#base === base) return
    this.#base = base
    this.#plain = null
    this.#compressed = null
  }

  plain(base: Checkpoint): Outgoing {
    this.#hold(base)
    const made = this.#plain?.deref() ?? new Outgoing(syncMessage('update', unpackBase(base.gzipped)))
    this.#plain ??= new WeakRef(made)
    return made
  }

  compressed(base: Checkpoint): Outgoing {
    this.#hold(base)
    this.#compressed ??= new Outgoing(compressedMessage(base.gzipped))
    return this.#compressed
  }
}
