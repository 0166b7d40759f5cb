/**
 * Who is in a room and where they point: the newest state of each person, and what changed since the last tick.
 * Never stored.
 * @module
 */
import type { PresenceEntry } from './presenceGate.ts'
import { encodePresence, nextClock } from './presenceGate.ts'

/** Milliseconds between two tellings that somebody is still here, while no more than that is told: clients forget after 30 s. */
const STILL_HERE_MS = 10_000

/** All that is told of a person while the room is hushed. */
function onlyWho(state: string): string {
  const { user } = JSON.parse(state) as { readonly user?: unknown }
  return JSON.stringify({ user })
}

/** Writers who left, whose clocks are kept so that they can come back under the same id. */
const MAX_DEPARTED = 2_000

export class Presence {
  readonly #here = new Map<number, { clock: number; state: string; toldAt: number }>()
  readonly #departed = new Map<number, number>()
  readonly #changed = new Set<number>()
  #isHushed = false

  /** While it is hushed others hear who is here, and nothing of where they point and what they do. */
  hush(isHushed: boolean): void {
    if (this.#isHushed === isHushed) return
    this.#isHushed = isHushed
    for (const clientId of this.#here.keys()) this.#changed.add(clientId)
  }

  /** Takes a person's newest state; null when they leave. */
  set(clientId: number, claimedClock: number, state: string | null): void {
    const here = this.#here.get(clientId)
    const last = here?.clock ?? this.#departed.get(clientId)
    if (state === null && !here) return
    const clock = nextClock(last, claimedClock)
    if (state === null) {
      this.#here.delete(clientId)
      this.#departed.set(clientId, clock)
      this.#forgetOldest()
    } else {
      this.#departed.delete(clientId)
      const toldAt = this.#isHushed ? this.#toldAt(here?.toldAt) : 0
      this.#here.set(clientId, { clock, state, toldAt })
      // How often somebody moves tells that they write.
      if (this.#isHushed && toldAt === here?.toldAt) return
    }
    this.#changed.add(clientId)
  }

  /** When a person was last told of, or now if that is long ago. */
  #toldAt(before = Number.NEGATIVE_INFINITY): number {
    const now = performance.now()
    return now - before < STILL_HERE_MS ? before : now
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
      state: here ? (this.#isHushed ? onlyWho(here.state) : here.state) : null,
    }
  }

  #forgetOldest(): void {
    const oldest = this.#departed.keys().next().value
    if (this.#departed.size > MAX_DEPARTED && oldest !== undefined) this.#departed.delete(oldest)
  }
}
