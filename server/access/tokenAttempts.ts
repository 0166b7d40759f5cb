/**
 * How often an address may try tokens that are not right: nobody guesses 256 bits, and nobody shall fill the logs.
 * @module
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import {
  TOKEN_WINDOW_SECONDS,
  WRONG_CODES_PER_WINDOW,
  WRONG_PASSWORDS_PER_WINDOW,
  WRONG_TOKENS_PER_WINDOW,
} from '../../shared/limits.ts'
import { readCode } from '../../shared/protocol/code.ts'

export interface TokenAttempts {
  /** Seconds this address has to wait before this token is looked at; 0 for none. */
  waitFor(address: string, token: string): Promise<number>
  /** Counts a wrong token. */
  wrong(address: string, token: string): Promise<void>
  /** Seconds before another password of this link is looked at; 0 for none. */
  waitForPassword(linkId: string): Promise<number>
  /** Counts a wrong password, of the link and of the address. */
  wrongPassword(address: string, linkId: string): Promise<void>
}

async function secondsLeft(limiter: RateLimiterMemory, key: string): Promise<number> {
  const state = await limiter.get(key)
  return state && state.remainingPoints <= 0 ? Math.ceil(state.msBeforeNext / 1000) : 0
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
  }
}

/** Tokens are counted by address; codes and passwords, which are short, also from everywhere together. */
export function tokenAttempts(): TokenAttempts {
  const duration = TOKEN_WINDOW_SECONDS
  const tokens = new RateLimiterMemory({ points: WRONG_TOKENS_PER_WINDOW, duration })
  const codes = new RateLimiterMemory({ points: WRONG_CODES_PER_WINDOW, duration })
  const passwords = new RateLimiterMemory({ points: WRONG_PASSWORDS_PER_WINDOW, duration })
  return {
    waitForPassword: (linkId) => secondsLeft(passwords, linkId),
    async wrongPassword(address, linkId) {
      await count(tokens, address)
      await count(passwords, linkId)
    },
    async waitFor(address, token) {
      const wait = await secondsLeft(tokens, address)
      return readCode(token) ? Math.max(wait, await secondsLeft(codes, 'all')) : wait
    },
    async wrong(address, token) {
      await count(tokens, address)
      if (readCode(token)) await count(codes, 'all')
    },
  }
}
