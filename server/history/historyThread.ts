/**
 * Plays the history of rooms in a thread of its own: neither rooms nor snapshots wait for it.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { TaskThread } from '../threads/TaskThread.ts'
import type { HistoryTasks } from './tasks.ts'

/** Milliseconds without work after which the thread ends: a workshop's past takes a board's memory many times over. */
const IDLE_MS = 10_000

export const historyThread = new TaskThread<HistoryTasks>(
  () => new Worker(new URL('./historyWorker.ts', import.meta.url)),
  IDLE_MS,
)
