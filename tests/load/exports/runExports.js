/**
 * `npm run bench -- exports`: a board of 10,000 cards as a file of every format, while one looks on, and while ten write.
 * @module
 */
import path from 'node:path'
import { runMeasurement } from '../runMeasurement.js'

/** @param {import('../runMeasurement.js').Options} options */
export function runExports(options) {
  const cards = options.quick ? 1000 : 10_000
  const script = path.join(import.meta.dirname, 'measureExports.ts')
  for (const editors of [0, 10]) runMeasurement('exports', script, { cards, editors }, options)
}
