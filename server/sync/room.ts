/**
 * One loaded board and the people at it: takes their messages, lets in what the gate allows, and gives out what is
 * on disk. It knows no database and no WebSocket.
 * @module
 */
import {
  CHECKPOINT_AFTER_BYTES,
  CHECKPOINT_AFTER_UPDATES,
  COMPRESS_FROM_BYTES,
  MAX_BOARD_BYTES,
  MAX_STATE_VECTOR_BYTES,
  MAX_UPDATE_BYTES,
} from '../../shared/limits.ts'
import type { ClientMessage } from '../../shared/protocol/messages.ts'
import {
  awarenessMessage,
  clockAnswer,
  close,
  deniedMessage,
  readClientMessage,
  syncMessage,
  troubleMessage,
} from '../../shared/protocol/messages.ts'
import type { Claim, Writer } from '../history/claims.ts'
import { ArrivalRate } from './arrivalRate.ts'
import { BaseFrames } from './baseFrames.ts'
import { type Batch, entriesOf, type Packed, pack, type Waiting, waitingAgain } from './batch.ts'
import type { BoardState } from './boardState.ts'
import type { Deletions } from './deletedRanges.ts'
import type { HiddenBatch, HiddenLogs } from './hiddenLogs.ts'
import { mergedUpdates } from './mergedUpdates.ts'
import { Moods } from './moods.ts'
import { Outgoing } from './outgoing.ts'
import { Presence } from './presence.ts'
import { encodePresence, examinePresence } from './presenceGate.ts'
import type { Session, TickFrames, Who } from './session.ts'
import { type Standing, unled } from './standing.ts'
import type { SyncStats } from './syncStats.ts'
import { examineUpdate, type Known, type Verdict } from './updateGate.ts'

/** What the gate would say of an update that says nothing, if it let it in. */
const nothingNew = { ok: true, update: mergedUpdates([]), clocks: new Map(), deletions: new Map() } as const

/** Bytes a room holds for a disk that takes nothing, before it takes nothing more itself. */
const MAX_WAITING_BYTES = 1024 * 1024
/** Milliseconds between looks at clients that fell out of the stream. */
const CATCH_UP_MS = 250
/** The state vector of an empty document. */
const NOTHING_KNOWN = new Uint8Array([0])

/** An update of nothing has two bytes. */
const saysSomething = (update: Uint8Array): boolean => update.byteLength > 2

/** What the gate says of an update that it let in. */
type Admitted = Extract<Verdict, { ok: true }>

export interface RoomEvents {
  /** Something waits for the next tick. */
  readonly onDirty: (room: Room) => void
  /** Somebody came while much lay after the base: the next one should find it in the base. */
  readonly onLongTail: (room: Room) => void
  /** One more member has written unseen. */
  readonly onWriter: (room: Room) => void
  /** Whether what somebody writes is not taken now, since what they wrote here is being removed. */
  readonly isBarred: (who: Who) => boolean
  readonly stats: SyncStats
}

export class Room {
  readonly id: string
  readonly board: BoardState
  readonly presence = new Presence()
  readonly sessions = new Set<Session>()
  readonly arrivals = new ArrivalRate()
  readonly #moods = new Moods(this.sessions)
  #standing: Standing = unled
  /** What members wrote unseen; what comes now goes there while {@link #isQuiet}. */
  readonly #hidden: HiddenLogs
  #isQuiet = false
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #waitingSince = 0
  /** A batch has been taken, and the disk has not answered for it. */
  #atDisk = false
  #contributors = new Set<Session>()
  /** Whose each writer's id is, as long as the room is loaded. */
  readonly #owners = new Map<number, string>()
  /** Writers' ids of which the log says whose they are, and those of which it is to be told. */
  readonly #recorded = new Set<number>()
  #newWriters: Writer[] = []
  #inTrouble = false
  /** Somebody fell out of the stream. */
  #lagging = false
  readonly #base = new BaseFrames()
  readonly #events: RoomEvents

  constructor(id: string, board: BoardState, hidden: HiddenLogs, events: RoomEvents) {
    this.id = id
    this.board = board
    this.#hidden = hidden
    this.#events = events
    // As long as nobody says that it may be seen.
    this.#isQuiet = !hidden.isEmpty
    for (const log of hidden.all()) for (const client of log.writers) this.#owners.set(client, log.memberId)
  }

