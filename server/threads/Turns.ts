/**
 * Things that have to be done one after the other, by a key: each begins when the one before it has ended, well or not.
 * @module
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const working = before.catch(() => {}).then(work)
    this.#last.set(key, working)
    const done = () => {
      if (this.#last.get(key) === working) this.#last.delete(key)
    }
    working.then(done, done)
    return working
  }
}
