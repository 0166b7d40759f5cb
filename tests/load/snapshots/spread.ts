/**
 * How long edits took, told so that it can be compared: in turns, since a disk that stands still for a quarter of a second is
 * most of the p99 of all edits, in whichever turn it happens to fall.
 * @module
 */
import { randomFrom } from '../board/random.ts'
import type { Edit } from './editors.ts'

/** The edits of each turn of one kind. */
export type Turns = readonly (readonly Edit[])[]

/** How often turns are drawn anew for the range of a ratio, and the share of the draws that it holds. */
const [DRAWS, HELD] = [500, 0.95]
const SEED = 20_260_101

export const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

/** What a share of them, from 0 to 1, does not pass; not a number where there are none. */
export const partOf = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

const p99Of = (edits: readonly Edit[]) => partOf(ascending(edits.map(({ took }) => took)), 0.99)

function middleOf(numbers: readonly number[]): number {
  const sorted = ascending(numbers)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** Milliseconds that edits took: how many they are, the middle, and what 90, 99 and all of 100 did not pass. */
export function spreadOf(edits: readonly Edit[]) {
  const times = ascending(edits.map(({ took }) => took))
  const part = (share: number) => Number(partOf(times, share).toFixed(1))
  return { n: times.length, p50: part(0.5), p90: part(0.9), p99: part(0.99), most: part(1) }
}

/** The same of edits in turns, and the p99 of each turn and of the one in the middle. */
export function spreadOfTurns(turns: Turns) {
  const p99s = ascending(turns.map((edits) => spreadOf(edits).p99))
  return { ...spreadOf(turns.flat()), p99OfTurns: p99s, p99Middle: middleOf(p99s) }
}

/**
 * How many times as long edits took in turns of one kind as in those of another, by the p99 of all edits and by that of the
 * turn in the middle. Each comes with how sure it is: what 95 of 100 draws of as many pairs of turns lie within, where a pair
 * may be drawn more than once (percentile bootstrap, Efron 1979).
 *
 * @param without turns that were measured each in the same minute as its fellow in `during`
 */
export function ratioOfTurns(during: Turns, without: Turns) {
  const pairs = during.map((edits, i) => ({ during: edits, without: without[i] ?? [] }))
  const ofAll = (drawn: typeof pairs) =>
    p99Of(drawn.flatMap((pair) => pair.during)) / p99Of(drawn.flatMap((pair) => pair.without))
  const ofMiddle = (drawn: typeof pairs) =>
    middleOf(drawn.map((pair) => p99Of(pair.during))) / middleOf(drawn.map((pair) => p99Of(pair.without)))
  return { ofAll: withRange(pairs, ofAll), ofMiddle: withRange(pairs, ofMiddle) }
}

/** A figure of some things, and the lowest and highest of it that are within the share held of those of draws. */
function withRange<T>(things: readonly T[], figure: (drawn: T[]) => number) {
  const random = randomFrom(SEED)
  const draw = () => things.map(() => things[Math.floor(random() * things.length)] as T)
  const figures = ascending(Array.from({ length: DRAWS }, () => figure(draw())))
  const [figureOfAll = 0, from = 0, to = 0] = [
    figure([...things]),
    partOf(figures, (1 - HELD) / 2),
    partOf(figures, (1 + HELD) / 2),
  ].map((number) => Number(number.toFixed(2)))
  return { ratio: figureOfAll, from, to }
}
