/**
 * The moods of a room: counted for a moment and then told to all at once, so that forty people who clap are one message.
 * Nothing of them is kept, and nobody is told whose they were.
 * @module
 */
import { moods } from '../../shared/facilitation/moods.ts'
import { DROP_PRESENCE_BYTES, MOOD_BURST, MOODS_PER_SECOND } from '../../shared/limits.ts'
import { moodsMessage } from '../../shared/protocol/messages.ts'
import { can } from '../access/can.ts'
import { Outgoing } from './outgoing.ts'
import type { Session } from './session.ts'
import { TokenBucket } from './tokenBucket.ts'

/** Milliseconds from the first mood to the telling of it and of those that came meanwhile. */
const TOGETHER_MS = 300

const none = () => moods.map(() => 0)

export class Moods {
  readonly #sessions: ReadonlySet<Session>
  readonly #allowed = new WeakMap<Session, TokenBucket>()
  #counts = none()
  #timer: NodeJS.Timeout | null = null

  /** @param sessions who is told, as they are then */
  constructor(sessions: ReadonlySet<Session>) {
    this.#sessions = sessions
  }

  /** Somebody shows a mood. One of nobody's, one too many, or of a person who may not, is not counted. */
  take(session: Session, mood: number): boolean {
    const count = this.#counts[mood]
    if (count === undefined || !can(session.who.user.role, 'raiseHand')) return false
    const allowed = this.#allowed.get(session) ?? new TokenBucket(MOODS_PER_SECOND, MOOD_BURST)
    this.#allowed.set(session, allowed)
    if (!allowed.take()) return false
    this.#counts[mood] = count + 1
    if (this.#timer === null) {
      this.#timer = setTimeout(() => this.#tell(), TOGETHER_MS)
      this.#timer.unref()
    }
    return true
  }

  #tell(): void {
    const news = new Outgoing(moodsMessage(this.#counts))
    this.#counts = none()
    this.#timer = null
    for (const { socket } of this.#sessions) if (socket.buffered <= DROP_PRESENCE_BYTES) socket.send(news)
  }
}
