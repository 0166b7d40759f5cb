/**
 * What the parts of a room's page know of voting. Thousands of cards ask for the two that they need, which stay the same
 * while people vote; how many have voted, which changes every second, is by itself.
 * @module
 */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import type { Ballot } from './ballot.ts'
import type { RankedCard } from './ranking.ts'

/** A ballot that is being filled in. */
export interface Filling {
  readonly ballot: Ballot
  /** Id of the one zone whose cards can be voted for; null for all. */
  readonly zone: string | null
  /** Gives a card a vote or takes one back; tells the person why where it cannot be. */
  readonly change: (cardId: string, by: 1 | -1) => void
}

/** The counts that are shown on the cards: those of the round that was revealed last. */
export type ShownCounts = ReadonlyMap<string, RankedCard>

/** `roundId`: the round whose result is shown first; the newest where none is named. */
export type VoteWindow =
  | { readonly of: 'new' }
  | { readonly of: 'scoring' }
  | { readonly of: 'results'; readonly roundId?: string }

export interface Voting {
  /** The newest round. */
  readonly round: VoteRound | null
  /** Whether its result belongs on the page now: it is of what goes on, and this person did not put it away. */
  readonly isShown: boolean
  readonly hide: () => void
  readonly open: (window: VoteWindow) => void
}

export const FillingContext = createContext<Filling | null>(null)
export const CountsContext = createContext<ShownCounts | null>(null)
export const VotingContext = createContext<Voting>({
  round: null,
  isShown: false,
  hide: () => {},
  open: () => {},
})

export const useFilling = (): Filling | null => useContext(FillingContext)
export const useShownCounts = (): ShownCounts | null => useContext(CountsContext)
export const useVoting = (): Voting => useContext(VotingContext)

/** The votes that a card has on the ballot. */
export function useVotesOn({ ballot }: Filling, cardId: string): number {
  return useSyncExternalStore(ballot.subscribe, () => ballot.on(cardId))
}
