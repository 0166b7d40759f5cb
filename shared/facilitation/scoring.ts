/**
 * Scoring: each person gives actions a score of their own for impact, for effort and for each criterion, as a secret
 * ballot; and how such ballots become means and spreads that give nobody away.
 * @module
 */
import type { Sector } from '../vocabulary.ts'
import { sectors } from '../vocabulary.ts'
import { sectorsTold } from './tally.ts'

/** The scale on which a person scores. */
export const [MIN_GIVEN, MAX_GIVEN] = [1, 5] as const

/** What an action is scored by in any room; besides them, each criterion by the id of its shape. */
export const gradeKeys = ['impact', 'effort'] as const
export type GradeKey = (typeof gradeKeys)[number]

/** A person's scores: by the id of a card, and by what it is scored by. What is left out was not scored. */
export type ScoreSheet = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A person's scores, known by their sector alone. */
export interface ScoreBallot {
  readonly sector: Sector
  readonly scores: ScoreSheet
  /** Whether somebody beside them entered it. */
  readonly byProxy?: boolean
}

/** What some people gave one card for one thing. */
export interface GivenScores {
  /** To two decimals, as it is told and counted on: who reads it can work a value out again. */
  readonly mean: number
  readonly scorers: number
  readonly min: number
  readonly max: number
}

/** The same of all, with the sectors that can be told apart. */
export interface Scored extends GivenScores {
  readonly bySector: Partial<Record<Sector, GivenScores>>
  /** Whether sectors were left out, having too few scorers here. */
  readonly suppressed?: boolean
}

export interface ScoreTally {
  readonly voters: number
  /** Of them, those whose scores somebody beside them entered. */
  readonly proxies: number
  readonly votersBySector: Partial<Record<Sector, number>>
  /** By card, and by what it was scored by; what nobody scored is not in it. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, Scored>>>>
}

/** A number to two decimals, a half up: as means and weighted values are told. */
export const toTwoDecimals = (value: number): number => Math.round(value * 100 + 1e-9) / 100

function given(scores: readonly number[]): GivenScores {
  const sum = scores.reduce((all, score) => all + score, 0)
  return {
    mean: toTwoDecimals(sum / scores.length),
    scorers: scores.length,
    min: Math.min(...scores),
    max: Math.max(...scores),
  }
}

const countsOf = (all: readonly { readonly sector: Sector }[]): Record<Sector, number> =>
  Object.fromEntries(
    sectors.map((sector) => [sector, all.filter((one) => one.sector === sector).length]),
  ) as Record<Sector, number>

/** Whether one of the sectors that took part is not among those told. */
const keepsOne = (counts: Readonly<Record<Sector, number>>, told: readonly Sector[]): boolean =>
  sectors.some((sector) => counts[sector] > 0 && !told.includes(sector))

/**
 * One card, one thing. The small-number rule counts those who scored just this: somebody may have passed it over, and a
 * sector of five of whom two scored it would be known by them.
 */
function scoredOf(all: readonly { readonly sector: Sector; readonly score: number }[]): Scored {
  const counts = countsOf(all)
  const told = sectorsTold(counts)
  const of = (sector: Sector) => all.filter((one) => one.sector === sector).map(({ score }) => score)
  return {
    ...given(all.map(({ score }) => score)),
    bySector: Object.fromEntries(
      sectors.filter((sector) => told.includes(sector)).map((sector) => [sector, given(of(sector))]),
    ),
    ...(keepsOne(counts, told) ? { suppressed: true } : {}),
  }
}

/** Scores without cards and things that nothing was given for. */
export const withoutEmpty = (sheet: ScoreSheet): ScoreSheet =>
  Object.fromEntries(Object.entries(sheet).filter(([, scores]) => Object.keys(scores).length > 0))

/** How many scores a sheet gives. */
export const scoresGiven = (sheet: ScoreSheet): number =>
  Object.values(sheet).reduce((sum, scores) => sum + Object.keys(scores).length, 0)

/**
 * Counts a round.
 * @param cardIds the actions that could be scored; scores of others are not counted, as their cards are gone
 * @param criterionIds ids of the shapes of the criteria that there are
 */
export function scoreTallyOf(
  ballots: readonly ScoreBallot[],
  cardIds: readonly string[],
  criterionIds: readonly string[],
): ScoreTally {
  const cast = ballots.filter(({ scores }) => scoresGiven(scores) > 0)
  const counts = countsOf(cast)
  const scoresOf = (cardId: string): [string, Scored][] =>
    [...gradeKeys, ...criterionIds].flatMap((key): [string, Scored][] => {
      const all = cast.flatMap(({ sector, scores }) => {
        const score = scores[cardId]?.[key]
        return score === undefined ? [] : [{ sector, score }]
      })
      return all.length > 0 ? [[key, scoredOf(all)]] : []
    })
  const scores = cardIds.map((id) => [id, scoresOf(id)] as const).filter(([, of]) => of.length > 0)
  return {
    voters: cast.length,
    proxies: cast.filter(({ byProxy }) => byProxy).length,
    votersBySector: Object.fromEntries(sectorsTold(counts).map((sector) => [sector, counts[sector]])),
    scores: Object.fromEntries(scores.map(([id, of]) => [id, Object.fromEntries(of)])),
  }
}
