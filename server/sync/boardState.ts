/**
 * A loaded board as bytes: a compacted base and the updates after it. No Y.Doc is kept (one of 1,000 cards costs
 * 6 MB); what a joiner lacks is put together from the bytes.
 * @module
 */
import * as Y from 'yjs'
import type { Checkpoint, LoggedUpdate, RoomLog } from '../journal/Journal.ts'
import { DeletedRanges } from './deletedRanges.ts'
import { mergedUpdates } from './mergedUpdates.ts'
import { unpackBase } from './packedBase.ts'
import { examineUpdate } from './updateGate.ts'

/** A base up to this size is cut to a joiner's measure at once; a larger one is sent whole, which costs less. */
const MAX_DIFFED_BYTES = 512 * 1024

/** Updates after the base up to this size together are made one, to a joiner's measure; more go out as they lie. */
const MAX_MERGED_BYTES = 128 * 1024

/** What a joiner gets, in this order: `base`, if it needs that, then `updates`. */
export interface CatchUp {
  readonly base: Checkpoint | null
  readonly updates: readonly Uint8Array[]
}

/** A board in the pieces it is kept in. */
export interface BoardParts {
  /** As `packBase` makes it. */
  readonly base: Uint8Array | null
  /** What came after, oldest first. */
  readonly updates: readonly LoggedUpdate[]
  /** Seqs at which history has a seam (`seam`), in order. */
  readonly seams: readonly number[]
}

export class BoardState {
  #checkpoint: Checkpoint | null
  #baseVector: ReadonlyMap<number, number>
  #tail: LoggedUpdate[]
  #tailBytes = 0
  #head: number
  readonly #seams: Set<number>
  /** Per writer, the clock after its last writing, with those waiting to be committed. */
  readonly clocks = new Map<number, number>()
  readonly deleted: DeletedRanges
  /** Updates of the log that could not be taken in; they are kept apart when the next checkpoint is made. */
  setAside: LoggedUpdate[] = []

  constructor(log: RoomLog) {
    this.#checkpoint = log.checkpoint
    this.#baseVector = log.checkpoint ? Y.decodeStateVector(log.checkpoint.stateVector) : new Map()
    this.deleted = log.checkpoint ? DeletedRanges.of(log.checkpoint.deletions) : new DeletedRanges()
    this.#head = log.checkpoint?.seq ?? 0
    this.#tail = []
    this.#seams = new Set(log.seams)
    for (const [client, clock] of this.#baseVector) this.clocks.set(client, clock)
    for (const update of log.updates) this.#load(update)
  }

  /** An update of the log that is damaged, or builds on one that is, must not keep the board from opening. */
  #load(update: LoggedUpdate): void {
    const known = { clocks: this.clocks, deleted: this.deleted, ownerOf: () => undefined }
    const verdict = examineUpdate(update.data, known, '')
    if (verdict.ok) {
      for (const [client, clock] of verdict.clocks) this.clocks.set(client, clock)
      this.deleted.add(verdict.deletions)
      this.#append({ ...update, data: verdict.update })
    } else if (verdict.reason === 'known') this.#head = update.seq
    else {
      this.#head = update.seq
      this.setAside.push(update)
    }
  }

  /** The seq of the newest update that is on disk. */
  get head(): number {
    return this.#head
  }

  get tailLength(): number {
    return this.#tail.length
  }

  get tailBytes(): number {
    return this.#tailBytes
  }

  get bytes(): number {
    return (this.#checkpoint?.bytes ?? 0) + this.#tailBytes
  }

  #append(update: LoggedUpdate): void {
    this.#tail.push(update)
    this.#tailBytes += update.data.byteLength
    this.#head = update.seq
  }

  /** Takes in an update that is on disk now. Its clocks were counted when the gate let it in. */
  committed(update: LoggedUpdate): void {
    this.#append(update)
  }

  /** The state vector of all that was let in. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.clocks)
  }

  /** What someone with this state vector lacks of what is on disk. Throws on a malformed vector. */
  missingFor(stateVector: Uint8Array): CatchUp {
    const theirs = Y.decodeStateVector(stateVector)
    const checkpoint = this.#checkpoint
    const tail = this.#tail.map((update) => update.data)
    // To merge much takes longer than to send it.
    const cut = (first: readonly Uint8Array[]) =>
      this.#tailBytes <= MAX_MERGED_BYTES
        ? [mergedDiff([...first, ...tail], stateVector)]
        : [...first.map((update) => Y.diffUpdate(update, stateVector)), ...tail]
    if (!checkpoint) return { base: null, updates: cut([]) }
    if (covers(theirs, this.#baseVector)) return { base: null, updates: cut([checkpoint.deletions]) }
    if (theirs.size > 0 && checkpoint.bytes <= MAX_DIFFED_BYTES)
      return { base: null, updates: cut([unpackBase(checkpoint.gzipped)]) }
    return {
      base: checkpoint,
      updates: this.#tailBytes <= MAX_MERGED_BYTES ? [mergedUpdates(tail)] : tail,
    }
  }

  /** The updates after `seq`, merged; null when they are no longer kept apart. */
  after(seq: number): Uint8Array | null {
    if (seq < (this.#checkpoint?.seq ?? 0)) return null
    return mergedUpdates(this.#tail.filter((update) => update.seq > seq).map((update) => update.data))
  }

  /** All there is on disk, for a compaction. */
  parts(): BoardParts & { readonly seq: number } {
    return {
      seq: this.#head,
      base: this.#checkpoint?.gzipped ?? null,
      updates: [...this.#tail],
      seams: [...this.#seams].sort((a, b) => a - b),
    }
  }

  /** History is to tell what was before the head from what comes after it: a snapshot is taken of the board as it is. */
  seam(): void {
    this.#seams.add(this.#head)
  }

  /** The update after the base at this index, as `parts` gave them. */
  tailAt(index: number): LoggedUpdate | undefined {
    return this.#tail[index]
  }

  /** Rests on a new checkpoint from now on. */
  rebase(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint
    this.#baseVector = Y.decodeStateVector(checkpoint.stateVector)
    this.#tail = this.#tail.filter((update) => update.seq > checkpoint.seq)
    this.setAside = this.setAside.filter((update) => update.seq > checkpoint.seq)
    for (const seam of this.#seams) if (seam <= checkpoint.seq) this.#seams.delete(seam)
    this.#tailBytes = this.#tail.reduce((sum, update) => sum + update.data.byteLength, 0)
  }

  /** The checkpoint if nothing came after it. */
  get settled(): Checkpoint | null {
    return this.#tail.length === 0 && this.setAside.length === 0 ? this.#checkpoint : null
  }
}

function covers(theirs: ReadonlyMap<number, number>, ours: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of ours) if ((theirs.get(client) ?? 0) < clock) return false
  return true
}

function mergedDiff(updates: readonly Uint8Array[], stateVector: Uint8Array): Uint8Array {
  return Y.diffUpdate(mergedUpdates(updates), stateVector)
}
