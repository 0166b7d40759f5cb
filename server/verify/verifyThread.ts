/**
 * Looks at files from outside in a thread of its own, so that no room waits while a large one is read.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { TRANSFER_IDLE_MS, VERIFY_MEMORY_MB } from '../../shared/limits.ts'
import { TaskThread } from '../threads/TaskThread.ts'
import type { FileFindings } from './verifyFile.ts'

export interface VerifyTasks {
  /** Null for a damaged zip, or one that unfolds to more than is taken. */
  verify: { input: { readonly database: string; readonly bytes: Uint8Array }; result: FileFindings | null }
}

/** One thread for all of this process; it ends when it has nothing to do. */
export const verifyThread = new TaskThread<VerifyTasks>(
  () =>
    new Worker(new URL('./verifyWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: VERIFY_MEMORY_MB },
    }),
  TRANSFER_IDLE_MS,
)
