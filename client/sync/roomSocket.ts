/**
 * One room's live connection: keeps a Y.Doc and its presence the same as everyone else's, and connects again
 * whenever it is lost. Speaks the y-websocket protocol and our own messages (docs/protocol.md).
 * @module
 */
import type { Awareness } from 'y-protocols/awareness'
import { applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import {
  acceptsCompressedMessage,
  awarenessMessage,
  clockQuestion,
  close,
  message,
  moodMessage,
  syncMessage,
} from '../../shared/protocol/messages.ts'
import { applyFirst } from './applyFirst.ts'
import { retryDelay } from './backoff.ts'
import { canDecompress, inOrder } from './inOrder.ts'
import { OwnPresence } from './ownPresence.ts'
import { ServerClock } from './serverClock.ts'
import type { ServerMessage } from './serverMessage.ts'
import { UnsavedEdits } from './unsavedEdits.ts'

/** Bytes from which an edit goes as a step 2: the server takes live updates up to 256 KiB, a paste may be larger. */
const LARGE_UPDATE_BYTES = 200_000
/** Milliseconds of silence after which the server is asked whether it is still there. */
const SILENCE_MS = 15_000
/** Milliseconds that the answer may take before the connection counts as lost. */
const ANSWER_MS = 6_000
/** Milliseconds between looks at how long it has been silent; with the two above a dead line is known within 27 s. */
const WATCH_MS = 3_000

/** `WebSocket.OPEN`, also for a socket that is handed in. */
const OPEN = 1

/** Codes after which connecting again would give the same answer. */
const finalCodes = new Set<number>([
  close.malformed,
  close.noCredentials,
  close.forbidden,
  close.notFound,
  close.tooLarge,
  close.outdated,
])

export type SocketStatus = 'connecting' | 'live' | 'offline' | 'ended'

export interface RoomSocketOptions {
  /** `ws(s)://host/sync/ROOM`; the browser adds the session's cookie. */
  readonly url: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Called after anything that can be read here changed. */
  readonly onChange: () => void
  /** Called with how often each mood was shown a moment ago. */
  readonly onMoods?: (counts: readonly number[]) => void
  readonly WebSocket?: new (url: string) => WebSocket
  /** Gives a number in [0, 1), for the jitter. */
  readonly random?: () => number
}

export class RoomSocket {
  readonly #options: RoomSocketOptions
  readonly #unsaved = new UnsavedEdits()
  readonly #presence: OwnPresence
  #socket: WebSocket | null = null
  #status: SocketStatus = 'connecting'
  #endedWith: number | null = null
  #endedFor = ''
  #attempt = 0
  #retryTimer: ReturnType<typeof setTimeout> | null = null
  #watchTimer: ReturnType<typeof setInterval> | null = null
  /** The server knows all we had when it asked: from here on edits go out as they are made. */
  #answered = false
  #trouble = false
  #heardAt = 0
  #askedAt: number | null = null
  #hiddenPresence: Record<string, unknown> | null = null
  #facilitation: Facilitation | null = null
  /** Of what was heard on this connection; a server that was restored from a copy counts from there. */
  #ledVersion = -1
  /** The server's clock, for what is to happen at the same second everywhere. */
  readonly clock = new ServerClock()

  constructor(options: RoomSocketOptions) {
    this.#options = options
    this.#presence = new OwnPresence(options.awareness, (update) => this.#post(awarenessMessage(update)))
    options.doc.on('update', this.#edited)
  }

  get status(): SocketStatus {
    return this.#status
  }

  /** The code the server ended the connection with for good; null while there is hope. */
  get endedWith(): number | null {
    return this.#endedWith
  }

  /** The reason that it gave. */
  get endedFor(): string {
    return this.#endedFor
  }

  /** Everything written here is on the server's disk. Says nothing of what was written since the connection broke. */
  get isSaved(): boolean {
    return this.#answered && this.#unsaved.none
  }

  /** The server refused what this person wrote (a closed room, a link that only reads): it stays on this device. */
  get isRefused(): boolean {
    return this.#unsaved.refused
  }

  /** The server's disk takes nothing at the moment; what is written waits. */
  get inTrouble(): boolean {
    return this.#trouble
  }

  /** How the room is led, as last heard; null before that. */
  get facilitation(): Facilitation | null {
    return this.#facilitation
  }

  /** The same from elsewhere: an answer to a command may come before the news of it. */
  led(facilitation: Facilitation): void {
    if (facilitation.version < this.#ledVersion) return
    this.#ledVersion = facilitation.version
    this.#facilitation = facilitation
    this.#options.onChange()
  }

  /** Shows a mood, by its place in the list of them; without a connection nobody sees it. */
  showMood(mood: number): void {
    this.#post(moodMessage(mood))
  }

  /** Connects, unless it is connected or was ended. Cuts a wait short. */
  connect(): void {
    if (this.#socket || this.#status === 'ended') return
    this.#cancelRetry()
    const { url, WebSocket: Socket = WebSocket } = this.#options
    const socket = new Socket(url)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    // From the first moment: a network that swallows everything never says that it did.
    this.#heardAt = performance.now()
    this.#watchTimer = setInterval(() => this.#watch(), WATCH_MS)
    const read = inOrder(
      (received) => socket === this.#socket && this.#take(received),
      () => socket === this.#socket && this.#lost(),
    )
    socket.onopen = () => socket === this.#socket && this.#opened()
    socket.onmessage = ({ data }) => {
      this.#heardAt = performance.now()
      this.#askedAt = null
      if (socket === this.#socket && data instanceof ArrayBuffer) read(new Uint8Array(data))
    }
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#closed(code, reason)
  }

  /** The page comes to the front or the network is back: connect at once, or make sure that it still is. */
  wake(): void {
    if (!this.#socket) {
      this.#attempt = 0
      this.connect()
    } else if (this.#status === 'live') {
      this.#ask()
      this.#post(clockQuestion(this.clock.begin()))
    }
  }

  /** The network is gone: waiting for the browser to notice would say "saved" for half a minute too long. */
  networkLost(): void {
    if (this.#socket) this.#lost()
  }

  /** The page goes away: others see it at once. */
  leave(): void {
    this.#hiddenPresence = this.#options.awareness.getLocalState() ?? this.#hiddenPresence
    this.#options.awareness.setLocalState(null)
    this.#presence.sendNow()
    this.#cancelRetry()
    this.#drop()
    if (this.#status !== 'ended') this.#setStatus('connecting')
  }

  /** The page came back after {@link leave}. */
  comeBack(): void {
    if (this.#hiddenPresence) this.#options.awareness.setLocalState(this.#hiddenPresence)
    this.#hiddenPresence = null
    this.#attempt = 0
    this.connect()
  }

  /** Ends it for this page. */
  destroy(): void {
    this.#options.doc.off('update', this.#edited)
    this.leave()
    this.#presence.stop()
  }

  #opened(): void {
    this.#heardAt = performance.now()
    if (canDecompress()) this.#post(acceptsCompressedMessage())
    this.#post(syncMessage('step1', Y.encodeStateVector(this.#options.doc)))
    this.#post(clockQuestion(this.clock.begin()))
    if (this.#options.awareness.getLocalState()) this.#presence.sendNow()
  }

  #take(received: ServerMessage): void {
    const { doc } = this.#options
    switch (received.type) {
      case 'step1':
        this.#sendEdits('step2', Y.encodeStateAsUpdate(doc, received.stateVector))
        this.#answered = true
        return this.#options.onChange()
      case 'step2':
        applyFirst(doc, received.update, this)
        return this.#synced()
      case 'update':
        // The server sends what a board rests on as an update, before it answers.
        return applyFirst(doc, received.update, this)
      case 'awareness':
        return this.#takePresence(received.update)
      case 'queryAwareness':
        return this.#presence.sendNow()
      case 'saved':
        this.#unsaved.acknowledged(received.count)
        return this.#options.onChange()
      case 'denied':
        this.#unsaved.deny()
        return this.#options.onChange()
      case 'trouble':
        this.#trouble = received.trouble
        return this.#options.onChange()
      case 'facilitation':
        return this.led(received.facilitation)
      case 'moods':
        return this.#options.onMoods?.(received.counts)
      case 'clock':
        return this.#heardClock(received.asked, received.now)
      case 'compressed':
      case 'unknown':
        return
      default:
        return received satisfies never
    }
  }

  #heardClock(asked: number, now: number): void {
    const again = this.clock.answered(asked, now)
    if (again !== null) this.#post(clockQuestion(again))
    this.#options.onChange()
  }

  /** What the server echoes of this person is older than what is here, even where its clock is ahead. */
  #takePresence(update: Uint8Array): void {
    const { awareness } = this.#options
    const own = awareness.getLocalState()
    applyAwarenessUpdate(awareness, update, this)
    if (own) awareness.states.set(awareness.clientID, own)
  }

  #synced(): void {
    this.#attempt = 0
    this.#setStatus('live')
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || !this.#answered) return
    this.#sendEdits(update.byteLength > LARGE_UPDATE_BYTES ? 'step2' : 'update', update)
    this.#options.onChange()
  }

  #sendEdits(kind: 'step2' | 'update', update: Uint8Array): void {
    if (this.#post(syncMessage(kind, update))) this.#unsaved.sent(update)
  }

  #post(bytes: Uint8Array): boolean {
    if (this.#socket?.readyState !== OPEN) return false
    this.#socket.send(bytes as Uint8Array<ArrayBuffer>)
    return true
  }

  /** A broken connection can look whole for minutes: nothing heard for long is a reason to ask. */
  #watch(): void {
    const now = performance.now()
    if (this.#askedAt !== null && now - this.#askedAt > ANSWER_MS) return this.#lost()
    if (this.#askedAt === null && now - this.#heardAt > SILENCE_MS) this.#ask()
  }

  #ask(): void {
    this.#askedAt ??= performance.now()
    this.#post(new Uint8Array([message.queryAwareness]))
  }

  #closed(code: number, reason: string): void {
    // The line is whole: what came after the room was closed was refused, and the next connection only reads.
    if (code === close.closedToEdits) return this.#lost('connecting')
    if (!finalCodes.has(code)) return this.#lost()
    this.#drop()
    this.#endedWith = code
    this.#endedFor = reason
    this.#setStatus('ended')
  }

  /** Not connected, and it is to be tried again. */
  #lost(status: 'offline' | 'connecting' = 'offline'): void {
    this.#drop()
    this.#setStatus(status)
    this.#cancelRetry()
    const delay = retryDelay(this.#attempt++, this.#options.random ?? Math.random)
    this.#retryTimer = setTimeout(() => this.connect(), delay)
  }

  /** Lets go of the socket and of everything that held only while it lasted. */
  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    this.#answered = false
    this.#trouble = false
    this.#askedAt = null
    this.#ledVersion = -1
    this.#unsaved.reset()
    if (this.#watchTimer !== null) clearInterval(this.#watchTimer)
    this.#watchTimer = null
    socket?.close()
    const { awareness } = this.#options
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
    // Their clocks go too: else those who did not move meanwhile would be taken for old news after connecting again.
    for (const id of others) awareness.meta.delete(id)
  }

  #cancelRetry(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer)
    this.#retryTimer = null
  }

  #setStatus(status: SocketStatus): void {
    this.#status = status
    this.#options.onChange()
  }
}
