/**
 * What members write while a room writes quietly: for each a log of their own beside the board's. Its updates build on
 * the board and on that log alone, so that the board can take each whole when it is revealed.
 * @module
 */
import * as Y from 'yjs'
import type { HiddenUpdate } from '../journal/Journal.ts'
import type { BoardState } from './boardState.ts'
import { DeletedRanges, type Deletions } from './deletedRanges.ts'
import { mergedUpdates } from './mergedUpdates.ts'
import type { Session } from './session.ts'
import { examineUpdate, type Known, type Verdict } from './updateGate.ts'

/** Whose each writer's id is. */
type OwnerOf = Known['ownerOf']

/** What of one member's log is on its way to the disk. */
export interface HiddenBatch {
  readonly log: HiddenLog
  readonly update: Uint8Array
  /** How many updates were made one in it. */
  readonly count: number
  /** The one session it came from, which need not hear it again; null for several. */
  readonly author: Session | null
}

export class HiddenLog {
  readonly memberId: string
  /** Seqs of updates on disk that could not be taken in: they stay where they are. */
  readonly setAside: number[] = []
  bytes = 0
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new DeletedRanges()
  /** On disk, in order. */
  #kept: Uint8Array[] = []
  /** Let in and not on disk yet. */
  readonly #pending: { readonly update: Uint8Array; readonly session: Session }[] = []

  constructor(memberId: string) {
    this.memberId = memberId
  }

  /** What is known to this member: the board, and what they wrote themselves. */
  knownOn({ clocks, deleted }: BoardState, ownerOf: OwnerOf): Known {
    return {
      clocks: { get: (client) => this.#clocks.get(client) ?? clocks.get(client) },
      deleted: { covers: (deletions) => this.#covers(deleted, deletions) },
      ownerOf,
    }
  }

  #covers(board: DeletedRanges, deletions: Deletions): boolean {
    for (const [client, items] of deletions)
      for (const { clock, len } of items) {
        const [from, to] = [clock, clock + len]
        if (!board.coversRange(client, from, to) && !this.#deleted.coversRange(client, from, to)) return false
      }
    return true
  }

  /** The state vector of the board with this log. */
  stateVectorOn(board: BoardState): Uint8Array {
    return Y.encodeStateVector(new Map([...board.clocks, ...this.#clocks]))
  }

  get writers(): Iterable<number> {
    return this.#clocks.keys()
  }

  get hasPending(): boolean {
    return this.#pending.length > 0
  }

  #know(clocks: ReadonlyMap<number, number>, deletions: Deletions): void {
    for (const [client, clock] of clocks)
      this.#clocks.set(client, Math.max(clock, this.#clocks.get(client) ?? 0))
    this.#deleted.add(deletions)
  }

  /** Takes in an update that the gate let through. */
  admit({ update, clocks, deletions }: Extract<Verdict, { ok: true }>, session: Session): void {
    this.#know(clocks, deletions)
    this.bytes += update.byteLength
    this.#pending.push({ update, session })
  }

  /** Takes in an update from the disk, if it is sound. */
  load({ seq, data }: HiddenUpdate, board: BoardState): void {
    const verdict = examineUpdate(
      data,
      this.knownOn(board, () => undefined),
      this.memberId,
    )
    if (!verdict.ok) {
      if (verdict.reason !== 'known') this.setAside.push(seq)
      return
    }
    this.#know(verdict.clocks, verdict.deletions)
    this.bytes += verdict.update.byteLength
    this.#kept.push(verdict.update)
  }

  /** What is to be written to the disk now. */
  batch(): HiddenBatch {
    const author = this.#pending[0]?.session ?? null
    const alone = this.#pending.every(({ session }) => session === author)
    return {
      log: this,
      update: mergedUpdates(this.#pending.map(({ update }) => update)),
      count: this.#pending.length,
      author: alone ? author : null,
    }
  }

  committed({ count, update }: HiddenBatch): void {
    this.#pending.splice(0, count)
    this.#kept.push(update)
  }

  get isKept(): boolean {
    return this.#kept.length > 0
  }

  /** What of it is on disk and someone with this state vector lacks. Throws on a malformed vector. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    this.#kept = [mergedUpdates(this.#kept)]
    return Y.diffUpdate(mergedUpdates(this.#kept), stateVector)
  }

  /** All of it, on disk or not; null for nothing. */
  whole(): Uint8Array | null {
    const all = [...this.#kept, ...this.#pending.map(({ update }) => update)]
    return all.length > 0 ? mergedUpdates(all) : null
  }
}

/** The logs of a room's members. */
export class HiddenLogs {
  #byMember = new Map<string, HiddenLog>()

  /** Takes up what is on disk. */
  load(updates: readonly HiddenUpdate[], board: BoardState): void {
    for (const update of updates) this.open(update.memberId).load(update, board)
  }

  /** Nobody has anything hidden. */
  get isEmpty(): boolean {
    return this.#byMember.size === 0
  }

  of(memberId: string): HiddenLog | undefined {
    return this.#byMember.get(memberId)
  }

  /** A member's log, begun if they have none. */
  open(memberId: string): HiddenLog {
    const log = this.#byMember.get(memberId) ?? new HiddenLog(memberId)
    this.#byMember.set(memberId, log)
    return log
  }

  all(): HiddenLog[] {
    return [...this.#byMember.values()]
  }

  /** What of each is to be written to the disk now. */
  batches(): HiddenBatch[] {
    return this.all()
      .filter((log) => log.hasPending)
      .map((log) => log.batch())
  }

  get hasPending(): boolean {
    for (const log of this.#byMember.values()) if (log.hasPending) return true
    return false
  }

  /** How many updates on disk could not be taken in. */
  get setAside(): number {
    let updates = 0
    for (const log of this.#byMember.values()) updates += log.setAside.length
    return updates
  }

  get bytes(): number {
    let bytes = 0
    for (const log of this.#byMember.values()) bytes += log.bytes
    return bytes
  }

  /** Gives all logs away: from now on nothing is hidden. */
  takeAll(): HiddenLog[] {
    const all = this.all()
    this.#byMember = new Map()
    return all
  }
}
