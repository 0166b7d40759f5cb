/**
 * How far an order holds when the weights move: each weight is varied alone, and all are made equal.
 * @module
 */
import { MAX_WEIGHT } from './kindFields.ts'
import {
  type Criterion,
  placesOf,
  type WeighedInsight,
  type Weighing,
  type Weights,
  weightedMean,
  weightsOf,
} from './weighing.ts'

/** What each weight is multiplied by, alone, while the others stand. */
export const FACTORS = [0, 0.5, 1.5, 2] as const

export interface Stability {
  /** Other weighings that were tried. */
  readonly trials: number
  /** Of them, those in which the first place is held by the same. */
  readonly firstHolds: number
  /** By the ids of items with a rank: the best and the worst they come to. */
  readonly ranges: ReadonlyMap<string, { readonly best: number; readonly worst: number }>
  /** The nearest weights at which another comes up with the first. */
  readonly turns: readonly Turn[]
}

/** With this weight, and the others as they are, the rival is level with the one that is first. */
export interface Turn {
  readonly criterion: Criterion
  readonly weight: number
  /** Id of the one that comes up. */
  readonly rival: string
}

/** The other weighings; those in which nothing weighs anything are none. */
export function trialsOf(weights: Weights): Weights[] {
  const having = (id: string, weight: number): Weights =>
    new Map(
      [...weights]
        .map(([one, now]) => [one, one === id ? weight : now] as const)
        .filter(([, now]) => now > 0),
    )
  const alone = [...weights].flatMap(([id, weight]) => FACTORS.map((factor) => having(id, weight * factor)))
  const isEqual = new Set(weights.values()).size <= 1
  const equal = isEqual ? [] : [new Map([...weights.keys()].map((id) => [id, 1]))]
  return [...alone, ...equal].filter((trial) => trial.size > 0)
}

type Ranked = Weighing<WeighedInsight>['items'][number]

function turnsOf(items: readonly Ranked[], criteria: readonly Criterion[], weights: Weights): Turn[] {
  const [first, ...others] = items
  if (!first || first.isTied) return []
  const ahead = (rival: Ranked, id: string) => (first.scores[id] ?? 0) - (rival.scores[id] ?? 0)
  return criteria
    .filter(({ id }) => weights.has(id))
    .flatMap((criterion) => {
      const now = weights.get(criterion.id) ?? 0
      const turns = others.flatMap((rival): Turn[] => {
        const by = ahead(rival, criterion.id)
        const lead = [...weights].reduce((sum, [id, weight]) => sum + weight * ahead(rival, id), 0)
        const weight = now - lead / by
        const isWeighing = weight > 0 || (weight === 0 && weights.size > 1)
        return by !== 0 && isWeighing && weight <= MAX_WEIGHT
          ? [{ criterion, weight, rival: rival.insight.id }]
          : []
      })
      const nearest = (some: readonly Turn[]) =>
        some.toSorted((a, b) => Math.abs(a.weight - now) - Math.abs(b.weight - now)).slice(0, 1)
      return [
        ...nearest(turns.filter(({ weight }) => weight < now)),
        ...nearest(turns.filter(({ weight }) => weight >= now)),
      ]
    })
}

/** Weighs again and again; null where there are not two items to compare. */
export function stabilityOf({ items, criteria }: Weighing<WeighedInsight>): Stability | null {
  const ranked = items.filter(({ rank }) => rank !== null)
  const weights = weightsOf(criteria)
  if (ranked.length < 2) return null
  const orders = trialsOf(weights).map((trial) =>
    placesOf(ranked.map(({ scores }) => weightedMean(scores, trial))).map(
      ({ rank }) => rank ?? ranked.length,
    ),
  )
  const firsts = (order: readonly (number | null)[]) => order.map((rank) => rank === 1).join()
  const now = ranked.map(({ rank }) => rank)
  return {
    trials: orders.length,
    firstHolds: orders.filter((order) => firsts(order) === firsts(now)).length,
    ranges: new Map(
      ranked.map(({ insight, rank }, i) => {
        const all = [rank ?? ranked.length, ...orders.map((order) => order[i] ?? ranked.length)]
        return [insight.id, { best: Math.min(...all), worst: Math.max(...all) }]
      }),
    ),
    turns: turnsOf(ranked, criteria, weights),
  }
}
