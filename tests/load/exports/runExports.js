/**
 * `npm run bench -- exports`: a board of 10,000 cards as a file of every format, each round in a process and with a server
 * of its own.
 * @module
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runtime } from '../../../server/launch/paths.js'

/** @param {{ rounds: string, quick: boolean, file: string }} options */
export function runExports({ rounds, quick, file }) {
  const task = quick ? { cards: 1000 } : { cards: 10_000 }
  const script = path.join(import.meta.dirname, 'measureExports.ts')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let round = 1; round <= Number(rounds); round++) {
    const at = new Date().toISOString()
    const { status, stdout, stderr } = spawnSync(runtime, [script, JSON.stringify(task)], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const result =
      status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : { error: stderr.trim().slice(-600) }
    const row = {
      at,
      round,
      scenario: 'exports',
      target: 'samrum',
      options: task,
      load1: os.loadavg()[0],
      result,
    }
    fs.appendFileSync(file, `${JSON.stringify(row)}\n`)
    console.log(`${round} ${JSON.stringify(task)} ${JSON.stringify(result)}`)
  }
  console.log(`\nResults: ${path.relative(process.cwd(), file)}`)
}
