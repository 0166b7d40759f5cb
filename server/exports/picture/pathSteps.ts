/**
 * An outline in steps, and how it looks in each of the editor's strokes: whole, dashed or dotted so that dashes meet the
 * corners, or as a hand draws it (tldraw 3.15: `PathBuilder`, `getPerfectDashProps`).
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import { decimal } from './svgText.ts'

interface Step extends Point {
  /** Control points of a curve; none of a straight line, or of where an outline begins. */
  readonly bend?: readonly [Point, Point]
  readonly isStart?: true
  /** Goes on with the one before, so that both are one line of dashes. */
  readonly goesOn?: true
  /** How far a hand may miss it, where that is not as everywhere. */
  readonly miss?: number
}

/** One line, drawn without lifting the pen; a closed one ends where it begins. */
export interface Line {
  readonly steps: readonly Step[]
  readonly isClosed: boolean
  /** Half a dash is left free where it begins, since others begin there too. */
  readonly skipsStart?: true
}

const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const pair = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`

/** A line through places, closed where nothing else is said. */
export const through = (points: readonly Point[], isClosed = true): Line => {
  const [first, ...others] = points
  if (!first) return { steps: [], isClosed }
  return { steps: [{ ...first, isStart: true }, ...others, ...(isClosed ? [first] : [])], isClosed }
}

/** Around an ellipse from one angle by another, in quarters, as the curves that come nearest to it. */
export function arcSteps(
  { x, y }: Point,
  [rx, ry]: readonly [number, number],
  from: number,
  by: number,
): Step[] {
  const count = Math.min(4, Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2) - 1e-9)))
  const each = by / count
  const reach = (4 / 3) * Math.tan(each / 4)
  return Array.from({ length: count }, (_, i) => {
    const [one, two] = [from + i * each, from + (i + 1) * each]
    const at = (angle: number) => ({ x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle) })
    const along = (angle: number, share: number) => ({
      x: -rx * Math.sin(angle) * reach * share,
      y: ry * Math.cos(angle) * reach * share,
    })
    const bend = [plus(at(one), along(one, 1)), plus(at(two), along(two, -1))] as const
    return { ...at(two), bend, ...(i > 0 ? { goesOn: true as const } : {}) }
  })
}

const onCurve = (from: Point, { x, y, bend }: Step, share: number): Point => {
  if (!bend) return mix(from, { x, y }, share)
  const [a, b, c] = [mix(from, bend[0], share), mix(bend[0], bend[1], share), mix(bend[1], { x, y }, share)]
  return mix(mix(a, b, share), mix(b, c, share), share)
}

const PIECES = 12
const lengthOf = (from: Point, step: Step): number => {
  if (!step.bend) return far(from, step)
  let sum = 0
  for (let i = 0; i < PIECES; i++)
    sum += far(onCurve(from, step, i / PIECES), onCurve(from, step, (i + 1) / PIECES))
  return sum
}

/** Its places, curves in pieces so short that none is seen. */
export const places = ({ steps }: Line): Point[] =>
  steps.flatMap((step, i) => {
    const from = steps[i - 1]
    if (!from || !step.bend) return [{ x: step.x, y: step.y }]
    return Array.from({ length: PIECES }, (_, k) => onCurve(from, step, (k + 1) / PIECES))
  })

const stepD = (step: Step): string =>
  step.isStart
    ? `M${pair(step)}`
    : step.bend
      ? `C${pair(step.bend[0])} ${pair(step.bend[1])} ${pair(step)}`
      : `L${pair(step)}`

/** As a path, drawn whole. */
export const wholeD = ({ steps, isClosed }: Line): string => steps.map(stepD).join('') + (isClosed ? 'Z' : '')

// --- Dashes ---------------------------------------------------------------------------------------------------

type Cut = 'outset' | 'skip' | 'none'

/**
 * Dashes and gaps of a stretch, so long that they come out even.
 * @param from how much of it is not drawn, before what is
 */
export function evenDashes(
  style: unknown,
  length: number,
  width: number,
  [start, end]: readonly [Cut, Cut],
  from = 0,
): string {
  const isDotted = style === 'dotted'
  const ratio = isDotted ? 100 : 1
  let dash = isDotted ? width / ratio : Math.min(width * 2, length / 4)
  let whole = length
  let offset = from
  if (start === 'outset') [whole, offset] = [whole + dash / 2, offset + dash / 2]
  if (start === 'skip') [whole, offset] = [whole - dash, offset - dash]
  if (end === 'outset') whole += dash / 2
  if (end === 'skip') whole -= dash
  const count = Math.floor(whole / dash / (2 * ratio))
  let gap: number
  if (count < 3 && !isDotted) {
    const isShort = whole / width < 4
    dash = isShort ? whole : whole / 3
    gap = isShort ? 0 : whole / 3
  } else {
    dash = whole / Math.max(1, count) / (2 * ratio)
    gap = (whole - count * dash) / Math.max(1, count - 1)
  }
  const exact = (value: number) => Math.round(value * 1_000) / 1_000
  return ` stroke-dasharray="${exact(Math.max(dash, 0.001))} ${exact(Math.max(0, gap))}"${offset === 0 ? '' : ` stroke-dashoffset="${exact(offset)}"`}`
}

/** Each stretch between two corners by itself, with the dashes that it has. */
export function dashedPaths({ steps, isClosed, skipsStart }: Line, style: unknown, width: number) {
  const runs: { d: string; length: number; isFirst: boolean; isLast: boolean }[] = []
  for (const [i, step] of steps.entries()) {
    const from = steps[i - 1]
    if (!from || step.isStart) continue
    const length = lengthOf(from, step)
    if (length === 0) continue
    const last = runs.at(-1)
    const isLast = i === steps.length - 1
    if (step.goesOn && last) {
      runs[runs.length - 1] = { ...last, d: last.d + stepD(step), length: last.length + length, isLast }
    } else runs.push({ d: `M${pair(from)}${stepD(step)}`, length, isFirst: i === 1, isLast })
  }
  const free: Cut = isClosed ? 'outset' : 'none'
  return runs.map(({ d, length, isFirst, isLast }) => {
    const start: Cut = isFirst ? (skipsStart ? 'skip' : free) : 'outset'
    const end: Cut = isLast && !skipsStart ? free : 'outset'
    return { d, dashes: evenDashes(style, length, width, [start, end]) }
  })
}

// --- By hand --------------------------------------------------------------------------------------------------

/** Numbers from -1 to 1 that follow from a name (xorshift, as the editor draws them). */
export function numbersFrom(name: string): () => number {
  let [x, y, z, w] = [0, 0, 0, 0]
  const next = () => {
    const t = x ^ (x << 11)
    ;[x, y, z] = [y, z, w]
    w ^= ((w >>> 19) ^ t ^ (t >>> 8)) >>> 0
    return (w / 0x100000000) * 2
  }
  for (let i = 0; i < name.length + 64; i++) {
    x ^= name.charCodeAt(i) | 0
    next()
  }
  return next
}

interface Corner {
  readonly step: Step
  readonly miss: number
  readonly before: Point
  readonly after: Point
  readonly isRound: boolean
}

const unit = (a: Point, b: Point): Point => {
  const length = far(a, b)
  return length === 0 ? { x: 0, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
}

/** How each step is met: round corners where lines meet, as far as there is room, and missed by a little. */
function cornersOf({ steps, isClosed }: Line, miss: number, roundness: number): Corner[] {
  return steps.map((step, i) => {
    const isEnd = isClosed && (i === 0 || i === steps.length - 1)
    const from = i === 0 ? undefined : steps[i - 1]
    const next = isClosed && i === steps.length - 1 ? steps[1] : steps[i + 1]
    const previous = isClosed && i === 0 ? steps.at(-2) : from
    const closing = steps.at(-1)
    const isLine = (one: Step | undefined) => one !== undefined && !one.bend
    const meets = i === 0 && isClosed ? isLine(closing) && isLine(next) : from && isLine(step) && isLine(next)
    const [own, following] = [
      previous
        ? lengthOf(
            previous,
            isEnd && i === 0 ? { ...step, ...(closing?.bend ? { bend: closing.bend } : {}) } : step,
          )
        : Infinity,
      next ? lengthOf(step, next) : Infinity,
    ]
    const back = previous ? unit(step, previous) : { x: 0, y: 0 }
    const ahead = next ? unit(step, next) : { x: 0, y: 0 }
    const turn = Math.acos(Math.min(1, Math.max(-1, -(back.x * ahead.x + back.y * ahead.y))))
    const share = Math.min(1, Math.max(0, (Math.PI - turn) / (Math.PI / 2)))
    const round = meets ? roundness * share : 0
    // Where it begins, no corner is reckoned with.
    const room = i === 0 ? following : Math.min(own, following) - 2 * round
    const most = Math.max(0, Number.isFinite(room) ? room / 4 : miss)
    const [before, after] = [Math.min(round, own / 4), Math.min(round, following / 4)]
    return {
      step,
      miss: Math.min(step.miss ?? miss, most),
      before: { x: back.x * before, y: back.y * before },
      after: { x: ahead.x * after, y: ahead.y * after },
      isRound: round > 0,
    }
  })
}

/**
 * As a hand draws it, each time a little beside.
 * @param name of the shape: the same one is drawn the same way
 */
export function handD(
  lines: readonly Line[],
  {
    width,
    name,
    passes = 2,
    miss = width / 3,
  }: { width: number; name: string; passes?: number; miss?: number },
): string {
  const all = lines.map((line) => ({ line, corners: cornersOf(line, miss, width * 2) }))
  let d = ''
  for (let pass = 0; pass < passes; pass++) {
    const random = numbersFrom(`${name}${pass}`)
    for (const { line, corners } of all) {
      let begun: Point = { x: 0, y: 0 }
      for (const [i, corner] of corners.entries()) {
        const isClose = line.isClosed && i === corners.length - 1
        const off = isClose ? begun : { x: random() * corner.miss, y: random() * corner.miss }
        if (i === 0) begun = off
        const at = plus(corner.step, off)
        const [start, end] = [plus(at, corner.before), plus(at, corner.after)]
        if (i === 0) d += `M${pair(line.isClosed ? end : at)}`
        else if (corner.step.bend) {
          const [one, two] = corner.step.bend
          d += `C${pair(plus(one, off))} ${pair(plus(two, off))} ${pair(at)}`
        } else d += corner.isRound ? `L${pair(start)}Q${pair(at)} ${pair(end)}` : `L${pair(at)}`
      }
    }
  }
  return d
}
