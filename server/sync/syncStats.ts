/**
 * What the sync server counts about itself, for the metrics page. No personal data.
 * @module
 */
import { createHistogram } from 'node:perf_hooks'

export class SyncStats {
  connections = 0
  rooms = 0
  ticks = 0
  updatesIn = 0
  bytesIn = 0
  framesOut = 0
  bytesOut = 0
  checkpoints = 0
  failedCommits = 0
  /** Messages that were not taken, by reason. */
  readonly refused = new Map<string, number>()
  /** Microseconds that commits took, with their sync to disk. */
  readonly commitMicroseconds = createHistogram()
  /** Microseconds that the oldest update of a tick waited before its commit began. */
  readonly queueMicroseconds = createHistogram()

  refuse(reason: string): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1)
  }
}
