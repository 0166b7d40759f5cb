/**
 * `npm run bench -- exports`: a board of 10,000 cards as a file of every format.
 * @module
 */
import path from 'node:path'
import { runMeasurement } from '../runMeasurement.js'

/** @param {import('../runMeasurement.js').Options} options */
export function runExports(options) {
  const task = options.quick ? { cards: 1000 } : { cards: 10_000 }
  runMeasurement('exports', path.join(import.meta.dirname, 'measureExports.ts'), task, options)
}
