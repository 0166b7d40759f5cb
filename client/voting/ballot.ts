/**
 * One voter's ballot in an open round: what they want to give, at once on the page, and kept on the server a moment
 * later. It knows no page and no network.
 * @module
 */
import type { VoteRules, Votes } from '../../shared/facilitation/tally.ts'

/** What became of a ballot that was sent, or of the asking for it. */
export type Answered =
  | { readonly ok: true; readonly votes: Votes }
  /** `unreached` is worth another try; a round that was closed, or a ballot that may not be, is not. */
  | { readonly ok: false; readonly why: 'closed' | 'refused' | 'unreached' }

/** Why a vote cannot be given: none are left, or the card has as many as one person may give it. */
export type NoVote = 'budget' | 'perCard'

export interface BallotState {
  /** False until the server said what is on it. */
  readonly isKnown: boolean
  /** Votes on cards that can be voted for now. */
  readonly votes: Votes
  /** Votes that can still be given. */
  readonly left: number
  /** Whether all of it is on the server; `waiting` where it was not reached. */
  readonly kept: 'kept' | 'sending' | 'waiting'
  /** The card that was given or taken a vote last, and how many it has. */
  readonly last: { readonly count: number; readonly number: number } | null
}

export interface BallotOptions extends VoteRules {
  readonly read: () => Promise<Answered>
  readonly send: (votes: Votes) => Promise<Answered>
  /** Whether a card is there and can be voted for: votes for one that is gone are free again. */
  readonly isVotable: (cardId: string) => boolean
  /** Told when the server did not take what was given. */
  readonly onRefused: (why: 'closed' | 'refused') => void
}

/** Milliseconds until a server that was not reached is tried again. */
const AGAIN_MS = 3_000

const sum = (votes: Votes): number => Object.values(votes).reduce((all, count) => all + count, 0)
const same = (a: Votes, b: Votes): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([id, n]) => b[id] === n)

export class Ballot {
  readonly #options: BallotOptions
  readonly #listeners = new Set<() => void>()
  /** What the server has; null until it said. */
  #onServer: Votes | null = null
  #wanted: Votes = {}
  #isToRead = true
  #isBusy = false
  #isUnreached = false
  #isStopped = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: BallotState['last'] = null
  #state: BallotState

  constructor(options: BallotOptions) {
    this.#options = options
    this.#state = this.#now()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A new object whenever anything in it changes. */
  readonly state = (): BallotState => this.#state

  /** Votes on one card. */
  readonly on = (cardId: string): number => this.#state.votes[cardId] ?? 0

  /** Gives a card one vote more, or takes one back; or says why it cannot be given. Does nothing until it is known. */
  change(cardId: string, by: 1 | -1): NoVote | null {
    if (!this.#onServer) return null
    const votes = this.#standing()
    const before = votes[cardId] ?? 0
    if (by > 0 && before >= this.#options.perCard) return 'perCard'
    if (by > 0 && sum(votes) >= this.#options.budget) return 'budget'
    const count = Math.max(0, before + by)
    const { [cardId]: _before, ...others } = votes
    this.#wanted = count > 0 ? { ...others, [cardId]: count } : others
    this.#last = { count, number: (this.#last?.number ?? 0) + 1 }
    void this.#work()
    return null
  }

  /** Gives something just so many, whatever it had; 0 takes it away. For ballots without a budget. */
  set(key: string, count: number): void {
    if (!this.#onServer) return
    const { [key]: _before, ...others } = this.#standing()
    this.#wanted = count > 0 ? { ...others, [key]: count } : others
    this.#last = { count, number: (this.#last?.number ?? 0) + 1 }
    void this.#work()
  }

  /** Looks again at which cards are there. */
  refresh(): void {
    this.#show()
  }

  /** Asks the server what is on it, and sends what it has not: at first, and whenever either may have changed. */
  meet(): void {
    this.#isStopped = false
    this.#isToRead = true
    void this.#work()
  }

  /** Asks and sends nothing more, until it is to {@link meet} the server again. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  /** Votes on cards that can be voted for. Those on others stay on the server until something is changed. */
  #standing(): Votes {
    return Object.fromEntries(Object.entries(this.#wanted).filter(([id]) => this.#options.isVotable(id)))
  }

  /** One thing with the server at a time, until it has what is wanted now; one that did not reach it is tried again. */
  async #work(): Promise<void> {
    if (this.#isBusy || this.#isStopped) return this.#show()
    this.#isBusy = true
    clearTimeout(this.#timer)
    this.#show()
    let step = this.#next()
    while (step && !this.#isStopped) {
      this.#isUnreached = !(await step())
      this.#show()
      step = this.#isUnreached ? null : this.#next()
    }
    this.#isBusy = false
    if (this.#isUnreached && !this.#isStopped) this.#timer = setTimeout(() => void this.#work(), AGAIN_MS)
  }

  /** What is to be done with the server now; each says whether it was reached. */
  #next(): (() => Promise<boolean>) | null {
    if (this.#isToRead) return () => this.#read()
    if (this.#onServer && !same(this.#wanted, this.#onServer)) return () => this.#send()
    return null
  }

  async #read(): Promise<boolean> {
    const answer = await this.#options.read()
    if (!answer.ok && answer.why === 'unreached') return false
    this.#isToRead = false
    if (answer.ok) {
      // What was changed here while the server was asked is sent next.
      const isChanged = this.#onServer !== null && !same(this.#wanted, this.#onServer)
      this.#onServer = answer.votes
      if (!isChanged) this.#wanted = answer.votes
    }
    return true
  }

  async #send(): Promise<boolean> {
    const sent = this.#wanted
    const answer = await this.#options.send(sent)
    if (answer.ok) this.#onServer = sent
    else if (answer.why === 'unreached') return false
    else {
      this.#wanted = this.#onServer ?? {}
      this.#options.onRefused(answer.why)
    }
    return true
  }

  #now(): BallotState {
    const votes = this.#standing()
    const isKept = this.#onServer !== null && same(this.#wanted, this.#onServer)
    return {
      isKnown: this.#onServer !== null,
      votes,
      left: this.#options.budget - sum(votes),
      kept: isKept ? 'kept' : this.#isUnreached ? 'waiting' : 'sending',
      last: this.#last,
    }
  }

  #show(): void {
    const next = this.#now()
    const before = this.#state
    if (
      before.isKnown === next.isKnown &&
      before.kept === next.kept &&
      before.last === next.last &&
      same(before.votes, next.votes)
    )
      return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}
