/**
 * Impact against effort: where each action stands, by the mean of those who scored it, else by the
 * numbers on its card, else by the zone that it lies in.
 * @module
 */
import { gradeOf } from './scores.ts'
import type { WeighedInsight } from './weighing.ts'

export interface Plotted<I> {
  readonly insight: I
  /** From 1 to 5. */
  readonly impact: number
  readonly effort: number
  /** It has not both numbers: the zone says whether they are high or low. */
  readonly isByZone: boolean
  /** Where its mark is drawn, clear of others at the same place. */
  readonly at: { readonly impact: number; readonly effort: number }
  /** Its mark does not cover its own place: others lie in the way. */
  readonly isAway: boolean
}

type Unplotted<I> = Omit<Plotted<I>, 'at' | 'isAway'>

/** What a zone that says no more than high or low comes to. */
const [HIGH, LOW] = [4, 2]
/** In steps of the scale, between marks at one place: a finger's width on a phone. */
const APART = 0.42
/** In steps of the scale: marks of one place stay this near it. */
const REACH = 0.84

const zones: Readonly<Record<string, { readonly impact: number; readonly effort: number }>> = {
  do_now: { impact: HIGH, effort: LOW },
  mobilise: { impact: HIGH, effort: HIGH },
  when_possible: { impact: LOW, effort: LOW },
  decline: { impact: LOW, effort: HIGH },
}

/** Lays marks of one place beside each other, in a square around it. */
function spread<I>(here: readonly Unplotted<I>[]): Plotted<I>[] {
  const columns = Math.ceil(Math.sqrt(here.length))
  const rows = Math.ceil(here.length / columns)
  const step = columns > 1 ? Math.min(APART, REACH / (columns - 1)) : 0
  return here.map((one, i) => ({
    ...one,
    at: {
      impact: one.impact + ((rows - 1) / 2 - Math.floor(i / columns)) * step,
      effort: one.effort + ((i % columns) - (columns - 1) / 2) * step,
    },
    isAway: false,
  }))
}

const distance = (a: At, b: At): number => Math.hypot(a.impact - b.impact, a.effort - b.effort)

type At = Plotted<unknown>['at']

/** Rings around a place in which a mark finds room: past them there are more marks than a plot can show. */
const RINGS = 30
/** Between two rings, in steps of the scale; and the places on each. */
const [RING, ON_RING] = [APART / 4, 16]
/** Between low and high, and the ends of what is drawn. */
const [MIDDLE, EDGE] = [3, 2.5]

/** Around a place, ring by ring: the place itself, then those about it, the nearest first. */
function ringsAround({ impact, effort }: At): At[] {
  const rings = Array.from({ length: RINGS }, (_, i) => i + 1).flatMap((ring) =>
    Array.from({ length: ON_RING }, (_, i): At => {
      const angle = (2 * Math.PI * i) / ON_RING
      return {
        impact: impact + ring * RING * Math.sin(angle),
        effort: effort + ring * RING * Math.cos(angle),
      }
    }),
  )
  return [{ impact, effort }, ...rings]
}

/** Beside a place at another height, on both sides: there a mark is not above the lowest that has more impact. */
const rowAt = (impact: number, { effort }: At): At[] =>
  Array.from({ length: 2 * RINGS + 1 }, (_, i) => ({ impact, effort: effort + (i - RINGS) * RING }))

/** Whether a mark may be drawn there: within the plot, and in no other quarter of it than its own. */
function belongs(at: At, place: At): boolean {
  const isSame = (drawn: number, value: number) =>
    Math.abs(drawn - MIDDLE) <= EDGE && (drawn - MIDDLE) * (value - MIDDLE) >= 0
  return isSame(at.impact, place.impact) && isSame(at.effort, place.effort)
}

/** Whether two marks stand to each other as their values do: what has more impact is never drawn below. */
const inOrder = (one: At, at: At, other: At & Pick<Plotted<unknown>, 'at'>, grade: keyof At): boolean =>
  one[grade] === other[grade] || (one[grade] - other[grade]) * (at[grade] - other.at[grade]) >= 0

/**
 * Means lie anywhere, also half over each other: each mark gets the nearest place where it covers none before it. It
 * stands to those as its values do where there is such a place; else at least its impact does.
 */
function clear<I>(all: readonly Unplotted<I>[]): Plotted<I>[] {
  const marks: Plotted<I>[] = []
  const isFree = (at: At) => marks.every((mark) => distance(mark.at, at) > APART - 1e-9)
  for (const one of all) {
    const lowest = Math.min(one.impact, ...marks.map(({ at }) => at.impact))
    const free = [...ringsAround(one), ...rowAt(lowest, one)]
      .filter((at) => belongs(at, one) && isFree(at))
      .toSorted((a, b) => distance(a, one) - distance(b, one))
    const keeps = (at: At, ...grades: (keyof At)[]) =>
      marks.every((mark) => grades.every((grade) => inOrder(one, at, mark, grade)))
    const best =
      free.find((at) => keeps(at, 'impact', 'effort')) ?? free.find((at) => keeps(at, 'impact')) ?? free[0]
    const at = best ?? { impact: one.impact, effort: one.effort }
    // What a zone says is no more than a quarter, and its mark is in that.
    marks.push({ ...one, at, isAway: !one.isByZone && distance(at, one) > APART / 2 })
  }
  return marks
}

/** The actions of a room: those that have a place, most impact for least effort first, and those that have none yet. */
export function impactEffortOf<I extends WeighedInsight>(
  insights: readonly I[],
): { readonly placed: readonly Plotted<I>[]; readonly unplaced: readonly I[] } {
  const unplaced: I[] = []
  const placed = insights
    .filter(({ kind }) => kind === 'action')
    .flatMap((insight) => {
      const zone = Object.hasOwn(zones, String(insight.attrs.quadrant))
        ? zones[String(insight.attrs.quadrant)]
        : undefined
      const [own, ownEffort] = [gradeOf(insight, 'impact'), gradeOf(insight, 'effort')]
      const [impact, effort] = [own ?? zone?.impact, ownEffort ?? zone?.effort]
      if (impact === undefined || effort === undefined) {
        unplaced.push(insight)
        return []
      }
      return [{ insight, impact, effort, isByZone: own === null || ownEffort === null }]
    })
    .sort((a, b) => b.impact - a.impact || a.effort - b.effort || (a.insight.id < b.insight.id ? -1 : 1))
  if (!placed.every(({ impact, effort }) => Number.isInteger(impact) && Number.isInteger(effort)))
    return { placed: clear(placed), unplaced }
  const byPlace = Map.groupBy(placed, ({ impact, effort }) => `${impact} ${effort}`)
  return { placed: [...byPlace.values()].flatMap(spread), unplaced }
}
