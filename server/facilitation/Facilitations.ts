/**
 * The facilitation of all rooms: reads it, changes it in the database, and then tells the people in the room.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Activity } from '../../shared/facilitation/activities.ts'
import { usualAgenda } from '../../shared/facilitation/activities.ts'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import { changeLed, readLed } from '../storage/facilitation.ts'
import { findProcess, findRoom } from '../storage/processes.ts'
import type { RoomRow, Tables } from '../storage/schema.ts'
import { newestRound } from '../storage/votes.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Edits, Standing } from '../sync/standing.ts'
import { standingOf } from '../sync/standing.ts'
import { activityOn, atFirst, type Change, commanded, type Led, withAgenda } from './led.ts'
import { roundView } from './roundView.ts'

/** Milliseconds between two tellings of how many have voted: sixty people who vote at once are one piece of news. */
const VOTERS_MS = 1_000

export type Outcome =
  | { readonly ok: true; readonly facilitation: Facilitation }
  | { readonly ok: false; readonly detail: string }

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

function editsIn(room: Pick<RoomRow, 'status'>, led: Led): Edits {
  if (room.status === 'closed') return 'nobody'
  return activityOn(led)?.mode === 'leaders' ? 'leaders' : 'all'
}

export class Facilitations {
  readonly #db: Kysely<Tables>
  readonly #rooms: Rooms
  readonly #votersTimers = new Map<string, NodeJS.Timeout>()

  constructor(db: Kysely<Tables>, rooms: Rooms) {
    this.#db = db
    this.#rooms = rooms
  }

  /** Where a room is. */
  async read(room: RoomRow): Promise<Facilitation> {
    const kept = await readLed(this.#db, room.id)
    const led = kept?.led ?? (await this.#first(room))
    const round = await newestRound(this.#db, room.id)
    const { running } = led
    return {
      roomId: room.id,
      version: kept?.version ?? 0,
      status: room.status,
      edits: editsIn(room, led),
      agenda: [...led.agenda],
      running: running && {
        ...running,
        startedAt: new Date(running.startedAt).toISOString(),
        endsAt: iso(running.endsAt),
      },
      quiet: led.quiet,
      lockedZones: [...led.lockedZones],
      vote: round ? await roundView(this.#db, round) : null,
    }
  }

  /** What it means for the connections of a room. */
  async standing(room: RoomRow): Promise<Standing> {
    const state = await this.read(room)
    return standingOf(state, JSON.stringify(state))
  }

  lead(room: RoomRow, command: Lead): Promise<Outcome> {
    return this.#change(room, (led) => commanded(led, command, Date.now()))
  }

  setAgenda(room: RoomRow, agenda: readonly Activity[]): Promise<Outcome> {
    return this.#change(room, (led) => withAgenda(led, agenda))
  }

  /** Tells the people in a room of something that is kept elsewhere: its status, or its round of voting. */
  async changedElsewhere(roomId: string): Promise<void> {
    const room = await findRoom(this.#db, roomId)
    if (room) await this.#change(room, (led) => ({ ok: true, led }))
  }

  /** Somebody gave their votes: tells how many have, a moment later. */
  voted(roomId: string): void {
    if (this.#votersTimers.has(roomId)) return
    const timer = setTimeout(() => {
      this.#votersTimers.delete(roomId)
      // What cannot be told now is told with the next change, or to whoever comes.
      this.changedElsewhere(roomId).catch(() => {})
    }, VOTERS_MS)
    timer.unref()
    this.#votersTimers.set(roomId, timer)
  }

  /** Tells nothing more. */
  stop(): void {
    for (const timer of this.#votersTimers.values()) clearTimeout(timer)
    this.#votersTimers.clear()
  }

  async #first(room: RoomRow): Promise<Led> {
    const process = await findProcess(this.#db, room.process_id)
    return atFirst(usualAgenda(room.step, process?.language ?? 'sv'))
  }

  async #change(room: RoomRow, change: (led: Led) => Change): Promise<Outcome> {
    const first = await this.#first(room)
    const changed = await changeLed(this.#db, room.id, first, change)
    if (!changed.ok) return changed
    const facilitation = await this.read((await findRoom(this.#db, room.id)) ?? room)
    this.#rooms.stand(room.id, standingOf(facilitation, JSON.stringify(facilitation)))
    return { ok: true, facilitation }
  }
}
