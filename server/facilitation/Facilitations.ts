/**
 * The facilitation of all rooms: reads it, changes it in the database, and then tells the people in the room.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Activity } from '../../shared/facilitation/activities.ts'
import { usualAgenda } from '../../shared/facilitation/activities.ts'
import { HAND_KEPT_MS } from '../../shared/limits.ts'
import type { Facilitation, HandPatch, Lead, OwnHand } from '../../shared/protocol/facilitation.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { changeLed, countHiddenWriters, readLed } from '../storage/facilitation.ts'
import { findProcess, findRoom } from '../storage/processes.ts'
import type { RoomRow, Tables } from '../storage/schema.ts'
import { newestRound, openRoundIn } from '../storage/votes.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Edits, Standing } from '../sync/standing.ts'
import { standingOf, unled } from '../sync/standing.ts'
import { changeHand, ownHand, peopleIn, withoutPerson } from './hands.ts'
import { Later } from './Later.ts'
import { activityOn, atFirst, type Change, commanded, type Led, withAgenda } from './led.ts'
import { roundView, scoringView } from './roundView.ts'

/** Commands that can end a quiet writing. */
const reveals: ReadonlySet<Lead['do']> = new Set(['start', 'stop', 'reveal'])

/** Milliseconds between two tellings of how many vote or write: sixty people who vote at once are one piece of news. */
const COUNTS_MS = 1_000
/** The same for hands and wishes for more time: soon enough for a person to feel seen. */
const HANDS_MS = 250

export type Outcome =
  | { readonly ok: true; readonly facilitation: Facilitation }
  | { readonly ok: false; readonly detail: string }

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

function editsIn(room: Pick<RoomRow, 'status'>, led: Led): Edits {
  if (room.status === 'closed') return 'nobody'
  return activityOn(led)?.mode === 'leaders' ? 'leaders' : 'all'
}

export type HandOutcome =
  | { readonly ok: true; readonly hand: OwnHand }
  | { readonly ok: false; readonly detail: string }

export class Facilitations {
  readonly #db: Kysely<Tables>
  readonly #rooms: Rooms
  readonly #counts = new Later(COUNTS_MS, (roomId) => this.changedElsewhere(roomId))
  /** People came or went, of whom some may have voted. */
  readonly #present = new Later(COUNTS_MS, (roomId) => this.#tellTurnout(roomId))
  readonly #hands = new Later(HANDS_MS, (roomId) => this.#tell(roomId))
  /** By room and member: those who were seen to leave, or are not here although their hand is up. */
  readonly #away: Later

