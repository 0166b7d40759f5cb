/**
 * What people gave an action in a round of scoring, as its record tells it; and which number counts: the mean of those
 * who scored, else what the room has put on the card.
 * @module
 */
import { type GradeKey, gradeKeys, type Scored } from '../facilitation/scoring.ts'
import type { Insight } from './insight.ts'

/** What a card got in its newest revealed round, by what it was scored by: a grade, or the id of a criterion's shape. */
export interface CardScores {
  readonly round: string
  readonly scores: Readonly<Record<string, Scored>>
}

/** The same in its record. */
export interface RecordScores {
  readonly round: string
  readonly impact?: Scored
  readonly effort?: Scored
  /** By the ids of the criteria's records. */
  readonly criteria: Readonly<Record<string, Scored>>
}

/** @param idOf gives the id of the record of a shape */
export function recordScores({ round, scores }: CardScores, idOf: (shapeId: string) => string): RecordScores {
  const criteria = Object.entries(scores).filter(([key]) => !gradeKeys.some((grade) => grade === key))
  return {
    round,
    ...(scores.impact ? { impact: scores.impact } : {}),
    ...(scores.effort ? { effort: scores.effort } : {}),
    criteria: Object.fromEntries(criteria.map(([shapeId, scored]) => [idOf(shapeId), scored])),
  }
}

/** What of a record says how it is graded. */
export type Graded = Pick<Insight, 'attrs' | 'scores'>

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** What people gave an action's impact or effort; undefined where nobody scored it. */
export const scoredGrade = ({ scores }: Graded, key: GradeKey): Scored | undefined => scores?.[key]

/** An action's impact or effort, from 1 to 5: the mean, else the number on its card; null without either. */
export const gradeOf = (insight: Graded, key: GradeKey): number | null =>
  scoredGrade(insight, key)?.mean ?? numberOf(insight.attrs[key])

/** What an action has for a criterion: the mean, else the number on its card; null without either. */
export function criterionScore({ attrs, scores }: Graded, criterionId: string): number | null {
  const onCard = (attrs.criteriaScores ?? {}) as Record<string, unknown>
  return scores?.criteria[criterionId]?.mean ?? numberOf(onCard[criterionId])
}

/** Whether a score among these keeps a sector to itself. */
export const scoresKeepSectors = (insights: readonly Pick<Insight, 'scores'>[]): boolean =>
  insights.some(({ scores }) =>
    scores
      ? [scores.impact, scores.effort, ...Object.values(scores.criteria)].some((one) => one?.suppressed)
      : false,
  )
