/**
 * Cards divided into calls to the server, which reads so much at once.
 * @module
 */
import { MAX_CARDS_BROUGHT_IN, MAX_REQUEST_BYTES } from '../../shared/limits.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'

/** Bytes of the cards of a call, with room for what stands around them. */
const MOST_BYTES = MAX_REQUEST_BYTES / 2

/** The same cards in the same order, each call with as many as the server takes, and at least one. */
export function inCalls(cards: readonly BroughtCard[]): BroughtCard[][] {
  const encoder = new TextEncoder()
  const calls: BroughtCard[][] = []
  let bytes = 0
  for (const card of cards) {
    const size = encoder.encode(JSON.stringify(card)).length
    const last = calls.at(-1)
    if (last && last.length < MAX_CARDS_BROUGHT_IN && bytes + size <= MOST_BYTES) {
      last.push(card)
      bytes += size
    } else {
      calls.push([card])
      bytes = size
    }
  }
  return calls
}
