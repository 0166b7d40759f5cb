/**
 * A room's past as it is played: the board after any of its steps. Forward it is one document that goes on; back, it
 * is put together again from the nearest board that was passed.
 * @module
 */
import * as Y from 'yjs'
import type { ReplayFrame } from '../../shared/protocol/replay.ts'

/** Steps between two boards that are kept: to go back applies no more than these. */
const KEY_EVERY = 100

export class Replay {
  readonly #frames: readonly ReplayFrame[]
  /** Boards by the number of steps that are in them. */
  readonly #keys = new Map<number, Uint8Array>()
  #doc = new Y.Doc()
  #at = 0

  constructor(frames: readonly ReplayFrame[]) {
    this.#frames = frames
  }

  get length(): number {
    return this.#frames.length
  }

  /** When a step was done, in milliseconds since 1970. */
  timeOf(step: number): number {
    return this.#frames[Math.max(0, step - 1)]?.at ?? 0
  }

  /** The board after so many steps: the same document as before where that is further on, else another. */
  boardAt(step: number): Y.Doc {
    if (step < this.#at) this.#goBack(step)
    this.#goOn(step)
    return this.#doc
  }

  #goBack(step: number): void {
    const key = Math.floor(step / KEY_EVERY) * KEY_EVERY
    const kept = this.#keys.get(key)
    this.#doc = new Y.Doc()
    this.#at = kept ? key : 0
    if (kept) Y.applyUpdate(this.#doc, kept)
  }

  #goOn(step: number): void {
    const to = Math.min(step, this.length)
    while (this.#at < to) {
      const next = Math.min(to, (Math.floor(this.#at / KEY_EVERY) + 1) * KEY_EVERY)
      const updates = this.#frames.slice(this.#at, next).map(({ update }) => update)
      Y.applyUpdate(this.#doc, Y.mergeUpdates(updates))
      this.#at = next
      if (next % KEY_EVERY === 0 && !this.#keys.has(next))
        this.#keys.set(next, Y.encodeStateAsUpdate(this.#doc))
    }
  }
}
