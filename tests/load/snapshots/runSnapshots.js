/**
 * `npm run bench -- snapshots`: a board of 10,000 cards made into records a hundred times.
 * @module
 */
import path from 'node:path'
import { runMeasurement } from '../runMeasurement.js'

/** @param {import('../runMeasurement.js').Options} options */
export function runSnapshots(options) {
  const task = options.quick ? { cards: 1000, snapshots: 10 } : { cards: 10_000, snapshots: 100 }
  runMeasurement('snapshots', path.join(import.meta.dirname, 'measureSnapshots.ts'), task, options)
}
