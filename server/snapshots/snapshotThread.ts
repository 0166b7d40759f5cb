/**
 * Reads and compares boards and snapshots in a process of its own, so that no room waits while a large one is read.
 * @module
 */
import { SNAPSHOT_IDLE_MS } from '../../shared/limits.ts'
import { OwnProcess, type ProcessLimits } from '../threads/OwnProcess.ts'
import { TaskThread } from '../threads/TaskThread.ts'
import type { Tasks } from './tasks.ts'

/** What is read of a board is needed until its end: with 16, a tenth of the time goes into moving it about. */
const YOUNG_MB = 32

const started = (scheduling: ProcessLimits['scheduling']) =>
  new OwnProcess(new URL('./snapshotWorker.ts', import.meta.url), { youngMb: YOUNG_MB, scheduling })

/**
 * One for all rooms; it ends when it has nothing to do, and the memory of a large board with it. Each task reads what it works on
 * and changes nothing, so that it can be begun anew.
 */
export const snapshotThread = new TaskThread<Tasks>(
  { yielding: () => started('idle'), insistent: () => started('ordinary') },
  SNAPSHOT_IDLE_MS,
)
