/**
 * Dot voting: what a ballot may hold, and how ballots become counts that give nobody away.
 * @module
 */
import type { Sector } from '../vocabulary.ts'
import { sectors } from '../vocabulary.ts'

/** The rules of a round. */
export interface VoteRules {
  /** Votes a person may give. */
  readonly budget: number
  /** Of them, at most this many on one card. */
  readonly perCard: number
}

/** Ids of cards with the votes each got from one person. */
export type Votes = Readonly<Record<string, number>>

/** A person's votes, known by their sector alone. */
export interface Ballot {
  readonly sector: Sector
  readonly votes: Votes
  /** Whether somebody beside them entered it. */
  readonly byProxy?: boolean
}

/** What a card got. A sector that is left out had too few voters to be told apart. */
export interface CardCount {
  readonly total: number
  readonly bySector: Partial<Record<Sector, number>>
  /** Whether sectors were left out. */
  readonly suppressed: boolean
}

export interface Tally {
  readonly voters: number
  /** Of them, those whose votes somebody beside them entered. */
  readonly proxies: number
  readonly votersBySector: Partial<Record<Sector, number>>
  readonly counts: Readonly<Record<string, CardCount>>
}

/** What a round gave in all, also to cards that a newer round was held on, or that are gone since; of sectors those it tells. */
export interface RoundGiven {
  readonly total: number
  readonly bySector: Partial<Record<Sector, number>>
}

export function roundGiven({ counts }: Pick<Tally, 'counts'>): RoundGiven {
  const cards = Object.values(counts)
  const told = sectors.filter((sector) => cards.some(({ bySector }) => bySector[sector] !== undefined))
  const sum = (of: (card: CardCount) => number) => cards.reduce((all, card) => all + of(card), 0)
  return {
    total: sum(({ total }) => total),
    bySector: Object.fromEntries(
      told.map((sector) => [sector, sum(({ bySector }) => bySector[sector] ?? 0)]),
    ),
  }
}

/** Fewer voters than this of a sector would be known by their votes. */
export const SMALL_NUMBER = 3

/** How many votes a ballot gives. */
export const votesGiven = (votes: Votes): number =>
  Object.values(votes).reduce((sum, count) => sum + count, 0)

/** Why a ballot breaks the rules, as field and detail; null where it keeps them. */
export function ballotProblem(
  votes: Votes,
  { budget, perCard }: VoteRules,
): { field: string; detail: string } | null {
  const over = Object.entries(votes).find(([, count]) => count > perCard)
  if (over)
    return {
      field: `votes.${over[0]}`,
      detail: `One card may get at most ${perCard} of your votes, not ${over[1]}.`,
    }
  const given = votesGiven(votes)
  return given > budget
    ? { field: 'votes', detail: `You have ${budget} votes; this ballot gives ${given}.` }
    : null
}

/**
 * The sectors whose votes may be told. Those with fewer than {@link SMALL_NUMBER} voters are left out, and so is the
 * smallest of the others where a single one left out could be found by subtraction from the total.
 */
export function sectorsTold(voters: Readonly<Record<Sector, number>>): Sector[] {
  const voting = sectors.filter((sector) => voters[sector] > 0)
  const told = voting.filter((sector) => voters[sector] >= SMALL_NUMBER).sort((a, b) => voters[b] - voters[a])
  return voting.length - told.length === 1 ? told.slice(0, -1) : told
}

/**
 * Counts a round.
 * @param cardIds the cards that could be voted for; votes for others are not counted, as their cards are gone
 */
export function tallyOf(ballots: readonly Ballot[], cardIds: readonly string[]): Tally {
  const cast = ballots.filter(({ votes }) => Object.values(votes).some((count) => count > 0))
  const voters = Object.fromEntries(
    sectors.map((sector) => [sector, cast.filter((ballot) => ballot.sector === sector).length]),
  ) as Record<Sector, number>
  const told = sectorsTold(voters)
  const suppressed = sectors.some((sector) => voters[sector] > 0 && !told.includes(sector))
  const countOf = (cardId: string): CardCount => {
    const given = cast.map(({ sector, votes }) => ({ sector, count: votes[cardId] ?? 0 }))
    const of = (counted: typeof given) => counted.reduce((sum, { count }) => sum + count, 0)
    return {
      total: of(given),
      bySector: Object.fromEntries(
        told.map((one) => [one, of(given.filter(({ sector }) => sector === one))]),
      ),
      suppressed,
    }
  }
  return {
    voters: cast.length,
    proxies: cast.filter(({ byProxy }) => byProxy).length,
    votersBySector: Object.fromEntries(told.map((sector) => [sector, voters[sector]])),
    counts: Object.fromEntries(cardIds.map((id) => [id, countOf(id)])),
  }
}
