/**
 * Snapshots that nobody has to ask for: when a room falls quiet after it was written in, now and then while it does not,
 * and when it closes. A board that is as it was in the newest makes none.
 * @module
 */
import { ROOM_QUIET_CHECKS, UNSNAPPED_FACTOR } from '../../shared/limits.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { findRoom, listAllRooms } from '../storage/processes.ts'
import type { RoomRow, SnapshotRow } from '../storage/schema.ts'
import { snapshotSeq } from '../storage/snapshots.ts'
import { takeSnapshot } from './take.ts'

interface Edited {
  /** When it was first and last written in since its newest snapshot, by the monotonic clock. */
  readonly first: number
  last: number
}

type Context = Pick<AppContext, 'db' | 'databaseFile' | 'rooms' | 'webhooks' | 'log'>

export class AutoSnapshots {
  readonly #context: Context
  readonly #quietMs: number
  readonly #edited = new Map<string, Edited>()
  readonly #timer: NodeJS.Timeout
  #stopped = false

  /** @param quietMs milliseconds without an edit after which a room is quiet */
  constructor(context: Context, quietMs: number) {
    this.#context = context
    this.#quietMs = quietMs
    this.#timer = setInterval(() => this.#look(), quietMs / ROOM_QUIET_CHECKS).unref()
    context.rooms.onEdited((roomId) => this.edited(roomId))
  }

  /** A room's board, or what is held of its cards, is another than it was. */
  edited(roomId: string): void {
    const now = performance.now()
    const known = this.#edited.get(roomId)
    if (known) known.last = now
    else this.#edited.set(roomId, { first: now, last: now })
  }

  /** Takes up what was written before the server stopped and is in no snapshot. */
  async resume(head: (roomId: string) => Promise<number>): Promise<void> {
    for (const { id } of await listAllRooms(this.#context.db)) {
      const seq = await snapshotSeq(this.#context.db, id)
      // A room's first update is the board that it begins with.
      if ((await head(id)) > (seq ?? 1)) this.edited(id)
    }
  }

  /** A room was closed: what it came to is kept. Resolves when it is. */
  closed(room: RoomRow): Promise<void> {
    this.#edited.delete(room.id)
    return this.#take(room, 'phase_close')
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #look(): void {
    const now = performance.now()
    for (const [roomId, { first, last }] of this.#edited)
      if (now - last >= this.#quietMs || now - first >= this.#quietMs * UNSNAPPED_FACTOR) {
        this.#edited.delete(roomId)
        void findRoom(this.#context.db, roomId).then((room) => room && this.#take(room, 'interval'))
      }
  }

  async #take(room: RoomRow, reason: SnapshotRow['reason']): Promise<void> {
    try {
      await takeSnapshot(this.#context, room, { takenBy: 'server', reason, note: null, unlessSame: true })
    } catch (error) {
      if (!this.#stopped) this.#context.log.error({ err: error, room: room.id }, 'no snapshot could be taken')
    }
  }
}
