/**
 * Passwords before links. People choose them and say them aloud, so they are short: what is kept is a salted hash that
 * takes long to try, and they are tried one after the other.
 * @module
 */
import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { MAX_PASSWORDS_WAITING } from '../../shared/limits.ts'

/** 16 MiB and a few tenths of a second a try: as OWASP asks of scrypt with this little memory. */
const COST = { N: 2 ** 14, r: 8, p: 5 }
const HASH_BYTES = 32

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password, salt, HASH_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** However somebody's keyboard put the letters together. */
const normalised = (password: string): string => password.normalize('NFC').trim()

/** What is kept of a password: the way it was made, the salt and the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(normalised(password), salt, COST)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

async function matches(password: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = kept.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Tries passwords. A hall of people who give the right one at the same time costs one try. */
export class PasswordCheck {
  readonly #key = randomBytes(32)
  /** By what is kept of a password, a keyed hash of the password itself once it was given; never on disk. */
  readonly #right = new Map<string, Buffer>()
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Whether the password is the one; null where too many wait to know already. */
  async isRight(given: string, kept: string): Promise<boolean | null> {
    const password = normalised(given)
    if (this.#isKnown(password, kept)) return true
    if (this.#waiting >= MAX_PASSWORDS_WAITING) return null
    this.#waiting++
    const tried = this.#last.then(async () => {
      if (this.#isKnown(password, kept)) return true
      const isRight = await matches(password, kept)
      if (isRight) this.#right.set(kept, this.#digest(password))
      return isRight
    })
    this.#last = tried.catch(() => {})
    return tried.finally(() => this.#waiting--)
  }

  #digest(password: string): Buffer {
    return createHmac('sha256', this.#key).update(password).digest()
  }

  #isKnown(password: string, kept: string): boolean {
    const right = this.#right.get(kept)
    return right !== undefined && timingSafeEqual(right, this.#digest(password))
  }
}
