/**
 * All boards that are loaded: loads each once when it is first needed, writes through the ticker, makes checkpoints,
 * and lets go of a board some time after the last person left.
 * @module
 */
import { CHECKPOINT_AT_REST_BYTES, ROOM_IDLE_MS, ROOM_REST_MS } from '../../shared/limits.ts'
import { close } from '../../shared/protocol/messages.ts'
import type { Checkpoint, Journal } from '../journal/Journal.ts'
import { Barred } from './barred.ts'
import { BoardState } from './boardState.ts'
import { compactor } from './compactor.ts'
import { HiddenLogs } from './hiddenLogs.ts'
import { unpackBase } from './packedBase.ts'
import { RestingRooms } from './restingRooms.ts'
import { Room } from './room.ts'
import type { Socket } from './Socket.ts'
import { Session, type Who } from './session.ts'
import { type Standing, unled } from './standing.ts'
import { SyncStats } from './syncStats.ts'
import { Ticker } from './ticker.ts'

interface Log {
  error(context: object, message: string): void
}

export interface RoomsOptions {
  readonly journal: Journal
  readonly log: Log
  /** Milliseconds a board stays loaded after its last person left. */
  readonly idleMs?: number
  /** Milliseconds without an edit after which a board is made compact for whoever comes. */
  readonly restMs?: number
  /** Told when the last board that was loaded has been let go. */
  readonly onEmpty?: () => void
}

export class Rooms {
  readonly stats = new SyncStats()
  readonly #journal: Journal
  readonly #log: Log
  readonly #idleMs: number
  readonly #onEmpty: () => void
  readonly #loading = new Map<string, Promise<Room>>()
  readonly #loaded = new Map<string, Room>()
  readonly #idleTimers = new Map<string, NodeJS.Timeout>()
  readonly #compacting = new Map<string, Promise<Checkpoint | null>>()
  /** Rooms whose last checkpoint failed: how long their log must be before another is tried. */
  readonly #retryAt = new WeakMap<Room, number>()
  readonly #ticker: Ticker
  readonly #resting: RestingRooms
  readonly #barred = new Barred()
  #stopped = false
  #onLeft: (roomId: string, memberId: string) => void = () => {}
  #onWriter: (roomId: string) => void = () => {}
  #standingOf: (roomId: string) => Promise<Standing> = async () => unled
  #onEdited: (roomId: string) => void = () => {}
  /** Where the log of each room stood after its last tick. */
  readonly #heads = new WeakMap<Room, number>()

  constructor({
    journal,
    log,
    idleMs = ROOM_IDLE_MS,
    restMs = ROOM_REST_MS,
    onEmpty = () => {},
  }: RoomsOptions) {
    this.#journal = journal
    this.#log = log
    this.#idleMs = idleMs
    this.#onEmpty = onEmpty
    this.#ticker = new Ticker(journal, this.stats, log, (rooms) => this.#afterTick(rooms))
    this.#resting = new RestingRooms(restMs, (room) => this.#atRest(room))
  }

  /** Begins a room's log with the board it starts from. */
  async create(roomId: string, update: Uint8Array): Promise<void> {
    await this.#journal.append([{ roomId, data: update, memberId: null }])
  }

