/**
 * Draws small pictures of boards in a process of its own: neither rooms nor files wait for them.
 * @module
 */
import { EXPORT_MEMORY_MB, TRANSFER_IDLE_MS } from '../../shared/limits.ts'
import type { KeptPicture } from '../exports/picture/images.ts'
import { OwnProcess } from '../threads/OwnProcess.ts'
import { TaskThread } from '../threads/TaskThread.ts'

export interface BoardToDraw {
  readonly chunks: readonly Uint8Array[]
  readonly pictures: readonly KeptPicture[]
}

export interface ThumbnailTasks {
  /** The chunks of a board, with the pictures on it, become a PNG. */
  draw: { input: BoardToDraw; result: Uint8Array<ArrayBuffer> }
}

/** One for all rooms; it ends when it has nothing to do. */
export const thumbnailThread = new TaskThread<ThumbnailTasks>(
  () => new OwnProcess(new URL('./thumbnailWorker.ts', import.meta.url), { memoryMb: EXPORT_MEMORY_MB }),
  TRANSFER_IDLE_MS,
)
