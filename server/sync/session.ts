/**
 * One connection to one room: who it is, what it may send, and how far it has been told.
 * @module
 */
import {
  DROP_PRESENCE_BYTES,
  DROP_STREAM_BYTES,
  FULL_SYNC_WINDOW_MS,
  MAX_FULL_SYNCS_PER_WINDOW,
  MAX_RESYNCS_PER_WINDOW,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
} from '../../shared/limits.ts'
import { savedMessage } from '../../shared/protocol/messages.ts'
import { Outgoing } from './outgoing.ts'
import type { PresentUser } from './presenceGate.ts'
import type { Socket } from './Socket.ts'
import { TokenBucket } from './tokenBucket.ts'

/** Who a connection belongs to, as the server's records have it. */
export interface Who {
  readonly memberId: string
  readonly sessionId: string
  readonly roomId: string
  readonly user: PresentUser
  /** Whether this role may edit a board that is open. */
  readonly mayEdit: boolean
  /** Whether this role may edit where only those who lead do. */
  readonly leads: boolean
}

/** What a room gives out in one tick, ready for each kind of listener. */
export interface TickFrames {
  readonly seq: number
  /** Update and presence together, for who is in the stream. */
  readonly both: Outgoing | null
  /** Presence alone, for who has the update already, or cannot take it now. */
  readonly presence: Outgoing | null
}

/** Before every seq: has to be sent everything. */
const OUT_OF_STREAM = -1

export class Session {
  readonly who: Who
  readonly socket: Socket
  readonly messages = new TokenBucket(MESSAGES_PER_SECOND, MESSAGE_BURST)
  /** The Yjs client id this connection writes and points under, once it has shown it. */
  clientId: number | null = null
  /** Step2 and update messages received so far. */
  received = 0
  /** The seq up to which this session has been sent everything; null before its first sync. */
  sentSeq: number | null = null
  /** It takes compressed messages. */
  takesCompressed = false
  /** It was told that it may not edit; once is enough. */
  denied = false
  #acknowledged = 0
  /** How many of its messages came before the first that was not taken; null when all were. */
  #takenBefore: number | null = null
  readonly #fullSyncs: number[] = []
  readonly #resyncs: number[] = []

  constructor(who: Who, socket: Socket) {
    this.who = who
    this.socket = socket
  }

  /** So much waits for this client that it gets no more until it has drained. */
  get stalled(): boolean {
    return this.socket.buffered > DROP_STREAM_BYTES
  }

  /** Sends a tick in one write. A slow client loses presence first, then its place in the stream. Returns bytes sent. */
  deliver({ seq, both, presence }: TickFrames, knowsUpdate: boolean): number {
    const buffered = this.socket.buffered
    const inStream = this.sentSeq !== null && buffered <= DROP_STREAM_BYTES
    if (inStream) this.sentSeq = seq
    const outgoing = inStream && !knowsUpdate ? both : buffered <= DROP_PRESENCE_BYTES ? presence : null
    if (!outgoing) return 0
    this.socket.send(outgoing)
    return outgoing.wire.byteLength
  }

  /** Sends what this member wrote in another window; one that cannot take it now is to be sent all anew. */
  deliverOwn(outgoing: Outgoing): void {
    if (this.sentSeq === null) return
    if (this.stalled) this.sentSeq = OUT_OF_STREAM
    else this.socket.send(outgoing)
  }

  /** The message just received was not taken: nothing from it on is safe before a whole answer is. */
  notTaken(): void {
    this.#takenBefore ??= this.received - 1
  }

  /** A step 2 was taken: it holds what the messages before it held. */
  allTaken(): void {
    this.#takenBefore = null
  }

  /** How many of its messages, counted from the first, were taken. */
  get taken(): number {
    return this.#takenBefore ?? this.received
  }

  /** Tells the sender that its first `count` edits are on disk. */
  acknowledge(count: number): void {
    if (count <= this.#acknowledged) return
    this.#acknowledged = count
    this.socket.send(new Outgoing(savedMessage(count)))
  }

  /** Milliseconds to wait before this session may have another whole sync; 0 for none. */
  fullSyncDelay(now: number): number {
    return delayWithin(this.#fullSyncs, MAX_FULL_SYNCS_PER_WINDOW, now)
  }

  /** Whether this session keeps sending what builds on nothing. */
  resyncsTooOften(now: number): boolean {
    return delayWithin(this.#resyncs, MAX_RESYNCS_PER_WINDOW, now) > 0
  }
}

/** Counts an event in a sliding window; when the window is full, counts nothing and gives the time to wait. */
function delayWithin(times: number[], most: number, now: number): number {
  while (times.length > 0 && (times[0] ?? 0) <= now - FULL_SYNC_WINDOW_MS) times.shift()
  if (times.length >= most) return (times[0] ?? now) + FULL_SYNC_WINDOW_MS - now
  times.push(now)
  return 0
}
