/**
 * Finds a Chromium that starts, and gets one where there is none. Plain JavaScript: `tests/run.js` uses it on the
 * host's Node.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What every browser here is started with: no background traffic, so that a third-party request is a finding. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium that starts: Playwright's own first, then the system's; null where there is none. */
export function findChromium() {
  return candidates().find(starts) ?? null
}

/**
 * Like {@link findChromium}, but installs one where there is none: Playwright's download, else the distribution's
 * package when we are root. Null where neither can be had.
 * @param {(line: string) => void} [say]
 */
export function ensureChromium(say = console.log) {
  const found = findChromium()
  if (found) return found
  say('No Chromium found; trying the download that Playwright offers.')
  const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'])
  const downloaded = findChromium()
  if (downloaded) return downloaded
  if (process.getuid?.() !== 0 || !inPath('apt-get')) return null
  say("That did not work; installing the distribution's chromium package.")
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return findChromium()
}

function candidates() {
  const own = require('playwright-core').chromium.executablePath()
  const system = systemNames.map(inPath).filter((file) => file !== null)
  return [process.env.CHROMIUM_PATH, own, ...system].filter((file) => file && existsSync(file))
}

/** @param {string} name */
function inPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null
}

/** A browser whose system libraries are missing fails here already. @param {string} file */
function starts(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000, env })
}
