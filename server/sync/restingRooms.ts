/**
 * Tells which rooms have come to rest: nobody has edited them for a while. Cursors may go on moving.
 * @module
 */
import type { Room } from './room.ts'

interface Edited {
  readonly head: number
  readonly at: number
}

export class RestingRooms {
  readonly #edited = new Map<Room, Edited>()
  readonly #restMs: number
  readonly #onRest: (room: Room) => void
  #timer: NodeJS.Timeout | null = null

  constructor(restMs: number, onRest: (room: Room) => void) {
    this.#restMs = restMs
    this.#onRest = onRest
  }

  /** A tick of this room is over. */
  ticked(room: Room): void {
    const { head } = room.board
    if (this.#edited.get(room)?.head === head) return
    this.#edited.set(room, { head, at: performance.now() })
    this.#timer ??= setInterval(this.#look, this.#restMs).unref()
  }

  readonly #look = (): void => {
    const then = performance.now() - this.#restMs
    for (const [room, { at }] of this.#edited)
      if (at <= then) {
        this.#edited.delete(room)
        this.#onRest(room)
      }
    if (this.#edited.size === 0) this.stop()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