  /** @param handKeptMs milliseconds that a hand stays up while its person is away */
  constructor(db: Kysely<Tables>, rooms: Rooms, { handKeptMs = HAND_KEPT_MS } = {}) {
    this.#db = db
    this.#rooms = rooms
    this.#away = new Later(handKeptMs, (key) => this.#lowerUnlessHere(key))
    rooms.askStanding((roomId) => this.#standingOf(roomId))
    rooms.onWriter((roomId) => this.countAnew(roomId))
    rooms.onLeft((roomId, memberId) => {
      this.#away.askAnew(`${roomId} ${memberId}`)
      this.#present.ask(roomId)
    })
  }

  /** Where a room is. */
  async read(room: RoomRow): Promise<Facilitation> {
    const kept = await readLed(this.#db, room.id)
    const led = kept?.led ?? (await this.#first(room))
    const within = { db: this.#db, rooms: this.#rooms }
    const round = await newestRound(this.#db, room.id, 'dots')
    const scoring = await newestRound(this.#db, room.id, 'scores')
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
      quietWriters: led.quiet ? await countHiddenWriters(this.#db, room.id) : 0,
      lockedZones: [...led.lockedZones],
      layoutFixed: led.layoutFixed,
      gathering: led.gathering && {
        ...led.gathering,
        since: new Date(led.gathering.since).toISOString(),
      },
      highlight: led.highlight,
      hands: [...led.hands],
      word: led.word,
      wantMoreTime: led.wantMoreTime.length,
      vote: round ? await roundView(within, round) : null,
      scoring: scoring ? await scoringView(within, scoring) : null,
    }
  }

  /** What it means for the connections of a room. */
  async standing(room: RoomRow): Promise<Standing> {
    const state = await this.read(room)
    for (const memberId of [...state.hands, ...(state.word ? [state.word] : [])])
      if (!this.#rooms.isHere(room.id, memberId)) this.#away.ask(`${room.id} ${memberId}`)
    if (state.vote?.state === 'open' || state.scoring?.state === 'open') this.#present.ask(room.id)
    return standingOf(state, JSON.stringify(state))
  }

  async lead(room: RoomRow, command: Lead, by: string): Promise<Outcome> {
    const mayReveal = reveals.has(command.do) && (await readLed(this.#db, room.id))?.led.quiet === true
    const before = mayReveal ? (await this.#rooms.read(room.id)).state : null
    const outcome = await this.#change(room, (led) => commanded(led, command, { now: Date.now(), by }))
    // All are there already; that some lie over others is no reason to say that the command failed.
    if (before && outcome.ok && !outcome.facilitation.quiet)
      await this.#layApart(room.id, before).catch(() => {})
    return outcome
  }

  /** What was written unseen is laid so that no card lies over another. */
  async #layApart(roomId: string, before: Uint8Array): Promise<void> {
    const { state: after } = await this.#rooms.read(roomId)
    const update = await snapshotThread.run('layApart', { before, after })
    if (update) await this.#rooms.apply(roomId, update, null)
  }

  setAgenda(room: RoomRow, agenda: readonly Activity[]): Promise<Outcome> {
    return this.#change(room, (led) => withAgenda(led, agenda))
  }

  /** What a person has said of themselves. */
  async hand(room: RoomRow, memberId: string): Promise<OwnHand> {
    return ownHand((await readLed(this.#db, room.id))?.led ?? atFirst([]), memberId)
  }

  /** A person says something of themselves: it is kept at once, and told a moment later with what others say. */
  async changeHand(room: RoomRow, memberId: string, patch: HandPatch): Promise<HandOutcome> {
    const first = await this.#first(room)
    const changed = await changeLed(this.#db, room.id, first, (led): Change => {
      if (patch.moreTime && !led.running) return { ok: false, detail: 'No activity is on.' }
      const raised = changeHand(led, memberId, patch)
      return raised
        ? { ok: true, led: { ...led, ...raised } }
        : { ok: false, detail: 'Too many hands are up already.' }
    })
    if (!changed.ok) return changed
    this.#hands.ask(room.id)
    if (!this.#rooms.isHere(room.id, memberId)) this.#away.ask(`${room.id} ${memberId}`)
    return { ok: true, hand: ownHand(changed.led, memberId) }
  }

  /** Tells the people in a room of something that is kept elsewhere: its status, or its round of voting. */
  async changedElsewhere(roomId: string): Promise<void> {
    const room = await findRoom(this.#db, roomId)
    if (room) await this.#change(room, (led) => ({ ok: true, led }))
  }

  /** The number of those who have voted, or have written unseen, went up: tells it a moment later. */
  countAnew(roomId: string): void {
    this.#counts.ask(roomId)
  }

  /** Tells nothing more. */
  stop(): void {
    for (const later of [this.#counts, this.#present, this.#hands, this.#away]) later.stop()
  }

  /** A room that is gone is led by nobody. */
  async #standingOf(roomId: string): Promise<Standing> {
    const room = await findRoom(this.#db, roomId)
    return room ? this.standing(room) : unled
  }

  async #lowerUnlessHere(key: string): Promise<void> {
    const [roomId = '', memberId = ''] = key.split(' ')
    if (this.#rooms.isHere(roomId, memberId)) return
    const kept = await readLed(this.#db, roomId)
    if (!kept || !peopleIn(kept.led).has(memberId)) return
    await changeLed(this.#db, roomId, kept.led, (led) => ({
      ok: true,
      led: { ...led, ...withoutPerson(led, memberId) },
    }))
    this.#hands.ask(roomId)
  }

  /** Tells the people in a room how it is led, which is kept already. */
  async #tell(roomId: string): Promise<void> {
    const room = await findRoom(this.#db, roomId)
    if (!room) return
    const state = await this.read(room)
    this.#rooms.stand(roomId, standingOf(state, JSON.stringify(state)))
  }

  /** How many of those who are here have voted depends on who is here. */
  async #tellTurnout(roomId: string): Promise<void> {
    // As a change: a room passes nothing on that has the number of what it told last.
    if (await openRoundIn(this.#db, roomId)) await this.changedElsewhere(roomId)
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
