/**
 * Who is to write nothing in which rooms for a while, since what they wrote there is being taken away.
 * @module
 */

/** A member in a room. */
interface Place {
  readonly roomId: string
  readonly memberId: string
}

const keyOf = ({ roomId, memberId }: Place): string => `${roomId} ${memberId}`

export class Barred {
  /** How many want it so: two removals of one member may run beside each other. */
  readonly #wanted = new Map<string, number>()

  has(place: Place): boolean {
    return this.#wanted.has(keyOf(place))
  }

  /** Returns how to let them in again. */
  add(places: readonly Place[]): () => void {
    const keys = places.map(keyOf)
    for (const key of keys) this.#wanted.set(key, (this.#wanted.get(key) ?? 0) + 1)
    return () => {
      for (const key of keys.splice(0)) {
        const left = (this.#wanted.get(key) ?? 0) - 1
        if (left > 0) this.#wanted.set(key, left)
        else this.#wanted.delete(key)
      }
    }
  }
}
