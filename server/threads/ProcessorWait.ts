/**
 * Tells when somebody who has something to do has got no processor for too long: what gives way to all others does nothing for
 * as long as these want all there is.
 * @module
 */

/** Milliseconds between two looks. */
const LOOK_MS = 500
/** Milliseconds without a processor, all in all, within one piece of work, after which somebody else does it. */
const TOO_LONG_MS = 2_000

/** Who works, by the milliseconds of processor time that they have had so far; null where nobody knows. */
export interface Working {
  readonly processorMs: number | null
}

export class ProcessorWait {
  readonly #working: Working
  readonly #onTooLong: () => void
  #looking: NodeJS.Timeout | undefined

  constructor(working: Working, onTooLong: () => void) {
    this.#working = working
    this.#onTooLong = onTooLong
  }

  /** A piece of work begins. What it waits for other than a processor counts too. */
  begin(): void {
    this.end()
    let [at, had, waited] = [performance.now(), this.#working.processorMs, 0]
    this.#looking = setInterval(() => {
      const [now, has] = [performance.now(), this.#working.processorMs]
      // Where nobody looked for longer, the machine stood still, or who looks got no processor either.
      if (has !== null && had !== null) waited += Math.max(0, Math.min(now - at, 2 * LOOK_MS) - (has - had))
      ;[at, had] = [now, has]
      if (waited < TOO_LONG_MS) return
      this.end()
      this.#onTooLong()
    }, LOOK_MS).unref()
  }

  /** There is nothing to do. */
  end(): void {
    clearInterval(this.#looking)
  }
}
