/**
 * Looks at files from outside in a thread of its own, so that no room waits while a large one is read.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { TRANSFER_IDLE_MS, VERIFY_MEMORY_MB, VERIFY_TIMEOUT_MS } from '../../shared/limits.ts'
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

type Input = VerifyTasks['verify']['input']
type Found = VerifyTasks['verify']['result'] | 'tooLong'

async function within(input: Input, ms: number): Promise<Found> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void verifyThread.stop()
  }, ms)
  try {
    return await verifyThread.run('verify', input)
  } catch (error) {
    if (isLate) return 'tooLong'
    throw error
  } finally {
    clearTimeout(timer)
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * One after the other, so that a file that is let go of takes no other along: what it may be is endless, and so are the
 * ways to make one that takes long to read.
 * @param ms milliseconds that it may take, from when its turn has come
 */
export function verifyInTime(input: Input, ms = VERIFY_TIMEOUT_MS): Promise<Found> {
  const found = last.then(() => within(input, ms))
  last = found.catch(() => null)
  return found
}
