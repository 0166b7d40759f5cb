/**
 * The minority report: the cards on which sectors differ most in how they voted, and the actions in how they scored. Sectors
 * with too few voters are not in what a round tells (shared/facilitation/tally.ts), and nothing here is counted from what is
 * left over.
 * @module
 */
import type { RoundGiven } from '../facilitation/tally.ts'
import type { Sector } from '../vocabulary.ts'
import { sectors } from '../vocabulary.ts'
import type { Insight, Votes } from './insight.ts'
import { gradeOf, scoredGrade } from './scores.ts'
import type { WeighedInsight, WeighedItem } from './weighing.ts'

/** What a sector gave a card. */
export interface SectorShare {
  readonly sector: Sector
  readonly votes: number
  /** Of all that the sector gave in the round, from 0 to 1. */
  readonly share: number
}

export interface Divided<I> {
  readonly insight: I
  /** The card's part of all votes of the round, from 0 to 1. */
  readonly share: number
  readonly sectors: readonly SectorShare[]
  /** How far the sector that is furthest from everyone is, from 0 to 1. */
  readonly distance: number
  /** The sector that is for it most, and the one that is least. */
  readonly most: SectorShare
  readonly least: SectorShare
}

type Voted = Pick<Insight, 'id' | 'votes'>

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function dividedIn<I extends Voted>(
  cards: readonly { insight: I; votes: Votes }[],
  round: RoundGiven | undefined,
): Divided<I>[] {
  const given = (count: (votes: Votes) => number) => cards.reduce((sum, { votes }) => sum + count(votes), 0)
  const all = round?.total ?? given(({ total }) => total)
  const told = sectors
    .filter((sector) => cards.some(({ votes }) => votes.bySector[sector] !== undefined))
    .map((sector) => ({
      sector,
      all: round?.bySector[sector] ?? given(({ bySector }) => bySector[sector] ?? 0),
    }))
    .filter((one) => one.all > 0)
  if (all === 0 || told.length < 2) return []
  return cards.flatMap(({ insight, votes }): Divided<I>[] => {
    const share = votes.total / all
    const shares = told.map((one): SectorShare => {
      const count = votes.bySector[one.sector] ?? 0
      return { sector: one.sector, votes: count, share: count / one.all }
    })
    const inOrder = shares.toSorted((a, b) => b.share - a.share)
    const [most, least] = [inOrder[0], inOrder.at(-1)]
    if (!most || !least || most.share === least.share) return []
    const distance = Math.max(...shares.map((one) => Math.abs(one.share - share)))
    return [{ insight, share, sectors: shares, distance, most, least }]
  })
}

/**
 * The cards on which told sectors differ, the most divided first. Each round is compared with itself alone.
 * @param rounds what rounds gave in all, by their ids; of one that is not there, what the cards that are left got of it is taken for all
 */
export function minorityOf<I extends Voted>(
  insights: readonly I[],
  rounds: Readonly<Record<string, RoundGiven>> = {},
): Divided<I>[] {
  const voted = insights.flatMap((insight) => (insight.votes ? [{ insight, votes: insight.votes }] : []))
  return [...Map.groupBy(voted, ({ votes }) => votes.round)]
    .flatMap(([round, cards]) => dividedIn(cards, Object.hasOwn(rounds, round) ? rounds[round] : undefined))
    .sort((a, b) => b.distance - a.distance || compare(a.insight.id, b.insight.id))
}

/** What a sector's own scores say of an action. */
export interface SectorValue {
  readonly sector: Sector
  readonly value: number
}

/** An action that sectors score differently. */
export interface ScoredApart<I> {
  readonly insight: I
  /** What is compared: the value by criteria, else the impact. */
  readonly by: 'value' | 'impact'
  /** Of all who scored. */
  readonly value: number
  /** The highest first. */
  readonly sectors: readonly SectorValue[]
  /** From the lowest to the highest of them, on the scale of the scores. */
  readonly distance: number
}

function apartIn<I extends WeighedInsight>({ insight, value, bySector }: WeighedItem<I>): ScoredApart<I>[] {
  const impact = scoredGrade(insight, 'impact')?.bySector ?? {}
  const options = [
    { by: 'value', value, of: (sector: Sector) => bySector[sector] },
    { by: 'impact', value: gradeOf(insight, 'impact'), of: (sector: Sector) => impact[sector]?.mean },
  ] as const
  for (const { by, value: all, of } of options) {
    const told = sectors
      .flatMap((sector): SectorValue[] => {
        const own = of(sector)
        return own === undefined ? [] : [{ sector, value: own }]
      })
      .sort((a, b) => b.value - a.value)
    const distance = (told[0]?.value ?? 0) - (told.at(-1)?.value ?? 0)
    if (all !== null && told.length > 1)
      return distance > 0 ? [{ insight, by, value: all, sectors: told, distance }] : []
  }
  return []
}

/** The actions that told sectors score differently, those furthest apart first. */
export const scoredApart = <I extends WeighedInsight>(items: readonly WeighedItem<I>[]): ScoredApart<I>[] =>
  items.flatMap(apartIn).sort((a, b) => b.distance - a.distance || compare(a.insight.id, b.insight.id))

/** The first `count`, and those that are as divided as the last of them. */
export function mostDivided<D extends { readonly distance: number }>(
  divided: readonly D[],
  count: number,
): D[] {
  const last = divided[count - 1]
  return last ? divided.filter(({ distance }, i) => i < count || distance === last.distance) : [...divided]
}

/** Whether a round among these keeps the votes of a sector to itself. */
export const keepsSectors = (insights: readonly Voted[]): boolean =>
  insights.some(({ votes }) => votes?.suppressed === true)
