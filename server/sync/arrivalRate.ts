/**
 * How much comes in, as a rate that follows the last half second.
 * @module
 */

/** Milliseconds after which a message weighs a third of what it did. */
const MEMORY_MS = 500

export class ArrivalRate {
  #perMs = 0
  #at = 0

  /** Counts one arrival. @param now milliseconds of a clock that never goes back */
  add(now: number): void {
    this.#perMs = this.#perMs * Math.exp((this.#at - now) / MEMORY_MS) + 1 / MEMORY_MS
    this.#at = now
  }

  /** Arrivals a second. @param now milliseconds of the same clock */
  perSecond(now: number): number {
    return this.#perMs * Math.exp((this.#at - now) / MEMORY_MS) * 1000
  }
}
