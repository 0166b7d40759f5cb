/**
 * `npm test`: installs what is missing, then runs every suite, whatever the ones before it said. The last line is
 * `N passed, N failed, N skipped`; the exit code is 0 only when nothing failed.
 * Plain JavaScript: it runs on the host's Node 20 or newer, before anything is installed.
 *
 *     npm test                       everything
 *     npm test -- unit browser       only these stages: types, lint, unit, browser
 * @module
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from '../server/launch/ensureBuilt.js'
import { ensureInstalled } from '../server/launch/ensureInstalled.js'
import { at, root, runtime } from '../server/launch/paths.js'
import { ensureChromium } from './support/chromium.js'
import { listedTests, playwrightTally, single, sum, vitestTally } from './support/tally.js'

/** @typedef {import('./support/tally.js').Tally} Tally */

const reports = at('test-results')
const vitestReport = path.join(reports, 'vitest.json')
const playwrightReport = path.join(reports, 'playwright.json')
const playwright = [
  'node_modules/@playwright/test/cli.js',
  'test',
  '-c',
  'tests/browser/playwright.config.ts',
]

/** @type {Record<string, { title: string, run: () => Tally }>} */
const stages = {
  types: {
    title: 'Types (tsc)',
    run: () => single(tool(['node_modules/typescript/bin/tsc', '-b'])),
  },
  lint: {
    title: 'Lint and format (biome)',
    run: () => single(tool(['node_modules/@biomejs/biome/bin/biome', 'check'])),
  },
  unit: {
    title: 'Unit, convergence, contract, hostile, durability (vitest)',
    run: runVitest,
  },
  browser: { title: 'Browser (Playwright)', run: runPlaywright },
}

process.exitCode = main(process.argv.slice(2))

/**
 * @param {string[]} wanted names of stages; none means all
 * @returns {number} the exit code
 */
function main(wanted) {
  const unknown = wanted.filter((name) => !(name in stages))
  if (unknown.length > 0) {
    console.error(`Unknown stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`)
    return 2
  }
  const tally = prepare() ? sum(chosen(wanted).map(runStage)) : single(false)
  for (const failure of tally.failures ?? []) console.log(`FAILED ${failure}`)
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
  return tally.failed === 0 ? 0 : 1
}

/** @param {string[]} wanted */
function chosen(wanted) {
  return Object.entries(stages).filter(([name]) => wanted.length === 0 || wanted.includes(name))
}

/** Installs; nothing can be run without it. @returns {boolean} whether the stages can run */
function prepare() {
  try {
    ensureInstalled()
    process.env.PATH = path.dirname(runtime) + path.delimiter + process.env.PATH
    mkdirSync(reports, { recursive: true })
    return true
  } catch (error) {
    fail(error)
    return false
  }
}

/** @param {[string, (typeof stages)[string]]} stage */
function runStage([name, stage]) {
  console.log(`\n=== ${stage.title}`)
  const started = Date.now()
  const tally = attempt(stage.run)
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  console.log(
    `--- ${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped (${seconds} s)`,
  )
  const failures = tally.failures?.length || !tally.failed ? tally.failures : [`${name}, see above`]
  return { ...tally, failures }
}

/** The pages are part of what the contract tests ask for; a build that fails is the browser stage's failure. */
function runVitest() {
  attempt(buildClient)
  rmSync(vitestReport, { force: true })
  const ok = tool([
    ...['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  ])
  return vitestTally(vitestReport, ok)
}

/** Without a browser its tests are counted as skipped, never as passed. */
function runPlaywright() {
  buildClient()
  const chromium = ensureChromium()
  if (!chromium) {
    console.log('No Chromium could be found or installed: the browser tests are skipped.')
    const list = spawnSync(runtime, [...playwright, '--list', '--reporter=json'], {
      cwd: root,
      encoding: 'utf8',
    })
    return { passed: 0, failed: 0, skipped: listedTests(list.stdout) }
  }
  rmSync(playwrightReport, { force: true })
  const ok = tool([...playwright, '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  })
  return playwrightTally(playwrightReport, ok)
}

/**
 * Runs a tool on the pinned runtime with its output shown.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it exited with 0
 */
function tool(args, env = {}) {
  const options = { cwd: root, env: { ...process.env, ...env } }
  return (
    spawnSync(runtime, args, {
      ...options,
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status === 0
  )
}

function buildClient() {
  ensureBuilt()
  return single(true)
}

/** @param {() => Tally} run @returns {Tally} */
function attempt(run) {
  try {
    return run()
  } catch (error) {
    return fail(error)
  }
}

/** @param {unknown} error @returns {Tally} */
function fail(error) {
  console.error(error instanceof Error ? error.message : error)
  return single(false)
}
