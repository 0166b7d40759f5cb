/**
 * `npm run bench -- board`: what a board costs in Yjs, in each layout: per move, per letter, as a document, to open.
 * Every layout plays the same workshop in a process of its own, one after the other within each round.
 *
 *     npm run bench -- board                      three rounds, a quarter of an hour
 *     npm run bench -- board --quick --rounds 1   half a minute
 *     npm run bench -- board --targets samrum,whole-record --match workshop
 * @module
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runtime } from '../../../server/launch/paths.js'
import { installTarget } from '../serverUnderTest/installTarget.js'
import { summarize } from '../summarize.js'

const layouts = ['samrum', 'whole-record', 'ykeyvalue']
/** Seconds after which a layout that is too slow to finish is broken off. */
const STOP_AFTER_S = 60
const SEED = 20_260_101

/**
 * What is played: cards that are there with their words, and nothing done with them; a whole workshop, its drags written as
 * often as our binding does; and drags alone, every frame.
 */
const plans = {
  fresh: { people: 50, cards: 2000, steps: 0, hours: 2, onlyDrags: true, isPaced: true },
  workshop: { people: 50, cards: 2000, steps: 200_000, hours: 2, onlyDrags: false, isPaced: true },
  drags: { people: 50, cards: 1000, steps: 200_000, hours: 2, onlyDrags: true, isPaced: false },
}

/** @param {{ rounds: string, quick: boolean, match: string, targets?: string, file: string }} options */
export function runBoard({ rounds, quick, match, targets, file }) {
  const chosen = targets?.split(',') ?? layouts
  if (chosen.includes('ykeyvalue')) installTarget({ name: 'ykeyvalue', install: 'ykeyvalue' })
  const rows = []
  for (let round = 1; round <= Number(rounds); round++)
    for (const [name, plan] of Object.entries(plans))
      for (const layout of name.includes(match) ? chosen : []) {
        const row = measure(round, name, layout, quick ? smaller(plan) : plan)
        rows.push(row)
        fs.mkdirSync(path.dirname(file), { recursive: true })
        fs.appendFileSync(file, `${JSON.stringify(row)}\n`)
        const { played, seconds, error } = row.result
        console.log(
          `${round} ${name} ${layout} ${error ?? `${Math.round(played * 100)} % in ${Math.round(seconds)} s`}`,
        )
      }
  console.log(summarize(rows))
  console.log(`\nResults: ${path.relative(process.cwd(), file)}`)
}

const smaller = (plan) => ({
  ...plan,
  cards: plan.cards / 10,
  steps: plan.steps / 10,
  hours: plan.hours / 10,
})

function measure(round, name, layout, plan) {
  const task = { ...plan, layout, seed: SEED + round, stopAfterS: STOP_AFTER_S }
  const script = path.join(import.meta.dirname, 'measureLayout.ts')
  const { status, stdout, stderr } = spawnSync(runtime, ['--expose-gc', script, JSON.stringify(task)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const result = status === 0 ? JSON.parse(stdout) : { error: stderr.trim().slice(-600) }
  const at = new Date().toISOString()
  return {
    at,
    round,
    target: layout,
    scenario: 'board',
    options: { name, ...plan },
    load1: os.loadavg()[0],
    result,
  }
}
