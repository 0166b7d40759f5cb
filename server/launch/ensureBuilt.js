/**
 * Builds the browser part when its sources have changed since the last build, and only then.
 * Plain JavaScript, so that the launcher can use it on any Node.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, hashOf, root, runtime, textOf } from './paths.js'

const stampFile = () => at('dist', 'client', '.stamp')

/**
 * Builds dist/client when it is missing or older than what it is made from.
 * @param {(line: string) => void} [say] where progress goes
 * @returns {boolean} whether it was built
 * @throws {Error} when the build fails
 */
export function ensureClientBuilt(say = console.log) {
  const wanted = hashOf(sources())
  if (textOf(stampFile()) === wanted) return false
  say('Building the client (vite build). This takes some 20 seconds and is done once per version.')
  const started = Date.now()
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const result = spawnSync(runtime, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status !== 0) throw new Error('The client could not be built; the reason is above.')
  writeFileSync(stampFile(), wanted)
  say(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
  return true
}

/** Every file that the client is made from, as its path and its bytes. */
function* sources() {
  for (const file of ['vite.config.ts', 'package-lock.json']) {
    yield file
    yield readFileSync(at(file))
  }
  for (const folder of ['client', 'shared']) yield* filesUnder(folder)
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
