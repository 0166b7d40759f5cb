/**
 * Builds what runs from what is written, when its sources have changed since the last build, and only then.
 * Plain JavaScript, so that the launcher can use it on any Node.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, hashOf, root, runtime, textOf } from './paths.js'

/** @typedef {{ name: string, config: string, folders: string[], says: string }} Part */

/** @type {Part[]} */
const parts = [
  {
    name: 'client',
    config: 'vite.config.ts',
    folders: ['client', 'shared'],
    says: 'Building the client (vite build). This takes some 20 seconds and is done once per version.',
  },
  {
    name: 'server',
    config: 'vite.server.config.ts',
    folders: ['server', 'shared'],
    says: 'Building the server (a second).',
  },
]

/**
 * Builds dist/client and dist/server where they are missing or older than what they are made from.
 * @param {(line: string) => void} [say] where progress goes
 * @throws {Error} when a build fails
 */
export function ensureBuilt(say = console.log) {
  for (const part of parts) ensurePartBuilt(part, say)
}

/**
 * @param {Part} part
 * @param {(line: string) => void} say
 */
function ensurePartBuilt({ name, config, folders, says }, say) {
  const stamp = at('dist', name, '.stamp')
  const wanted = hashOf(sources([config, 'package-lock.json'], folders))
  if (textOf(stamp) === wanted) return
  say(says)
  const started = Date.now()
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const result = spawnSync(runtime, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status !== 0) throw new Error(`The ${name} could not be built; the reason is above.`)
  writeFileSync(stamp, wanted)
  say(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
}

/**
 * Every file that a part is made from, as its path and its bytes.
 * @param {string[]} files
 * @param {string[]} folders
 * @returns {Generator<string | Uint8Array>}
 */
function* sources(files, folders) {
  for (const file of files) {
    yield file
    yield readFileSync(at(file))
  }
  for (const folder of folders) yield* filesUnder(folder)
}

/**
 * @param {string} folder
 * @returns {Generator<string | Uint8Array>}
 */
function* filesUnder(folder) {
  const entries = readdirSync(at(folder), {
    withFileTypes: true,
    recursive: true,
  })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
    .map((entry) => path.join(entry.parentPath, entry.name))
  for (const file of files.sort()) {
    yield path.relative(root, file)
    yield readFileSync(file)
  }
}
