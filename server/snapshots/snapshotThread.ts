/**
 * Reads and compares boards and snapshots in a thread of its own, so that no room waits while a large one is read.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { SNAPSHOT_IDLE_MS } from '../../shared/limits.ts'
import { TaskThread } from '../threads/TaskThread.ts'
import type { Tasks } from './tasks.ts'

/** One thread for all of this process; it ends when it has nothing to do, and the memory of a large board with it. */
export const snapshotThread = new TaskThread<Tasks>(
  () => new Worker(new URL('./snapshotWorker.ts', import.meta.url)),
  SNAPSHOT_IDLE_MS,
)
