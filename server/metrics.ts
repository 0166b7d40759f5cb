/**
 * What the server counts, in Prometheus' text format. Loaded when it is first asked for.
 * @module
 */
import type { RecordableHistogram } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { SyncStats } from './sync/syncStats.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'samrum_' })

const gauge = (name: string, help: string) =>
  new Gauge({ name: `samrum_${name}`, help, registers: [registry] })
const counter = (name: string, help: string, labelNames: string[] = []) =>
  new Counter({ name: `samrum_${name}`, help, labelNames, registers: [registry] })

const gauges = {
  rooms: gauge('rooms', 'Boards that are loaded'),
  connections: gauge('connections', 'WebSockets that are in a room'),
}
const counters = {
  ticks: counter('ticks_total', 'Beats of the sync server'),
  updatesIn: counter('updates_received_total', 'Step2 and update messages received'),
  bytesIn: counter('received_bytes_total', 'Bytes received over WebSockets'),
  framesOut: counter('frames_sent_total', 'Frames sent in ticks'),
  bytesOut: counter('sent_bytes_total', 'Bytes sent in ticks'),
  checkpoints: counter('checkpoints_total', 'Checkpoints made'),
  failedCommits: counter('failed_commits_total', 'Commits that the disk did not take'),
}
const refused = counter('refused_total', 'Messages that were not taken, by reason', ['reason'])
const percentiles = [50, 95, 99, 100]
const times = (name: string, help: string) =>
  new Gauge({ name: `samrum_${name}`, help, labelNames: ['quantile'], registers: [registry] })
const commit = times('commit_seconds', 'Time a commit took, with its sync to disk, since the start')
const queue = times(
  'queue_seconds',
  'Time the oldest update of a tick waited for its commit, since the start',
)

function show(target: Gauge, histogram: RecordableHistogram): void {
  if (histogram.count === 0) return
  for (const percentile of percentiles)
    target.set({ quantile: String(percentile / 100) }, histogram.percentile(percentile) / 1e6)
}

/** The metrics as they stand. */
export async function renderMetrics(stats: SyncStats): Promise<string> {
  gauges.rooms.set(stats.rooms)
  gauges.connections.set(stats.connections)
  for (const [name, target] of Object.entries(counters)) {
    target.reset()
    target.inc(stats[name as keyof typeof counters])
  }
  refused.reset()
  for (const [reason, count] of stats.refused) refused.inc({ reason }, count)
  show(commit, stats.commitMicroseconds)
  show(queue, stats.queueMicroseconds)
  return registry.metrics()
}
