/**
 * Rounds of a measurement, each in a process and with a server of its own; each round's result is a line of the results.
 * @module
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runtime } from '../../server/launch/paths.js'

/** @typedef {{ rounds: string, quick: boolean, file: string }} Options as `bench.js` has them */

/**
 * @param {string} scenario name of it in the results
 * @param {string} script path of what measures: takes `task` as JSON, prints the result as its last line
 * @param {Record<string, number>} task
 * @param {Options} options
 */
export function runMeasurement(scenario, script, task, { rounds, file }) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let round = 1; round <= Number(rounds); round++) {
    const at = new Date().toISOString()
    const { status, stdout, stderr } = spawnSync(runtime, [script, JSON.stringify(task)], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const result =
      status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : { error: stderr.trim().slice(-600) }
    const row = { at, round, scenario, target: 'samrum', options: task, load1: os.loadavg()[0], result }
    fs.appendFileSync(file, `${JSON.stringify(row)}\n`)
    console.log(`${round} ${JSON.stringify(task)} ${JSON.stringify(result)}`)
  }
  console.log(`\nResults: ${path.relative(process.cwd(), file)}`)
}
