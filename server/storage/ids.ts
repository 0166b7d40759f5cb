/**
 * Ids and secrets, and the hash by which a secret is known again.
 * @module
 */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/code.ts'

/**
 * 21 characters of base64url, nearly 126 bits. None begins with a dash: ids stand in cells of tables, where it would begin a
 * formula and is written otherwise, and are given to commands, where it begins an option.
 */
export function newId(): string {
  const id = randomBytes(16).toString('base64url').slice(0, 21)
  return id.startsWith('-') ? newId() : id
}

/** A secret of 256 bits, in base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** A code to type: 30 bits. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

/** SHA-256 in hex. The secrets are random, so no salt and no slow hash is needed. */
export const hashOf = (secret: string | Uint8Array): string =>
  createHash('sha256').update(secret).digest('hex')
