/**
 * A line as the editor draws it after a hand: smoothed, and as broad as the hand pressed, or was slow. The sums are those of
 * perfect-freehand (MIT), as tldraw 3.15 has them (`shapes/shared/freehand`); turns so sharp that the hand stopped part it.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import { decimal } from './svgText.ts'

/** A place of a pen, and how hard it pressed there, from 0 to 1. */
export interface PenPoint extends Point {
  readonly pressure: number
}

export interface Pen {
  /** Across. */
  readonly size: number
  /** How far its line follows the hand at a delay, from 0 to 1. */
  readonly streamline: number
  /** How much thinner it gets, from 0 to 1; and by what of the pressure. */
  readonly thinning: number
  readonly easing: (pressure: number) => number
  /** Whether the hand was a mouse or a finger: pressure is told from its speed. */
  readonly isSimulated: boolean
}

/** A place of the smoothed line. */
export interface StrokePoint extends Point {
  /** Where the hand was. */
  readonly hand: Point
  readonly pressure: number
  /** Back to the place before, of length 1. */
  readonly back: Point
  /** From the place before, and from the first. */
  readonly step: number
  readonly run: number
}

const RATE = 0.275
const SMOOTHING = 0.62
/** Less is no touch of a pen, at its beginning and its end. */
const LEAST_PRESSURE = { start: 0.025, end: 0.01 }
/** Of two directions, past which the hand turned round; and under which it did not turn at all. */
const TURN = { round: -0.8, none: 0.7, near: 1.5 }

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
const along = (a: Point, b: Point): number => a.x * b.x + a.y * b.y
function unit({ x, y }: Point): Point {
  const length = Math.hypot(x, y) || 1
  return { x: x / length, y: y / length }
}
const beside = ({ x, y }: Point, { x: dx, y: dy }: Point, by: number): Point => ({
  x: x + dy * by,
  y: y - dx * by,
})

const hardest = (points: readonly { readonly pressure: number }[], least: number): number =>
  points.reduce((most, { pressure }) => Math.max(most, pressure), least)

/** Without what lies at its ends and was no touch, or no move. */
function touched(given: readonly PenPoint[], { size, isSimulated }: Pen): PenPoint[] {
  const isTouch = (least: number) => (point: PenPoint) => isSimulated || point.pressure >= least
  const from = given.findIndex(isTouch(LEAST_PRESSURE.start))
  const to = given.findLastIndex(isTouch(LEAST_PRESSURE.end))
  const [first, ...others] = from < 0 ? [] : given.slice(from, to + 1)
  if (!first) return []
  const begin = others.findIndex((point) => far(point, first) > size / 3)
  const near = others.slice(0, begin < 0 ? others.length : begin)
  const start = { ...first, pressure: hardest(near, first.pressure) }
  const last = others.at(-1)
  if (!last || begin < 0) return [start]
  const moved = others.slice(begin)
  const end = moved.findLastIndex((point) => far(point, last) > size / 3)
  return [start, ...moved.slice(0, end + 1), last]
}

/** The smoothed line; of one place alone where the hand did not move. */
export function strokePoints(given: readonly PenPoint[], pen: Pen): StrokePoint[] {
  const { size, streamline, isSimulated } = pen
  const share = 0.15 + (1 - streamline) * 0.85
  let points = touched(given, pen)
  const [first, second] = points
  if (!first) return []
  if (points.length === 2 && second && isSimulated)
    points = [first, ...[0.25, 0.5, 0.75, 1].map((at) => ({ ...second, ...mix(first, second, at) }))]
  // The line comes after the hand, and ends where it ended.
  const last = points.at(-1) ?? first
  const all = [...points.slice(1), last]
  const origin = { hand: first, back: { x: 1, y: 1 }, step: 0, run: 0 }
  const line: StrokePoint[] = [
    { x: first.x, y: first.y, pressure: isSimulated ? 0.5 : first.pressure, ...origin },
  ]
  let before: Point = first
  let run = 0
  for (const [i, hand] of all.entries()) {
    const at = i === all.length - 1 ? hand : mix(before, hand, share)
    const step = far(at, before)
    if (step === 0) continue
    run += step
    // A hand that begins trembles.
    if (i < 3 && run < size) continue
    const pressure = isSimulated ? 0.5 : hand.pressure
    line.push({ x: at.x, y: at.y, hand, pressure, back: unit(minus(before, at)), step, run })
    before = at
  }
  const [start, next] = line
  return start && next ? [{ ...start, back: next.back }, ...line.slice(1)] : line
}

type Drawn = StrokePoint & { readonly radius: number }

