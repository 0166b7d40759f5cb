/**
 * Draws small pictures of boards in a thread of its own: neither rooms nor files wait for them.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { EXPORT_MEMORY_MB, TRANSFER_IDLE_MS } from '../../shared/limits.ts'
import type { KeptPicture } from '../exports/picture/images.ts'
import { TaskThread } from '../threads/TaskThread.ts'

export interface BoardToDraw {
  readonly chunks: readonly Uint8Array[]
  readonly pictures: readonly KeptPicture[]
}

export interface ThumbnailTasks {
  /** The chunks of a board, with the pictures on it, become a PNG. */
  draw: { input: BoardToDraw; result: Uint8Array<ArrayBuffer> }
}

/** One thread for all of this process; it ends when it has nothing to do. */
export const thumbnailThread = new TaskThread<ThumbnailTasks>(
  () =>
    new Worker(new URL('./thumbnailWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXPORT_MEMORY_MB },
    }),
  TRANSFER_IDLE_MS,
)
