/**
 * Sends this person's own presence, never more often than is seen, and never that of others.
 * @module
 */
import type { Awareness } from 'y-protocols/awareness'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'

/** Milliseconds between two sent states: 25 a second, as often as the server's ticks let them through. */
const INTERVAL_MS = 40
/**
 * Milliseconds after which a state is sent again though nothing changed: others forget one that is 30 s old. The
 * awareness does so too, but by the clock on the wall, which may be set back while it counts.
 */
const RENEW_MS = 12_000

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

export class OwnPresence {
  readonly #awareness: Awareness
  readonly #send: (update: Uint8Array) => void
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #renewing: ReturnType<typeof setInterval>
  #lastSent = Number.NEGATIVE_INFINITY

  /** @param send takes an awareness update; it may be dropped while there is no connection */
  constructor(awareness: Awareness, send: (update: Uint8Array) => void) {
    this.#awareness = awareness
    this.#send = send
    awareness.on('update', this.#changed)
    this.#renewing = setInterval(() => this.#renew(), RENEW_MS)
  }

  readonly #changed = ({ added, updated, removed }: AwarenessChange): void => {
    const { clientID } = this.#awareness
    if (added.includes(clientID) || updated.includes(clientID) || removed.includes(clientID)) this.#soon()
  }

  #renew(): void {
    const state = this.#awareness.getLocalState()
    const isOld = performance.now() - this.#lastSent >= RENEW_MS / 2
    if (state && isOld) this.#awareness.setLocalState(state)
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
    clearInterval(this.#renewing)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#awareness.off('update', this.#changed)
  }
}