function withRadii(line: readonly StrokePoint[], { size, thinning, easing, isSimulated }: Pen): Drawn[] {
  if (thinning === 0) return line.map((point) => ({ ...point, radius: size / 2 }))
  const radius = (pressure: number) => size * easing(0.5 - thinning * (0.5 - pressure))
  const whole = line.at(-1)?.run ?? 0
  if (!isSimulated && whole < size) {
    const most = hardest(line, 0.5)
    return line.map((point) => ({ ...point, radius: radius(most) }))
  }
  const eased = (before: number, { step, pressure }: StrokePoint, rate: number): number => {
    const speed = Math.min(1, step / size)
    const wanted = isSimulated ? 1 - speed : pressure
    return Math.min(1, before + (wanted - before) * rate * (rate === 0.5 ? 1 : speed))
  }
  let pressure = line[0]?.pressure ?? 0.5
  // A line begins as it goes on, and not with a dot.
  for (const point of line) {
    if (point.run > size * 5) break
    pressure += (eased(pressure, point, isSimulated ? RATE : 0.5) - pressure) * 0.5
  }
  return line.map((point) => {
    pressure = eased(pressure, point, RATE)
    return { ...point, radius: radius(pressure) }
  })
}

/** Parted where the hand turned round: each part ends round, and the next begins so. */
function parts(line: readonly Drawn[]): Drawn[][] {
  const [first, ...others] = line
  if (!first) return []
  const found: Drawn[][] = [[first]]
  for (const [i, point] of others.entries()) {
    const [before, next] = [line[i] ?? first, others[i + 1]]
    const part = found.at(-1)
    if (!next) {
      part?.push(point)
      continue
    }
    const turn = along(unit(minus(point, before)), unit(minus(next, point)))
    const middle = (before.radius + point.radius + next.radius) / 3
    const isNear = (far(before, point) ** 2 + far(point, next) ** 2) / middle ** 2 < TURN.near
    const elbow = turn < TURN.round ? { ...point, x: point.hand.x, y: point.hand.y } : point
    part?.push(elbow)
    if (turn < TURN.round || (turn <= TURN.none && isNear)) found.push([elbow])
  }
  return found.map(cleaned)
}

/** Without places so near an end that its round end covers them. */
function cleaned(part: readonly Drawn[]): Drawn[] {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last || part.length < 2) return [...part]
  const isNear = (a: Drawn, b: Drawn) => far(a, b) < (a.radius + b.radius) / 4
  const inner = part.slice(1, -1)
  const from = inner.findIndex((point) => !isNear(first, point))
  const to = inner.findLastIndex((point) => !isNear(last, point))
  const kept = from < 0 ? [] : inner.slice(from, to + 1)
  const [second, beforeLast] = [kept[0] ?? last, kept.at(-1) ?? first]
  return [
    { ...first, back: unit(minus(first, second)) },
    ...kept,
    { ...last, back: unit(minus(beforeLast, last)) },
  ]
}

/** Both edges of a part, from its first place to its last. */
function edges(part: readonly Drawn[], size: number): readonly [Point[], Point[]] {
  const [left, right]: [Point[], Point[]] = [[], []]
  const least = size * SMOOTHING
  const add = (edge: Point[], at: Point, isAlways: boolean) => {
    const last = edge.at(-1)
    if (isAlways || !last || far(last, at) > least) edge.push(at)
  }
  for (const [i, point] of part.entries()) {
    const next = part[i + 1]?.back ?? point.back
    const across = mix(next, point.back, along(next, point.back))
    const isEnd = i <= 1 || i === part.length - 1
    const way = isEnd && i !== 1 ? point.back : across
    add(left, beside(point, way, -point.radius), isEnd)
    add(right, beside(point, way, point.radius), isEnd)
  }
  return [left, right]
}

const pair = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`

/** Bent along places, from the middle of two to the middle of the next; it begins at the first and ends at the last. */
const bent = (points: readonly Point[]): string => {
  const bends = points
    .slice(1, -1)
    .map((point, i) => `Q${pair(point)} ${pair(mix(point, points[i + 2] ?? point, 0.5))}`)
  return `${bends.join('')}L${pair(points.at(-1) ?? { x: 0, y: 0 })}`
}

/** How far the control points of a quarter of a circle lie from its ends, in radii. */
const QUARTER = 0.5523

/** Half a circle around a place, from one side of it to the other, by way of what lies ahead. */
function cap(at: Point, ahead: Point, radius: number): string {
  const place = (forth: number, aside: number): Point =>
    beside({ x: at.x + ahead.x * forth * radius, y: at.y + ahead.y * forth * radius }, ahead, aside * radius)
  const [one, two] = [
    [place(QUARTER, 1), place(1, QUARTER), place(1, 0)],
    [place(1, -QUARTER), place(QUARTER, -1), place(0, -1)],
  ]
  return [one, two].map((curve) => `C${curve.map(pair).join(' ')}`).join('')
}

function partD(part: readonly Drawn[], size: number): string {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last) return ''
  const [left, right] = edges(part, size)
  const ahead = { x: -last.back.x, y: -last.back.y }
  if (part.length === 1) {
    const start = beside(first, ahead, first.radius)
    return `M${pair(start)}${cap(first, ahead, first.radius)}${cap(first, last.back, first.radius)}Z`
  }
  const back = right.toReversed()
  return `M${pair(left[0] ?? first)}${bent(left)}${cap(last, ahead, last.radius)}${bent(back)}${cap(first, first.back, first.radius)}Z`
}

/** What is inked, as a path to be filled by the rule that is not even and odd. */
export function inkD(given: readonly PenPoint[], pen: Pen): string {
  return parts(withRadii(strokePoints(given, pen), pen))
    .map((part) => partD(part, pen.size))
    .join('')
}
