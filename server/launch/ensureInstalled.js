/**
 * Brings node_modules in line with package-lock.json, and makes sure that the pinned runtime is there.
 * Plain JavaScript: it runs on the host's Node 20 or newer, with npm 9 to 11, before anything is installed.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, hashOf, root, runtime, textOf } from './paths.js'

/** Major version of the `node` package that package.json names. */
const RUNTIME_MAJOR = 24
/** Oldest Node that can run the launcher: the first with `Dirent.parentPath`. */
const HOST_NODE = /** @type {const} */ ([20, 12])

const stampFile = () => at('node_modules', '.samrum-installed')

/**
 * Installs what is missing, and nothing when all is as the lock file says. Takes a few milliseconds then.
 * @param {(line: string) => void} [say] where progress goes
 * @returns {boolean} whether something was installed
 * @throws {Error} with one line that says what to do, when it could not be installed
 */
export function ensureInstalled(say = console.log) {
  requireHostNode()
  const lock = readFileSync(at('package-lock.json'))
  const wanted = hashOf([lock])
  if (textOf(stampFile()) === wanted && existsSync(runtime)) return false

  const installs = !installedMatches(lock.toString())
  if (installs) install(say)
  ensureRuntime(say)
  writeFileSync(stampFile(), wanted)
  return installs
}

function requireHostNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > HOST_NODE[0] || (major === HOST_NODE[0] && minor >= HOST_NODE[1])) return
  throw new Error(
    `Samrum needs Node ${HOST_NODE.join('.')} or newer to install itself; this is ${process.version}.`,
  )
}

/**
 * Whether npm's own record of what it installed has every package of the lock in the locked version: true after
 * an `npm ci` by hand, which need not be done again.
 * @param {string} lock text of package-lock.json
 */
function installedMatches(lock) {
  const record = textOf(at('node_modules', '.package-lock.json'))
  if (record === null) return false
  const installed = packagesIn(record)
  return Object.entries(packagesIn(lock)).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  )
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(lock) {
  return JSON.parse(lock).packages ?? {}
}

/** @param {(line: string) => void} say */
function install(say) {
  say('Installing the locked dependencies (npm ci). This takes up to a minute the first time.')
  const started = Date.now()
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environmentForNpm(),
  })
  if (result.error) throw new Error(`npm could not be run (${result.error.message}). Install npm 9 or newer.`)
  if (result.status !== 0) {
    throw new Error('npm ci failed; its message is above. Check the network, then run the command again.')
  }
  say(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
}

/** Makes sure that node_modules/.bin/node runs and is the pinned major version. @param {(line: string) => void} say */
function ensureRuntime(say) {
  if (runtimeMajor() === RUNTIME_MAJOR) return
  say(`The Node ${RUNTIME_MAJOR} runtime is not in place (npm ran no install scripts); placing it now.`)
  const installer = at('node_modules', 'node')
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: installer,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environmentForNpm(),
  })
  if (result.status === 0) {
    // npm makes this link only for a binary that was there when it installed.
    rmSync(runtime, { force: true })
    symlinkSync(path.join('..', 'node', 'bin', 'node'), runtime)
  }
  if (runtimeMajor() === RUNTIME_MAJOR) return
  throw new Error(
    `The Node ${RUNTIME_MAJOR} runtime could not be installed. ` +
      'Allow install scripts for the package "node" (npm config set ignore-scripts false), then run the command again.',
  )
}

/** @returns {number | null} the runtime's major version; null where it is missing or does not start */
function runtimeMajor() {
  if (!existsSync(runtime)) return null
  const result = spawnSync(runtime, ['--version'], { encoding: 'utf8' })
  const major = /^v(\d+)\./.exec(result.stdout ?? '')?.[1]
  return result.status === 0 && major !== undefined ? Number(major) : null
}

/**
 * The environment for npm: without our own node_modules/.bin, which npm is about to replace, and without the
 * settings an outer `npm start` or a production machine hands down.
 */
function environmentForNpm() {
  const own = path.dirname(runtime)
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(omit|only|production|ignore_scripts)|package_|lifecycle_)/i.test(name),
  )
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...Object.fromEntries(kept),
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  }
  env.PATH = (env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.resolve(folder) !== own)
    .join(path.delimiter)
  return env
}
