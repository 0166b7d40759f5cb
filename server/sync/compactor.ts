/**
 * Makes checkpoints in a thread of its own, so that no room waits while a large board is put together.
 * @module
 */
import { Worker } from 'node:worker_threads'
import type { Checkpoint, PlacedSegment } from '../journal/Journal.ts'
import { TaskThread } from '../threads/TaskThread.ts'
import type { BoardParts } from './boardState.ts'

/** A board made compact: as Yjs would send it to a newcomer, without what was overwritten. */
export type Compacted = Omit<Checkpoint, 'seq'>

export interface CompactResult {
  readonly compacted: Compacted
  /** What the updates did to the base, as history: a segment for what lies between two seams. */
  readonly segments: readonly PlacedSegment[]
  /** Indexes of the updates that are not in it, since they cannot be applied, or build on one that cannot. */
  readonly leftOut: readonly number[]
}

/** What the thread does. */
export type CompactTasks = {
  readonly compact: { readonly input: BoardParts; readonly result: CompactResult }
}

/** Milliseconds without work after which the thread is ended: its memory is a large board's many times over. */
const IDLE_MS = 1_000
/**
 * The same after the checkpoint of a room that is being written in. A megabyte of moves takes a new thread 470 to 1,200 ms
 * of processor time, and one that has done it before 170: a room of a hundred writers needs one every ten seconds.
 */
const BUSY_IDLE_MS = 20_000

export class Compactor {
  readonly #thread = new TaskThread<CompactTasks>(
    () => new Worker(new URL('./compactWorker.ts', import.meta.url)),
    IDLE_MS,
  )

  /**
   * Puts a board's pieces together, as many as are sound. Rejects when its base is not.
   * @param isBusy whether the board is written in, so that the next is soon to come
   */
  compact(parts: BoardParts, isBusy = false): Promise<CompactResult> {
    return this.#thread.run('compact', parts, isBusy ? BUSY_IDLE_MS : 0)
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }
}

/** One thread for all of this process, while there is work for it. */
export const compactor = new Compactor()
