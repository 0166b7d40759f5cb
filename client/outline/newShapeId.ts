/**
 * Ids for new shapes.
 * @module
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An id as tldraw makes them: `shape:` and 21 characters of 64. Works on plain http too, where randomUUID does not. */
export function newShapeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(21))
  return `shape:${Array.from(bytes, (byte) => ALPHABET[byte & 63]).join('')}`
}
