/**
 * Actions weighed by criteria: the mean of an action's scores, each counted as often as its criterion weighs, and the
 * order that this gives. Equal values share a rank.
 * @module
 */
import type { HeldWeights, Insight } from './insight.ts'

/** What a weighing reads of a record. */
export type WeighedInsight = Pick<
  Insight,
  'id' | 'kind' | 'text' | 'status' | 'attrs' | 'votes' | 'provenance'
>

export interface Criterion {
  readonly id: string
  readonly shapeId: string
  readonly text: string
  /** Null where none was given, which counts as nothing. */
  readonly weight: number | null
  /** What the facilitator confirmed, whatever stands on the card now. */
  readonly confirmed: number | null
}

export interface WeighedItem<I> {
  readonly insight: I
  /** By the ids of criteria that there are. */
  readonly scores: Readonly<Record<string, number>>
  /** Criteria with a weight that it has no score for. */
  readonly missing: readonly string[]
  /** From the lowest score to the highest, to two decimals; null while a score is missing. */
  readonly value: number | null
  /** From 1; null without a value. */
  readonly rank: number | null
  readonly isTied: boolean
}

export interface Weighing<I> {
  readonly criteria: readonly Criterion[]
  /** The best first, then those without a value. */
  readonly items: readonly WeighedItem<I>[]
  /** Actions that are not weighed: declined or parked. */
  readonly leftOut: readonly I[]
}

/** Decimals that a value is told with; what is equal in them is a tie. */
const DECIMALS = 100
const rounded = (value: number): number => Math.round(value * DECIMALS + 1e-9) / DECIMALS

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The criteria of a room, in the order of their ids. */
export function criteriaOf(insights: readonly WeighedInsight[]): Criterion[] {
  return insights
    .filter(({ kind }) => kind === 'criterion')
    .map(({ id, text, attrs, provenance }) => {
      const held = attrs.confirmed as { readonly weight?: unknown } | undefined
      return {
        id,
        shapeId: provenance.shapeId,
        text,
        weight: isNumber(attrs.weight) ? attrs.weight : null,
        confirmed: isNumber(held?.weight) ? held.weight : null,
      }
    })
    .sort((a, b) => compare(a.id, b.id))
}

/** Weights by criterion; one that weighs nothing is not in it. */
export type Weights = ReadonlyMap<string, number>
export const weightsOf = (criteria: readonly Criterion[]): Weights =>
  new Map(criteria.flatMap(({ id, weight }) => (weight !== null && weight > 0 ? [[id, weight]] : [])))

/** The weighted mean of some scores; null where one is missing, or nothing weighs anything. */
export function weightedMean(scores: Readonly<Record<string, number>>, weights: Weights): number | null {
  let [sum, all] = [0, 0]
  for (const [id, weight] of weights) {
    const score = scores[id]
    if (score === undefined) return null
    sum += weight * score
    all += weight
  }
  return all > 0 ? rounded(sum / all) : null
}

export interface Place {
  readonly rank: number | null
  readonly isTied: boolean
}

/** The places of some values, the highest first: equal ones share one, and the next is left out for each of them. */
export function placesOf(values: readonly (number | null)[]): Place[] {
  const told = values.filter((value) => value !== null).toSorted((a, b) => b - a)
  return values.map((value) => {
    if (value === null) return { rank: null, isTied: false }
    const first = told.indexOf(value)
    return { rank: first + 1, isTied: told[first + 1] === value }
  })
}

function scoresIn(attrs: WeighedInsight['attrs'], known: ReadonlySet<string>): Record<string, number> {
  const said = Object.entries((attrs.criteriaScores ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    said.filter((one): one is [string, number] => known.has(one[0]) && isNumber(one[1])),
  )
}

/** Whether an action is still to be weighed. */
const isOpen = ({ status }: WeighedInsight): boolean => status !== 'declined' && status !== 'parked'

/** Weighs the actions among a room's records. */
export function weighingOf<I extends WeighedInsight>(insights: readonly I[]): Weighing<I> {
  const criteria = criteriaOf(insights)
  const weights = weightsOf(criteria)
  const known = new Set(criteria.map(({ id }) => id))
  const actions = insights.filter(({ kind }) => kind === 'action').toSorted((a, b) => compare(a.id, b.id))
  const weighed = actions.filter(isOpen).map((insight) => {
    const scores = scoresIn(insight.attrs, known)
    const missing = [...weights.keys()].filter((id) => scores[id] === undefined)
    return { insight, scores, missing, value: weightedMean(scores, weights) }
  })
  const places = placesOf(weighed.map(({ value }) => value))
  const items = weighed.map((item, i) => ({ ...item, ...(places[i] ?? { rank: null, isTied: false }) }))
  const last = items.length + 1
  return {
    criteria,
    items: items.sort((a, b) => (a.rank ?? last) - (b.rank ?? last) || compare(a.insight.id, b.insight.id)),
    leftOut: actions.filter((insight) => !isOpen(insight)),
  }
}

/** How what stands on the criteria agrees with what the facilitator confirmed. */
export function standingOfWeights(
  criteria: readonly Criterion[],
  held: Pick<HeldWeights, 'weights'> | null,
): 'none' | 'confirmed' | 'changed' {
  if (!held) return 'none'
  const isSame =
    criteria.every(({ weight, confirmed }) => (weight ?? 0) === (confirmed ?? 0)) &&
    Object.keys(held.weights).every((shapeId) => criteria.some((one) => one.shapeId === shapeId))
  return isSame ? 'confirmed' : 'changed'
}
