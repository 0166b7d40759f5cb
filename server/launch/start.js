/**
 * `npm start`, `npm run demo` and `npm run dev`: installs what is missing, builds what is stale, then becomes the
 * server. Plain JavaScript: it runs on the host's Node 20 or newer, before anything is installed.
 * @module
 */

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ensureBuilt } from './ensureBuilt.js'
import { ensureInstalled } from './ensureInstalled.js'
import { at, runtime } from './paths.js'
import { runtimeEnvironment, runtimeFlags } from './runtimeFlags.js'

const developing = process.argv.includes('--dev')
const rest = process.argv.slice(2).filter((argument) => argument !== '--dev')

try {
  ensureInstalled()
  if (!developing) ensureBuilt()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
become([
  ...runtimeFlags,
  developing ? at('server', 'launch', 'dev.js') : at('dist', 'server', 'main.js'),
  ...rest,
])

/**
 * Turns this process into the runtime with these arguments. Where Node cannot replace a process (before 22.15)
 * the runtime is a child that gets our signals and whose exit code becomes ours.
 * @param {string[]} args
 */
function become(args) {
  const environment = { ...runtimeEnvironment, ...process.env }
  if (typeof process.execve === 'function') {
    process.execve(runtime, [runtime, ...args], environment)
  }
  const child = spawn(runtime, args, { stdio: 'inherit', env: environment })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`The server could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}
