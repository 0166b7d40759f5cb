/**
 * The six characters that stand on the projector for those who cannot scan: a short second name of a link.
 * @module
 */

/** Letters and digits that nobody takes for one another, read from the back of a hall. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const CODE_LENGTH = 6

const pattern = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** The code that somebody typed, however they spaced it; null when it is none. */
export function readCode(typed: string): string | null {
  const code = typed.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
  return pattern.test(code) ? code : null
}

/** A code as it is shown: two groups of three. */
export const showCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
