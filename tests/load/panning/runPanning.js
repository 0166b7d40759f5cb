/**
 * `npm run bench -- panning`: how smoothly boards pan, beside the same editor with no sync. Each case in a process of
 * its own, with a server and a browser of its own.
 *
 *     npm run bench -- panning                      three rounds, some five minutes
 *     npm run bench -- panning --quick --rounds 1   a minute
 * @module
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runtime } from '../../../server/launch/paths.js'
import { summarize } from '../summarize.js'

/** The first is what was promised; the others show how much a page can bear (`maxShapesPerPage`). */
const cases = [
  { cards: 2000, people: 100 },
  { cards: 4000, people: 100 },
  { cards: 10_000, people: 100 },
]

/** @param {{ rounds: string, quick: boolean, match: string, file: string }} options */
export function runPanning({ rounds, quick, match, file }) {
  const rows = []
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let round = 1; round <= Number(rounds); round++)
    for (const task of cases.slice(0, quick ? 1 : undefined))
      if (JSON.stringify(task).includes(match))
        for (const row of measure(round, task)) {
          rows.push(row)
          fs.appendFileSync(file, `${JSON.stringify(row)}\n`)
          console.log(
            `${round} ${JSON.stringify(task)} ${row.target} ${JSON.stringify(row.result).slice(0, 200)}`,
          )
        }
  console.log(summarize(rows))
  console.log(`\nResults: ${path.relative(process.cwd(), file)}`)
}

/** One row for each page of a case. */
function measure(round, task) {
  const script = path.join(import.meta.dirname, 'measurePanning.ts')
  const { status, stdout, stderr } = spawnSync(runtime, [script, JSON.stringify(task)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const common = {
    at: new Date().toISOString(),
    round,
    scenario: 'panning',
    options: task,
    load1: os.loadavg()[0],
  }
  if (status !== 0) return [{ ...common, target: 'samrum', result: { error: stderr.trim().slice(-600) } }]
  const { results, joinMs, openMs, zoom } = JSON.parse(stdout.trim().split('\n').at(-1))
  return results.map(([target, result]) => ({
    ...common,
    target,
    result: target === 'samrum' ? { ...result, joinMs, openMs, zoom } : result,
  }))
}
