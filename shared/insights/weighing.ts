/**
 * Actions weighed by criteria: the mean of an action's scores, each counted as often as its criterion weighs, and the
 * order that this gives. Equal values share a rank.
 * @module
 */
import { toTwoDecimals } from '../facilitation/scoring.ts'
import type { Sector } from '../vocabulary.ts'
import { sectors } from '../vocabulary.ts'
import type { HeldWeights, Insight } from './insight.ts'
import { criterionScore } from './scores.ts'

/** What a weighing reads of a record. */
export type WeighedInsight = Pick<
  Insight,
  'id' | 'kind' | 'text' | 'status' | 'attrs' | 'votes' | 'scores' | 'provenance'
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
  /** By the ids of criteria that there are: the mean of those who scored, else what stands on the card. */
  readonly scores: Readonly<Record<string, number>>
  /** Criteria with a weight that it has no score for. */
  readonly missing: readonly string[]
  /** From the lowest score to the highest, to two decimals; null while a score is missing. */
  readonly value: number | null
  /**
   * The value by the scores of one sector alone: of each that can be told apart in all that was scored. What nobody scored
   * is for each sector what it is for all.
   */
  readonly bySector: Partial<Record<Sector, number>>
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
  return all > 0 ? toTwoDecimals(sum / all) : null
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

function scoresIn(insight: WeighedInsight, criteria: readonly Criterion[]): Record<string, number> {
  return Object.fromEntries(
    criteria.flatMap(({ id }): [string, number][] => {
      const score = criterionScore(insight, id)
      return score === null ? [] : [[id, score]]
    }),
  )
}

/** Values by sector. Made of what records tell of sectors alone, so that nobody is known by them who is not by those. */
function valuesBySector(
  { scores: given }: WeighedInsight,
  scores: Readonly<Record<string, number>>,
  weights: Weights,
): Partial<Record<Sector, number>> {
  const scored = [...weights.keys()].some((id) => given?.criteria[id])
  if (!given || !scored) return {}
  return Object.fromEntries(
    sectors.flatMap((sector): [Sector, number][] => {
      const own = Object.entries(scores).flatMap(([id, score]): [string, number][] => {
        const of = given.criteria[id]
        const one = of ? of.bySector[sector]?.mean : score
        return one === undefined ? [] : [[id, one]]
      })
      const value = weightedMean(Object.fromEntries(own), weights)
      return value === null ? [] : [[sector, value]]
    }),
  )
}

/** Whether an action is still to be weighed. */
const isOpen = ({ status }: Pick<WeighedInsight, 'status'>): boolean =>
  status !== 'declined' && status !== 'parked'

/** The actions that people score, by the order of their ids: those that are weighed, of one zone where one is named. */
export function scorableActions<I extends Pick<Insight, 'id' | 'kind' | 'status' | 'zone'>>(
  insights: readonly I[],
  zone: string | null,
): I[] {
  return insights
    .filter((one) => one.kind === 'action' && isOpen(one) && (zone === null || one.zone === zone))
    .toSorted((a, b) => compare(a.id, b.id))
}

/** Weighs the actions among a room's records. */
export function weighingOf<I extends WeighedInsight>(insights: readonly I[]): Weighing<I> {
  const criteria = criteriaOf(insights)
  const weights = weightsOf(criteria)
  const actions = insights.filter(({ kind }) => kind === 'action').toSorted((a, b) => compare(a.id, b.id))
  const weighed = actions.filter(isOpen).map((insight) => {
    const scores = scoresIn(insight, criteria)
    const missing = [...weights.keys()].filter((id) => scores[id] === undefined)
    const bySector = valuesBySector(insight, scores, weights)
    return { insight, scores, missing, value: weightedMean(scores, weights), bySector }
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

/** Whether a criterion weighs something else than was confirmed; to have no weight is to weigh nothing. */
export const weightMoved = ({ weight, confirmed }: Pick<Criterion, 'weight' | 'confirmed'>): boolean =>
  (weight ?? 0) !== (confirmed ?? 0)

/** How what stands on the criteria agrees with what the facilitator confirmed. */
export function standingOfWeights(
  criteria: readonly Criterion[],
  held: Pick<HeldWeights, 'weights'> | null,
): 'none' | 'confirmed' | 'changed' {
  if (!held) return 'none'
  const isSame =
    !criteria.some(weightMoved) &&
    Object.keys(held.weights).every((shapeId) => criteria.some((one) => one.shapeId === shapeId))
  return isSame ? 'confirmed' : 'changed'
}

/** The actions that a sector's own scores put first. */
export interface SectorFirst {
  readonly sector: Sector
  /** Ids; more than one where they are level. */
  readonly first: readonly string[]
  /** Whether they are those that all scores put first. */
  readonly isSame: boolean
}

/** By each sector that has a value for every action with a place; none where fewer than two have one. */
export function firstsBySector(items: readonly WeighedItem<WeighedInsight>[]): SectorFirst[] {
  const ranked = items.filter(({ rank }) => rank !== null)
  if (ranked.length < 2) return []
  const firstOf = (places: readonly Place[]) =>
    ranked.filter((_item, i) => places[i]?.rank === 1).map(({ insight }) => insight.id)
  const all = firstOf(ranked).join()
  return sectors.flatMap((sector): SectorFirst[] => {
    const values = ranked.map(({ bySector }) => bySector[sector] ?? null)
    if (values.includes(null)) return []
    const first = firstOf(placesOf(values))
    return [{ sector, first, isSame: first.join() === all }]
  })
}
