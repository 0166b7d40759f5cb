/**
 * Packs and opens the files of whole processes in a thread of its own, so that no room waits meanwhile.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { EXPORT_MEMORY_MB, TRANSFER_IDLE_MS } from '../../shared/limits.ts'
import { TaskThread } from '../threads/TaskThread.ts'
import type { Packed, PackRequest } from './pack.ts'
import type { Unpacked } from './unpack.ts'

export interface TransferTasks {
  pack: { input: PackRequest; result: Packed }
  unpack: { input: Uint8Array; result: Unpacked }
}

/** One thread for all of this process; it ends when it has nothing to do. */
export const transferThread = new TaskThread<TransferTasks>(
  () =>
    new Worker(new URL('./transferWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXPORT_MEMORY_MB },
    }),
  TRANSFER_IDLE_MS,
)