  /** Connects a socket to a room. The room is loaded first; what comes meanwhile is the caller's to hold back. */
  async connect(
    who: Who,
    socket: Socket,
    standing: Standing = unled,
  ): Promise<{ receive(bytes: Uint8Array): void; leave(): void } | null> {
    let room = await this.#load(who.roomId)
    // A room may have been let go while we waited for it; then it is loaded anew, never two of one.
    while (this.#loaded.get(who.roomId) !== room) room = await this.#load(who.roomId)
    if (this.#stopped) return null
    room.stand(standing)
    const session = new Session(who, socket)
    this.#keep(room.id)
    room.join(session)
    this.stats.connections++
    let here = true
    return {
      receive: (bytes) => {
        if (here && room.sessions.has(session)) room.receive(session, bytes)
      },
      leave: () => {
        if (!here) return
        here = false
        this.stats.connections--
        room.leave(session)
        if (!this.isHere(room.id, who.memberId)) this.#onLeft(room.id, who.memberId)
        this.#letGoLater(room)
      },
    }
  }

  /** The board as it is on disk, compacted, with the seq it stands at. */
  async read(roomId: string): Promise<{ state: Uint8Array; seq: number }> {
    const { base, seq } = await this.readPacked(roomId)
    return { state: unpackBase(base), seq }
  }

  /** The same as it is kept: for a thread to unpack, since to do so takes this one 30 ms for 10,000 cards. */
  async readPacked(roomId: string): Promise<{ base: Uint8Array; seq: number }> {
    const room = await this.#load(roomId)
    this.#keep(roomId)
    await this.#ticker.flush()
    const settled = room.board.settled ?? (await this.#compact(room))
    this.#letGoLater(room)
    if (!settled) throw new Error(`the board of room ${roomId} could not be put together`)
    return { base: settled.gzipped, seq: settled.seq }
  }

  /**
   * Has all that was written of a board on disk, and history told apart there: for another process to read it. No
   * checkpoint is made for it. Gives the seq that it stands at.
   */
  async seam(roomId: string): Promise<number> {
    const room = await this.#load(roomId)
    this.#keep(roomId)
    await this.#ticker.flush()
    this.#letGoLater(room)
    room.board.seam()
    return room.board.head
  }

  /** Writes an edit of the server's own; on disk when resolved. Throws when it builds on what is not there. */
  async apply(roomId: string, update: Uint8Array, by: string | null): Promise<void> {
    let room = await this.#load(roomId)
    while (this.#loaded.get(roomId) !== room) room = await this.#load(roomId)
    if (!room.write(update, by)) throw new Error('the update builds on what this board does not hold')
    await this.#ticker.flush()
    this.#letGoLater(room)
  }

  /** People connected to a room now: members, not tabs. */
  present(roomId: string): number {
    const room = this.#loaded.get(roomId)
    return room ? new Set([...room.sessions].map((session) => session.who.memberId)).size : 0
  }

  /** Whether a member is connected to a room now. */
  isHere(roomId: string, memberId: string): boolean {
    const sessions = this.#loaded.get(roomId)?.sessions ?? []
    return [...sessions].some(({ who }) => who.memberId === memberId)
  }

  /** Says who is called when a member's last connection to a room has ended. */
  onLeft(told: (roomId: string, memberId: string) => void): void {
    this.#onLeft = told
  }

  /** Says who is called when one more member of a room has written unseen. */
  onWriter(told: (roomId: string) => void): void {
    this.#onWriter = told
  }

  /** Says who knows how a room is led; one that is loaded asks. */
  askStanding(standingOf: (roomId: string) => Promise<Standing>): void {
    this.#standingOf = standingOf
  }

  /** Says who is called when a room's board has been changed, and the change is on disk. */
  onEdited(told: (roomId: string) => void): void {
    this.#onEdited = told
  }

  /** Ends the connections that the predicate names. */
  disconnect(predicate: (who: Who) => boolean, code: number, reason: string): void {
    for (const room of this.#loaded.values())
      for (const session of room.sessions)
        if (predicate(session.who)) {
          session.socket.close(code, reason)
          room.leave(session)
        }
  }

  /** Takes no edits of a member in these rooms before what is returned is called; then they are asked for. */
  bar(memberId: string, roomIds: readonly string[]): () => void {
    const letIn = this.#barred.add(roomIds.map((roomId) => ({ roomId, memberId })))
    return () => {
      letIn()
      for (const roomId of roomIds) this.#loaded.get(roomId)?.askDenied()
    }
  }

  /** Whether a member is to write nothing in a room now. */
  isBarred(roomId: string, memberId: string): boolean {
    return this.#barred.has({ roomId, memberId })
  }

  /** A room is led otherwise from now on. Whoever comes later brings how it is led then. */
  stand(roomId: string, standing: Standing): void {
    const room = this.#loaded.get(roomId)
    if (room) return room.stand(standing)
    // One that is being loaded may have asked before.
    this.#loading.get(roomId)?.then(
      (loaded) => loaded.stand(standing),
      () => {},
    )
  }

  /**
   * Removes a board for good, with its log.
   * @param reason what those who are there are told
   */
  async remove(roomId: string, reason = 'the room is gone'): Promise<void> {
    this.disconnect((who) => who.roomId === roomId, close.notFound, reason)
    await this.#loading.get(roomId)?.catch(() => null)
    await this.#ticker.flush()
    await this.#compacting.get(roomId)
    this.#forget(roomId)
    await this.#journal.remove(roomId)
  }

  /** Writes what waits, then ends every connection with "service restart". */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#ticker.flush()
    this.disconnect(() => true, close.restart, 'the server restarts')
    for (const timer of this.#idleTimers.values()) clearTimeout(timer)
    this.#resting.stop()
  }

  #load(roomId: string): Promise<Room> {
    const loading = this.#loading.get(roomId)
    if (loading) return loading
    const room = this.#open(roomId)
    this.#loading.set(roomId, room)
    room.catch(() => this.#loading.delete(roomId))
    return room
  }

  async #open(roomId: string): Promise<Room> {
    const board = new BoardState(await this.#journal.readAfter(roomId, 0))
    const hidden = new HiddenLogs()
    hidden.load(await this.#journal.readHidden(roomId), board)
    const room = new Room(roomId, board, hidden, {
      onDirty: (dirty) => this.#ticker.schedule(dirty),
      onLongTail: (long) => this.#compactUnlessVain(long),
      onWriter: () => this.#onWriter(roomId),
      isBarred: ({ memberId }) => this.isBarred(roomId, memberId),
      stats: this.stats,
    })
    room.stand(await this.#standingOf(roomId))
    this.#loaded.set(roomId, room)
    const apart = board.setAside.length + hidden.setAside
    if (apart > 0)
      this.#log.error({ room: roomId, updates: apart }, 'updates of the log are damaged and set aside')
    this.stats.rooms = this.#loaded.size
    return room
  }

  #afterTick(rooms: readonly Room[]): void {
    for (const room of rooms) {
      if (room.worthCompacting) this.#compactUnlessVain(room)
      this.#resting.ticked(room)
      const { head } = room.board
      if (this.#heads.get(room) === head) continue
      this.#heads.set(room, head)
      this.#onEdited(room.id)
    }
  }

  #atRest(room: Room): void {
    const isLoaded = this.#loaded.get(room.id) === room
    if (isLoaded && room.board.tailBytes >= CHECKPOINT_AT_REST_BYTES) this.#compactUnlessVain(room)
  }

  #compactUnlessVain(room: Room): void {
    if (room.board.tailLength >= (this.#retryAt.get(room) ?? 0)) void this.#compact(room)
  }

  /** Makes and keeps a checkpoint; null when that failed, which leaves the log as it was. */
  #compact(room: Room): Promise<Checkpoint | null> {
    const running = this.#compacting.get(room.id)
    if (running) return running
    const compacting = this.#makeCheckpoint(room).finally(() => this.#compacting.delete(room.id))
    this.#compacting.set(room.id, compacting)
    return compacting
  }

  async #makeCheckpoint(room: Room): Promise<Checkpoint | null> {
    const { seq, ...parts } = room.board.parts()
    try {
      const { compacted, segments, leftOut } = await compactor.compact(parts, room.worthCompacting)
      const checkpoint = { seq, ...compacted }
      const poisoned = leftOut.flatMap((index) => room.board.tailAt(index) ?? [])
      if (poisoned.length > 0)
        this.#log.error(
          { room: room.id, updates: poisoned.length },
          'updates that cannot be applied are set aside',
        )
      const setAside = [...room.board.setAside.filter((update) => update.seq <= seq), ...poisoned]
      await this.#journal.checkpoint(room.id, checkpoint, { setAside, segments })
      room.board.rebase(checkpoint)
      this.#retryAt.delete(room)
      this.stats.checkpoints++
      return checkpoint
    } catch (error) {
      this.#retryAt.set(room, room.board.tailLength * 2)
      if (!this.#stopped) this.#log.error({ err: error, room: room.id }, 'no checkpoint could be made')
      return null
    }
  }

  #keep(roomId: string): void {
    clearTimeout(this.#idleTimers.get(roomId))
    this.#idleTimers.delete(roomId)
  }

  #letGoLater(room: Room): void {
    if (room.sessions.size > 0 || this.#stopped || !this.#loaded.has(room.id)) return
    this.#keep(room.id)
    const timer = setTimeout(() => void this.#letGo(room), this.#idleMs)
    timer.unref()
    this.#idleTimers.set(room.id, timer)
  }

  /** Unloads a board that nobody is at, compacted; one that is not all on disk stays. */
  async #letGo(room: Room): Promise<void> {
    if (!room.board.settled && room.board.tailLength > 0) await this.#compact(room)
    if (room.sessions.size > 0 || room.dirty) return this.#letGoLater(room)
    this.#forget(room.id)
  }

  #forget(roomId: string): void {
    this.#keep(roomId)
    this.#loaded.delete(roomId)
    this.#loading.delete(roomId)
    this.stats.rooms = this.#loaded.size
    if (this.#loaded.size === 0) this.#onEmpty()
  }
}
