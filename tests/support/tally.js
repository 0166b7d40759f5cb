/**
 * Counts what the runners say in their JSON reports. A runner that failed without a failed test (it crashed, or a
 * file would not load) counts as one failure, so that nothing red is ever summed away. It names what failed, so that the end of a long log says it.
 * @module
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Tally */

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    skipped: tallies.reduce((total, tally) => total + tally.skipped, 0),
    failures: tallies.flatMap((tally) => tally.failures ?? []),
  }
}

/** A check without a report: it is one test. @param {boolean} ok @returns {Tally} */
export function single(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/**
 * Reads vitest's JSON report and removes it.
 * @param {string} file
 * @param {boolean} ok whether vitest exited with 0
 * @returns {Tally}
 */
export function vitestTally(file, ok) {
  const report = take(file)
  if (!report) return single(false)
  // A file that does not load, or whose preparation fails, has no failed test: its tests are "skipped".
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  return withCrash(ok, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...unloaded.map((/** @type {any} */ file) => named(file.name, 'did not load', file.message)),
      ...report.testResults.flatMap((/** @type {any} */ file) =>
        file.assertionResults
          .filter((/** @type {any} */ test) => test.status === 'failed')
          .map((/** @type {any} */ test) => named(file.name, test.fullName, test.failureMessages?.[0])),
      ),
    ],
  })
}

/**
 * Reads Playwright's JSON report and removes it.
 * @param {string} file
 * @param {boolean} ok whether Playwright exited with 0
 * @returns {Tally}
 */
export function playwrightTally(file, ok) {
  const report = take(file)
  if (!report) return single(false)
  const { expected, unexpected, flaky, skipped } = report.stats
  return withCrash(ok, {
    passed: expected,
    failed: unexpected + flaky,
    skipped,
    failures: report.suites.flatMap(failedSpecs),
  })
}

/** @param {any} suite @returns {string[]} */
function failedSpecs(suite) {
  return [
    ...(suite.specs ?? [])
      .filter((/** @type {any} */ spec) => !spec.ok)
      .map((/** @type {any} */ spec) =>
        named(
          path.join('tests/browser', spec.file),
          spec.title,
          spec.tests[0]?.results.at(-1)?.error?.message,
        ),
      ),
    ...(suite.suites ?? []).flatMap(failedSpecs),
  ]
}

/** @param {string} file @param {string} test @param {string} [message] */
function named(file, test, message = '') {
  const [why = '', ...more] = stripVTControlCharacters(message).trim().split('\n')
  // What made a property fail is told on the lines below the first: its seed, its counterexample and the cause.
  const told = why.startsWith('Property failed')
    ? [why, ...more].join(' | ').slice(0, 2_000)
    : why.slice(0, 300)
  return `${path.relative(process.cwd(), path.resolve(file))} › ${test}: ${told}`
}

/**
 * How many tests a Playwright list (`--list --reporter=json`) names.
 * @param {string} json
 */
export function listedTests(json) {
  /** @param {any} suite @returns {number} */
  const count = (suite) =>
    (suite.specs ?? []).reduce((total, /** @type {any} */ spec) => total + spec.tests.length, 0) +
    (suite.suites ?? []).reduce((total, /** @type {any} */ inner) => total + count(inner), 0)
  return count(JSON.parse(json))
}

/** @param {boolean} ok @param {Tally} tally @returns {Tally} */
function withCrash(ok, tally) {
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1, failures: ['the runner itself'] }
}

/** @param {string} file */
function take(file) {
  if (!existsSync(file)) return null
  const report = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return report
}
