/**
 * Something that is done for a key a while after it was asked for, once, however often it was asked for meanwhile.
 * @module
 */

export class Later {
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #afterMs: number
  readonly #act: (key: string) => Promise<unknown>

  /** @param act what fails here is done with whatever asks next */
  constructor(afterMs: number, act: (key: string) => Promise<unknown>) {
    this.#afterMs = afterMs
    this.#act = act
  }

  /** Does it that long after the first who asked. */
  ask(key: string): void {
    if (this.#timers.has(key)) return
    const timer = setTimeout(() => {
      this.#timers.delete(key)
      this.#act(key).catch(() => {})
    }, this.#afterMs)
    timer.unref()
    this.#timers.set(key, timer)
  }

  /** Does it that long after the last who asked. */
  askAnew(key: string): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    this.ask(key)
  }

  /** Does nothing more. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}
