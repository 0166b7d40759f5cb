/**
 * The base of a board, ready to be sent: put into frames once for all who come, compressed for those who take it.
 * @module
 */
import { compressedMessage, syncMessage } from '../../shared/protocol/messages.ts'
import type { Checkpoint } from '../journal/Journal.ts'
import { Outgoing } from './outgoing.ts'

export class BaseFrames {
  #base: Checkpoint | null = null
  #plain: Outgoing | null = null
  #compressed: Outgoing | null = null

  #hold(base: Checkpoint): void {
    if (this.#base === base) return
    this.#base = base
    this.#plain = null
    this.#compressed = null
  }

  plain(base: Checkpoint): Outgoing {
    this.#hold(base)
    this.#plain ??= new Outgoing(syncMessage('update', base.state))
    return this.#plain
  }

  compressed(base: Checkpoint): Outgoing {
    this.#hold(base)
    this.#compressed ??= new Outgoing(compressedMessage(base.gzipped))
    return this.#compressed
  }
}