  /** Takes in a connection: asks what it has that we lack, and tells it who is here. */
  join(session: Session): void {
    this.sessions.add(session)
    const ask = syncMessage('step1', this.#stateVectorFor(session))
    const everyone = this.presence.everyone()
    const greeting = [ask]
    if (everyone) greeting.push(awarenessMessage(everyone))
    if (this.#inTrouble) greeting.push(troubleMessage(true))
    if (this.#standing.news) greeting.push(this.#standing.news)
    session.socket.send(new Outgoing(...greeting))
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return
    this.#contributors.delete(session)
    if (session.clientId !== null && !this.#boundElsewhere(session.clientId)) {
      this.presence.remove(session.clientId)
      this.#events.onDirty(this)
    }
  }

  /** The room is led so from now on; everyone is told. */
  stand(standing: Standing): void {
    if (standing.version <= this.#standing.version) return
    this.#standing = standing
    if (standing.quiet) this.#hush()
    else if (this.#isQuiet) this.#reveal()
    const news = standing.news && new Outgoing(standing.news)
    if (news) for (const session of this.sessions) session.socket.send(news)
    this.askDenied()
  }

  /** Asks for edits that were not taken and would be now. */
  askDenied(): void {
    for (const session of this.sessions)
      if (session.denied && this.#mayEdit(session.who) && !this.#events.isBarred(session.who))
        this.#takeAfterAll(session)
  }

  /** Edits of this session were not taken, and would be now: asks for them. */
  #takeAfterAll(session: Session): void {
    session.denied = false
    this.#ask(session)
  }

  /** From now on each sees only what they write themselves. */
  #hush(): void {
    this.#isQuiet = true
    this.presence.hush(true)
    this.#events.onDirty(this)
  }

  /** What was written unseen becomes the board's: on disk as one commit, and to everyone as one frame. */
  #reveal(): void {
    this.#isQuiet = false
    let revealed = 0
    for (const log of this.#hidden.takeAll()) {
      const update = log.whole()
      const verdict = update && examineUpdate(update, this.#knownToAll(), log.memberId)
      if (!verdict) continue
      if (!verdict.ok && verdict.reason !== 'known') {
        this.#events.stats.refuse(`revealed: ${verdict.reason}`)
        continue
      }
      revealed++
      // What the board has learnt of others meanwhile says nothing new, and ends the log all the same.
      const news = verdict.ok ? verdict : nothingNew
      this.#admit({ memberId: log.memberId, session: null, ends: { but: log.setAside } }, news)
    }
    if (revealed === 0) this.presence.hush(false)
    this.#events.onDirty(this)
  }

  #stateVectorFor({ who }: Session): Uint8Array {
    return this.#hidden.of(who.memberId)?.stateVectorOn(this.board) ?? this.board.stateVector()
  }

  readonly #ownerOf = (client: number) => this.#owners.get(client)

  #knownToAll(): Known {
    return { clocks: this.board.clocks, deleted: this.board.deleted, ownerOf: () => undefined }
  }

  #knownTo(memberId: string): Known {
    const own = this.#hidden.of(memberId)
    if (own) return own.knownOn(this.board, this.#ownerOf)
    return { clocks: this.board.clocks, deleted: this.board.deleted, ownerOf: this.#ownerOf }
  }

  /** Takes one message as it came from the wire. */
  receive(session: Session, bytes: Uint8Array): void {
    if (!session.messages.take()) return this.#end(session, close.tooOften, 'too many messages a second')
    const message = readClientMessage(bytes)
    this.#events.stats.bytesIn += bytes.byteLength
    this.arrivals.add(performance.now())
    switch (message.type) {
      case 'step1':
        return this.#answer(session, message.stateVector)
      case 'step2':
      case 'update':
        return this.#takeUpdate(session, message)
      case 'awareness':
        return this.#takePresence(session, message.update)
      case 'queryAwareness':
        return this.#tellPresence(session)
      case 'acceptsCompressed':
        session.takesCompressed = true
        return
      case 'clock':
        return session.socket.send(new Outgoing(clockAnswer(message.asked, Date.now())))
      case 'mood':
        if (!this.#moods.take(session, message.mood)) this.#events.stats.refuse('mood')
        return
      case 'unknown':
        return this.#events.stats.refuse('unknown kind of message')
      case 'malformed':
        return this.#end(session, close.malformed, 'malformed message')
      default:
        return message satisfies never
    }
  }

  /** Takes an edit of the server's own: what it writes is as durable, and as visible, as anyone's. */
  write(update: Uint8Array, memberId: string | null): boolean {
    const verdict = examineUpdate(update, this.#knownToAll(), '')
    if (!verdict.ok) return verdict.reason === 'known'
    this.#admit({ memberId, session: null }, verdict)
    return true
  }

  #takeUpdate(session: Session, message: Extract<ClientMessage, { type: 'step2' | 'update' }>): void {
    const { update } = message
    session.received++
    this.#events.stats.updatesIn++
    if (message.type === 'update' && update.byteLength > MAX_UPDATE_BYTES)
      return this.#end(session, close.tooLarge, `an update may have ${MAX_UPDATE_BYTES} bytes`)
    if (!this.#mayEdit(session.who)) return this.#refuseEdit(session, message)
    if (this.#events.isBarred(session.who)) return this.#putOff(session, update)
    const { memberId } = session.who
    const verdict = examineUpdate(update, this.#knownTo(memberId), memberId)
    if (message.type === 'step2' && (verdict.ok || verdict.reason === 'known')) session.allTaken()
    if (verdict.ok) return this.#takeGood(session, verdict)
    if (verdict.reason === 'known') {
      this.#contributors.add(session)
      return this.#events.onDirty(this)
    }
    this.#events.stats.refuse(`update: ${verdict.reason}`)
    if (verdict.reason === 'malformed') return this.#end(session, close.malformed, 'malformed update')
    session.notTaken()
    if (verdict.reason === 'missing') this.#askForMissing(session)
    else this.#deny(session, 'this was written under the id of another')
  }

  #takeGood(session: Session, verdict: Admitted): void {
    const { byteLength } = verdict.update
    if (this.#inTrouble && this.#waitingBytes + byteLength > MAX_WAITING_BYTES)
      return this.#end(session, close.restart, 'the disk takes nothing; try again later')
    const bytes = this.board.bytes + this.#waitingBytes + this.#hidden.bytes + byteLength
    if (bytes > MAX_BOARD_BYTES && verdict.clocks.size > 0)
      return this.#end(session, close.tooLarge, `a board may have ${MAX_BOARD_BYTES} bytes`)
    for (const client of verdict.clocks.keys()) this.#bind(session, client)
    this.#contributors.add(session)
    const { memberId } = session.who
    if (!this.#isQuiet) return this.#admit({ memberId, session }, verdict)
    this.#hidden.open(memberId).admit(verdict, session)
    this.#waits(byteLength)
  }

  #mayEdit({ mayEdit, leads }: Who): boolean {
    const { edits } = this.#standing
    return mayEdit && (edits === 'all' || (edits === 'leaders' && leads))
  }

  #refuseEdit(session: Session, message: Extract<ClientMessage, { type: 'step2' | 'update' }>): void {
    if (!saysSomething(message.update)) return
    this.#events.stats.refuse(session.who.mayEdit ? 'room closed' : 'role')
    session.notTaken()
    // A step 2 answers our own question; to end the connection for it would make reading impossible.
    if (session.who.mayEdit && message.type === 'update')
      return this.#end(session, close.closedToEdits, 'the room is closed to edits')
    this.#deny(session, session.who.mayEdit ? 'the room is closed to edits' : 'this link may only read')
  }

  /** Not taken now: their connection stays, and is asked for it when what they wrote before is gone. */
  #putOff(session: Session, update: Uint8Array): void {
    if (!saysSomething(update)) return
    this.#events.stats.refuse('removal')
    session.notTaken()
    this.#deny(session, 'what you wrote here is being removed')
  }

  /** Says once that edits of this session are not taken. */
  #deny(session: Session, reason: string): void {
    if (session.denied) return
    session.denied = true
    session.socket.send(new Outgoing(deniedMessage(reason)))
  }

  #ask(session: Session): void {
    session.socket.send(new Outgoing(syncMessage('step1', this.#stateVectorFor(session))))
  }

  #askForMissing(session: Session): void {
    if (session.resyncsTooOften(performance.now()))
      return this.#end(session, close.malformed, 'updates that build on nothing')
    this.#ask(session)
  }

  /** A writer's id belongs to the first who writes or points under it, so that nobody can write as another. */
  #bind(session: Session, client: number): void {
    if (!this.#owners.has(client)) this.#owners.set(client, session.who.memberId)
    session.clientId ??= client
  }

  #admit(from: Omit<Waiting, 'update' | 'claims'>, { update, clocks, deletions }: Admitted): void {
    const { memberId } = from
    const claims = memberId === null ? [] : this.#claim(memberId, clocks, deletions)
    for (const [client, clock] of clocks) this.board.clocks.set(client, clock)
    this.board.deleted.add(deletions)
    this.#waiting.push({ ...from, update, claims })
    this.#waits(update.byteLength)
  }

  #waits(bytes: number): void {
    if (this.#waitingBytes === 0) this.#waitingSince = performance.now()
    this.#waitingBytes += bytes
    this.#events.onDirty(this)
  }

  /** Notes for the log whose these writings are; gives what they delete of others. */
  #claim(memberId: string, clocks: Admitted['clocks'], deletions: Deletions): Claim[] {
    for (const [client, after] of clocks) {
      const clock = this.board.clocks.get(client) ?? 0
      if (after <= clock || this.#recorded.has(client)) continue
      this.#recorded.add(client)
      this.#newWriters.push({ client, clock, memberId })
    }
    const ofOthers = this.board.deleted.lacking(deletions, (client) => this.#owners.get(client) !== memberId)
    return ofOthers.size > 0 ? [{ memberId, deletions: ofOthers }] : []
  }

  #answer(session: Session, stateVector: Uint8Array): void {
    if (stateVector.byteLength > MAX_STATE_VECTOR_BYTES)
      return this.#end(session, close.tooLarge, `a state vector may have ${MAX_STATE_VECTOR_BYTES} bytes`)
    const delay = session.fullSyncDelay(performance.now())
    if (delay === 0) return this.#sync(session, stateVector)
    this.#events.stats.refuse('sync too often')
    if (session.sentSeq === null) return
    session.sentSeq = null
    setTimeout(() => this.sessions.has(session) && this.#sync(session, stateVector), delay).unref()
  }

  #sync(session: Session, stateVector: Uint8Array): void {
    try {
      const { base, updates } = this.board.missingFor(stateVector)
      if (base) {
        const compresses = session.takesCompressed && base.bytes >= COMPRESS_FROM_BYTES
        session.socket.send(compresses ? this.#base.compressed(base) : this.#base.plain(base))
      }
      if (updates.length > 1) this.#events.onLongTail(this)
      const own = this.#hidden.of(session.who.memberId)?.missingFor(stateVector)
      this.#sendRest(session, own ? [...updates, own] : updates)
    } catch {
      this.#end(session, close.malformed, 'malformed state vector')
    }
  }

  /** The last of the updates as the answer, which tells the client that it has the board. */
  #sendRest(session: Session, updates: readonly Uint8Array[]): void {
    const last = updates.at(-1) ?? mergedUpdates([])
    const before = updates.slice(0, -1).map((update) => syncMessage('update', update))
    session.socket.send(new Outgoing(...before, syncMessage('step2', last)))
    session.sentSeq = this.board.head
  }

  #takePresence(session: Session, update: Uint8Array): void {
    const mayBind = (client: number) =>
      (this.#owners.get(client) ?? session.who.memberId) === session.who.memberId
    const verdict = examinePresence(update, session.clientId, mayBind, session.who.user)
    if (!verdict.ok) {
      if (verdict.reason === 'malformed') this.#end(session, close.malformed, 'malformed presence')
      else if (verdict.reason === 'too_large') this.#end(session, close.tooLarge, 'presence too large')
      return
    }
    this.#bind(session, verdict.clientId)
    this.presence.set(verdict.clientId, verdict.clock, verdict.state)
    this.#events.onDirty(this)
  }

  #boundElsewhere(client: number): boolean {
    for (const session of this.sessions) if (session.clientId === client) return true
    return false
  }

  #tellPresence(session: Session): void {
    // Also when nobody points: whoever asks may want to know whether we are still here.
    const everyone = this.presence.everyone() ?? encodePresence([])
    session.socket.send(new Outgoing(awarenessMessage(everyone)))
  }

  #end(session: Session, code: number, reason: string): void {
    this.#events.stats.refuse(`closed ${code}`)
    session.socket.close(code, reason)
    this.leave(session)
  }

  /** What came in since the last call, which {@link committed} or {@link failed} has answered. */
  takeBatch(): Batch {
    this.#atDisk = true
    const board = pack(this.id, this.#waiting, this.#newWriters)
    const hidden = this.#hidden.isEmpty ? [] : this.#hidden.batches()
    const contributions = new Map([...this.#contributors].map((session) => [session, session.taken]))
    if (board.length > 0) this.#newWriters = []
    this.#waiting = []
    this.#waitingBytes = 0
    this.#contributors = new Set()
    return {
      board,
      hidden,
      entries: entriesOf(this.id, board, hidden),
      contributions,
      since: this.#waitingSince,
    }
  }

  /** Whether the batch may be seen only once the disk has taken it, or has shown that it takes something again. */
  waitsForDisk({ entries, contributions }: Batch): boolean {
    return entries.length > 0 || contributions.size > 0 || this.#inTrouble
  }

  /**
   * The batch is on disk: now others may see it, and its writers hear that it is safe.
   * @param seqs of its entries
   */
  committed(batch: Batch, seqs: readonly number[]): void {
    this.#atDisk = false
    for (const [i, { entry }] of batch.board.entries()) {
      const { data, memberId, claims = [] } = entry
      this.board.committed({ seq: seqs[i] ?? 0, at: Date.now(), data, memberId, claims })
      if (entry.ends) this.presence.hush(this.#isQuiet)
    }
    for (const one of batch.hidden) {
      if (!one.log.isKept) this.#events.onWriter(this)
      one.log.committed(one)
    }
    this.#tellTrouble(false)
    for (const [session, count] of batch.contributions)
      if (this.sessions.has(session)) session.acknowledge(count)
    this.#publish(batch.board, batch.hidden)
  }

  /** The disk did not take it: it waits, before whatever comes, and nobody sees it until it is taken. */
  failed(batch: Batch): void {
    this.#atDisk = false
    this.#waiting.unshift(...batch.board.map(waitingAgain))
    for (const { writers = [], data } of batch.entries) {
      this.#newWriters.unshift(...writers)
      this.#waitingBytes += data.byteLength
    }
    this.#waitingSince = batch.since
    for (const session of batch.contributions.keys()) this.#contributors.add(session)
    this.#tellTrouble(true)
    this.#publish([], [])
  }

  #tellTrouble(trouble: boolean): void {
    if (this.#inTrouble === trouble) return
    this.#inTrouble = trouble
    const news = new Outgoing(troubleMessage(trouble))
    for (const session of this.sessions) session.socket.send(news)
  }

  #publish(board: readonly Packed[], hidden: readonly HiddenBatch[]): void {
    const changes = this.presence.takeChanges()
    const pointing = changes && awarenessMessage(changes)
    const update =
      board.length > 0 ? syncMessage('update', mergedUpdates(board.map(({ entry }) => entry.data))) : null
    const both = [update, pointing].filter((one) => one !== null)
    if (both.length === 0 && hidden.length === 0 && !this.#lagging) return
    const presence = pointing && new Outgoing(pointing)
    const frames = { seq: this.board.head, both: both.length > 0 ? new Outgoing(...both) : null, presence }
    this.#lagging = false
    for (const one of hidden) this.#tellOwnWindows(one)
    const author = board.length === 1 ? board[0]?.author : null
    for (const session of this.sessions) this.#deliver(session, frames, board.length, session === author)
    if (this.#lagging) setTimeout(() => this.#events.onDirty(this), CATCH_UP_MS).unref()
  }

  /** What a member wrote unseen goes to their other windows, and to nobody else. */
  #tellOwnWindows({ log, update, author }: HiddenBatch): void {
    const frame = new Outgoing(syncMessage('update', update))
    for (const session of this.sessions)
      if (session.who.memberId === log.memberId && session !== author) session.deliverOwn(frame)
  }

  /** @param updates how many of the board's log the frames hold */
  #deliver(session: Session, frames: TickFrames, updates: number, isAuthor: boolean): void {
    const { seq } = frames
    if (session.sentSeq !== null && session.sentSeq < seq - updates) this.#catchUp(session)
    const bytes = session.deliver(frames, isAuthor || session.sentSeq === seq)
    if (bytes > 0) this.#events.stats.framesOut++
    this.#events.stats.bytesOut += bytes
    if (session.sentSeq !== null && session.sentSeq < seq) this.#lagging = true
  }

  /** Brings a client that fell out of the stream back to it once it has drained. */
  #catchUp(session: Session): void {
    if (session.sentSeq === null || session.stalled) return
    const missed = this.board.after(session.sentSeq)
    if (missed) session.socket.send(new Outgoing(syncMessage('update', missed)))
    else this.#sync(session, NOTHING_KNOWN)
    session.sentSeq = this.board.head
  }

  /** Something has come in that has not all been written and given out. */
  get dirty(): boolean {
    const waits = this.#waiting.length > 0 || this.#contributors.size > 0 || this.presence.hasChanges
    return waits || this.#atDisk || this.#hidden.hasPending
  }

  get worthCompacting(): boolean {
    return this.board.tailLength >= CHECKPOINT_AFTER_UPDATES || this.board.tailBytes >= CHECKPOINT_AFTER_BYTES
  }
}
