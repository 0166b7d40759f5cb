/**
 * How often an address may try tokens that are not right: nobody guesses 256 bits, and nobody shall fill the logs.
 * @module
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TOKEN_WINDOW_SECONDS, WRONG_TOKENS_PER_WINDOW } from '../../shared/limits.ts'

export interface TokenAttempts {
  /** Seconds this address has to wait; 0 for none. */
  waitFor(address: string): Promise<number>
  /** Counts a wrong token. */
  wrong(address: string): Promise<void>
}

export function tokenAttempts(): TokenAttempts {
  const limiter = new RateLimiterMemory({ points: WRONG_TOKENS_PER_WINDOW, duration: TOKEN_WINDOW_SECONDS })
  return {
    async waitFor(address) {
      const state = await limiter.get(address)
      return state && state.remainingPoints <= 0 ? Math.ceil(state.msBeforeNext / 1000) : 0
    },
    async wrong(address) {
      try {
        await limiter.consume(address)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
      }
    },
  }
}
