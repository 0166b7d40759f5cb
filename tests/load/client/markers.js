/**
 * Marks that travel inside every edit and cursor as plain text, so that a receiver finds them by a scan of bytes, with
 * no protocol decoded and batched frames counted in full.
 * @module
 */

/** Stands at the end of a seeded board: who has received it has received all of it. */
export const SENTINEL = '~SEED-END~'

const TILDE = 126
const EDIT = 69
const PRESENCE = 80

/**
 * `~E<12 digits>~` for an edit, `~P<12 digits>~` for presence.
 * @param {'E' | 'P'} kind
 * @param {number} number
 */
export const marker = (kind, number) => `~${kind}${String(number).padStart(12, '0')}~`

/** A marker that holds the time, in microseconds. @param {'E' | 'P'} kind */
export const stamp = (kind) => marker(kind, Math.floor(performance.now() * 1000))

/**
 * Calls back for every marker in a frame.
 * @param {Buffer} bytes
 * @param {(kind: 'E' | 'P', number: number) => void} found
 */
export function scan(bytes, found) {
  for (let i = bytes.indexOf(TILDE); i >= 0 && i + 14 < bytes.length; i = bytes.indexOf(TILDE, i + 1)) {
    const kind = bytes[i + 1]
    if (bytes[i + 14] !== TILDE || (kind !== EDIT && kind !== PRESENCE)) continue
    let number = 0
    for (let j = i + 2; j < i + 14; j++) number = number * 10 + bytes[j] - 48
    found(kind === EDIT ? 'E' : 'P', number)
    i += 14
  }
}
