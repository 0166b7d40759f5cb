/**
 * Sends this person's own presence, never more often than is seen, and never that of others.
 * @module
 */
import type { Awareness } from 'y-protocols/awareness'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'

/** Milliseconds between two sent states: 25 a second, as often as the server's ticks let them through. */
const INTERVAL_MS = 40

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

export class OwnPresence {
  readonly #awareness: Awareness
  readonly #send: (update: Uint8Array) => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #lastSent = Number.NEGATIVE_INFINITY

  /** @param send takes an awareness update; it may be dropped while there is no connection */
  constructor(awareness: Awareness, send: (update: Uint8Array) => void) {
    this.#awareness = awareness
    this.#send = send
    awareness.on('update', this.#changed)
  }

  readonly #changed = ({ added, updated, removed }: AwarenessChange): void => {
    const { clientID } = this.#awareness
    if (added.includes(clientID) || updated.includes(clientID) || removed.includes(clientID)) this.#soon()
  }

  /** Sends at once if it is long enough since the last, else as soon as it is: the newest state always arrives. */
  #soon(): void {
    if (this.#timer !== null) return
    const wait = this.#lastSent + INTERVAL_MS - performance.now()
    if (wait <= 0) this.sendNow()
    else this.#timer = setTimeout(() => this.sendNow(), wait)
  }

  sendNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#lastSent = performance.now()
    if (this.#awareness.meta.has(this.#awareness.clientID))
      this.#send(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]))
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#awareness.off('update', this.#changed)
  }
}
