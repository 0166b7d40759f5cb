/**
 * Where things stand in the installation, and the two small questions every launch step asks of the file system.
 * Plain JavaScript: it runs on the host's Node 20 or newer, before anything is installed.
 * @module
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = path.resolve(fileURLToPath(import.meta.url), '..', '..', '..')

/** The pinned runtime that the `node` package brings; everything but the launcher runs on it. */
export const runtime = path.join(root, 'node_modules', '.bin', 'node')

/**
 * A path inside the installation.
 * @param {...string} parts
 */
export function at(...parts) {
  return path.join(root, ...parts)
}

/**
 * The text of a file, or null where there is none.
 * @param {string} file
 */
export function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * SHA-256 in hex over parts that cannot run together.
 * @param {Iterable<string | Uint8Array>} parts
 */
export function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}
