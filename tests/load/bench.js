/**
 * `npm run bench`: Samrum beside other real-time servers, on one machine, target after target within every step, so
 * that what disturbs one disturbs all. Prints a table and writes JSON lines to results/.
 *
 *     npm run bench                                              everything, three rounds
 *     npm run bench -- --quick --rounds 1 --only startup,prop    half a minute
 *     npm run bench -- --targets samrum,yws-leveldb --only join --match '"shapes":1000,'
 *     npm run bench -- board                                     the document model alone: board/runBoard.js
 *     npm run bench -- panning                                   the editor in a browser: panning/runPanning.js
 *     npm run bench -- snapshots                                 a large board made into records: snapshots/runSnapshots.js
 *     npm run bench -- exports                                   a large board in every format: exports/runExports.js
 * @module
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../server/launch/ensureBuilt.js'
import { ensureInstalled } from '../../server/launch/ensureInstalled.js'
import { runtime } from '../../server/launch/paths.js'

ensureInstalled()
ensureBuilt()
process.env.PATH = path.dirname(runtime) + path.delimiter + process.env.PATH

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    targets: { type: 'string' },
    only: { type: 'string', default: 'startup,prop,join,durability,memory,saturation' },
    rounds: { type: 'string', default: '3' },
    match: { type: 'string', default: '' },
    model: { type: 'string' },
    out: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const file = options.out ?? path.join(import.meta.dirname, 'results', `${stampOfNow()}.jsonl`)
if (positionals[0] === 'board') {
  const { runBoard } = await import('./board/runBoard.js')
  runBoard({ ...options, file })
} else if (positionals[0] === 'panning') {
  const { runPanning } = await import('./panning/runPanning.js')
  runPanning({ ...options, file })
} else if (positionals[0] === 'snapshots') {
  const { runSnapshots } = await import('./snapshots/runSnapshots.js')
  runSnapshots({ ...options, file })
} else if (positionals[0] === 'exports') {
  const { runExports } = await import('./exports/runExports.js')
  runExports({ ...options, file })
} else await run()

async function run() {
  const { installTarget } = await import('./serverUnderTest/installTarget.js')
  const { summarize } = await import('./summarize.js')
  const plan = await makePlan(options.quick)
  const targets = chosenTargets()
  for (const target of targets) installTarget(target)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let round = 1; round <= Number(options.rounds); round++)
    for (const name of options.only.split(','))
      for (const step of stepsOf(plan, name))
        for (const target of targets)
          if (name !== 'durability' || target.persistent) await measureOne(round, name, step, target)
  console.log(summarize(readRows(file)))
  console.log(`\nResults: ${path.relative(process.cwd(), file)}`)
}

/** What is measured, with the sizes of each step. */
async function makePlan(quick) {
  const { durability } = await import('./scenarios/durability.js')
  const { join } = await import('./scenarios/join.js')
  const { memory } = await import('./scenarios/memory.js')
  const { propagation, saturation } = await import('./scenarios/propagation.js')
  const { startup } = await import('./scenarios/startup.js')
  const sizes = quick
    ? [[10, 1]]
    : [
        [10, 1],
        [50, 1],
        [100, 1],
        [200, 1],
        [10, 40],
      ]
  const kills = quick
    ? [[4, 0]]
    : [
        [6, 0],
        [11, 0],
        [17, 0],
        [6, 3],
      ]
  return {
    startup: [{ scenario: startup, with: { times: quick ? 2 : 5 } }],
    prop: sizes.map(([clients, rooms]) => ({
      scenario: propagation,
      with: { clients, rooms, secs: quick ? 2 : 4 },
    })),
    join: (quick ? [1000] : [1000, 10_000]).map((shapes) => ({
      scenario: join,
      with: { shapes, moves: 20, herd: quick ? 20 : 100 },
    })),
    durability: kills.map(([secs, idle]) => ({ scenario: durability, with: { secs, idle } })),
    memory: [{ scenario: memory, with: { rooms: quick ? 20 : 200 } }],
    saturation: (quick ? [100] : [100, 400]).map((clients) => ({ scenario: saturation, with: { clients } })),
  }
}

function stepsOf(plan, name) {
  const steps = plan[name]
  if (!steps) throw new Error(`Nothing is called ${name}; there are ${Object.keys(plan).join(', ')}.`)
  return steps.filter((step) => JSON.stringify(step.with).includes(options.match))
}

function chosenTargets() {
  const all = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'targets.json'), 'utf8'))
  const names = options.targets?.split(',') ?? all.map((target) => target.name)
  return names.map((name) => {
    const target = all.find((candidate) => candidate.name === name)
    if (!target) throw new Error(`No target is called ${name}.`)
    return options.model ? { ...target, model: options.model } : target
  })
}

async function measureOne(round, name, step, target) {
  const started = Date.now()
  const result = await step.scenario(target, step.with).catch((error) => ({
    error: String(error?.message).slice(0, 600),
  }))
  const row = {
    at: new Date(started).toISOString(),
    round,
    target: target.name,
    model: options.model,
    scenario: name,
    options: step.with,
    load1: os.loadavg()[0],
    result,
  }
  fs.appendFileSync(file, `${JSON.stringify(row)}\n`)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const short = JSON.stringify(result).slice(0, 300)
  console.log(`${round} ${name} ${JSON.stringify(step.with)} ${target.name} ${seconds} s ${short}`)
}

function readRows(from) {
  return fs
    .readFileSync(from, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function stampOfNow() {
  return new Date().toISOString().replace(/[:.]/g, '-')
}
