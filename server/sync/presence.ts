/**
 * Who is in a room and where they point: the newest state of each person, and what changed since the last tick.
 * Never stored.
 * @module
 */
import type { PresenceEntry } from './presenceGate.ts'
import { encodePresence, nextClock } from './presenceGate.ts'

/** Writers who left, whose clocks are kept so that they can come back under the same id. */
const MAX_DEPARTED = 2_000

export class Presence {
  readonly #here = new Map<number, { clock: number; state: string }>()
  readonly #departed = new Map<number, number>()
  readonly #changed = new Set<number>()

  /** Takes a person's newest state; null when they leave. */
  set(clientId: number, claimedClock: number, state: string | null): void {
    const last = this.#here.get(clientId)?.clock ?? this.#departed.get(clientId)
    if (state === null && !this.#here.has(clientId)) return
    const clock = nextClock(last, claimedClock)
    if (state === null) {
      this.#here.delete(clientId)
      this.#departed.set(clientId, clock)
      this.#forgetOldest()
    } else {
      this.#departed.delete(clientId)
      this.#here.set(clientId, { clock, state })
    }
    this.#changed.add(clientId)
  }

  remove(clientId: number): void {
    this.set(clientId, 0, null)
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** What changed since the last call, one entry per person, as an awareness update; null for nothing. */
  takeChanges(): Uint8Array | null {
    if (this.#changed.size === 0) return null
    const update = encodePresence([...this.#changed].map((clientId) => this.#entry(clientId)))
    this.#changed.clear()
    return update
  }

  /** Everyone who is here, as an awareness update; null for nobody. */
  everyone(): Uint8Array | null {
    if (this.#here.size === 0) return null
    return encodePresence([...this.#here.keys()].map((clientId) => this.#entry(clientId)))
  }

  #entry(clientId: number): PresenceEntry {
    const here = this.#here.get(clientId)
    return {
      clientId,
      clock: here?.clock ?? this.#departed.get(clientId) ?? 0,
      state: here?.state ?? null,
    }
  }

  #forgetOldest(): void {
    const oldest = this.#departed.keys().next().value
    if (this.#departed.size > MAX_DEPARTED && oldest !== undefined) this.#departed.delete(oldest)
  }
}
