/**
 * The server's clock, as this page knows it: asked over the socket, and counted on with a clock that nobody sets, so
 * that a device whose own clock is wrong, or is set meanwhile, shows the same second as all others.
 * @module
 */

/** Milliseconds that an answer may have taken to be as good as any: a tenth of what a person sees of a second. */
const GOOD_ROUND_TRIP_MS = 100
/** Questions on one connection, while the answers are slow. */
const MOST_QUESTIONS = 4

export class ServerClock {
  readonly #monotonic: () => number
  /** Milliseconds to add to the monotonic clock. */
  #offset: number | null = null
  #roundTrip = Number.POSITIVE_INFINITY
  #questions = 0

  /** @param monotonic milliseconds from any beginning, never set back */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic
  }

  /** A connection begins, or the device has slept: what was known may have drifted. Gives what to ask with. */
  begin(): number {
    this.#questions = 0
    this.#roundTrip = Number.POSITIVE_INFINITY
    return this.#ask()
  }

  #ask(): number {
    this.#questions++
    return Math.round(this.#monotonic() * 1000)
  }

  /**
   * Takes an answer; the quicker it came, the less it can be wrong.
   * @param asked what was asked with
   * @param now milliseconds since 1970 by the server's clock
   * @returns what to ask with once more; null where the answer is good enough
   */
  answered(asked: number, now: number): number | null {
    const received = this.#monotonic()
    const roundTrip = received - asked / 1000
    if (roundTrip >= 0 && roundTrip <= this.#roundTrip) {
      this.#roundTrip = roundTrip
      this.#offset = now + roundTrip / 2 - received
    }
    return this.#roundTrip > GOOD_ROUND_TRIP_MS && this.#questions < MOST_QUESTIONS ? this.#ask() : null
  }

  /** Milliseconds since 1970 by the server's clock; by the device's where the server was not heard yet. */
  now(): number {
    return this.#offset === null ? Date.now() : this.#monotonic() + this.#offset
  }
}
