/**
 * What is drawn by hand, and lines.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import { finite, type Point } from '../../../shared/board/geometry.ts'
import { filledSvg } from './fill.ts'
import { inkD, type Pen, type PenPoint, strokePoints } from './handStroke.ts'
import { colorOf, type Json, propsOf, scaleOf, strokeOf, strokeWidthOf, textSizes } from './look.ts'
import { dashedPaths, type Line, through, wholeD } from './pathSteps.ts'
import { decimal } from './svgText.ts'

const pointOf = ({ x, y }: { readonly x?: unknown; readonly y?: unknown }): Point => ({
  x: decimal(x),
  y: decimal(y),
})
/** Half of what a pen presses, where nothing is said. */
const pressureOf = ({ z }: { readonly z?: unknown }): number => finite(z, 0.5)
const pair = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** A marker is as broad as a line of letters is high; under the cards it is dense, over them it is faint. */
const MARKER = { width: 1.12, under: 0.82, over: 0.35 }

interface Segment {
  readonly type?: unknown
  readonly points?: readonly (Point & { readonly z?: unknown })[]
}

const segmentsOf = (record: BoardRecord): readonly Segment[] => {
  const { segments } = propsOf(record)
  return Array.isArray(segments) ? (segments as Segment[]).filter(({ points }) => Array.isArray(points)) : []
}

/** The points of a stroke, or of a line, in its own coordinates. */
export function pointsOf(record: BoardRecord): Point[] {
  if (record.type !== 'line') return segmentsOf(record).flatMap(({ points }) => (points ?? []).map(pointOf))
  const points = Object.values((propsOf(record).points ?? {}) as Record<string, Point & { index?: string }>)
  return points.toSorted((a, b) => (String(a.index) < String(b.index) ? -1 : 1)).map(pointOf)
}

/** Places between the ends of a straight stretch: where they lie, and how hard a pen would press. */
function straight(from: Point, to: Point): PenPoint[] {
  const count = Math.max(4, Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / 16))
  return Array.from({ length: count }, (_, i) => {
    const share = (i / (count - 1)) ** 2
    const eased = share < 0.5 ? 2 * share * share : (4 - 2 * share) * share - 1
    const pressure = Math.min(1, 0.5 + Math.abs(0.5 - eased) * 0.65)
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, pressure }
  })
}

function penPoints(record: BoardRecord): PenPoint[] {
  return segmentsOf(record).flatMap(({ type, points = [] }) => {
    const [first, second] = points
    if (type !== 'free' && first && second) return straight(pointOf(first), pointOf(second))
    return points.map((point) => ({ ...pointOf(point), pressure: pressureOf(point) }))
  })
}

/** Along the middles between places of a smoothed line, bent towards each. */
function pathOf(points: readonly Point[], isClosed = false): string {
  const [first, second, third] = points
  const last = points.at(-1)
  if (!first || !second || !last) return ''
  if (!third) return `M${pair(first)}L${pair(second)}`
  const bends = points
    .slice(1, -1)
    .map((point, i) => `Q${pair(point)} ${pair(between(point, points[i + 2] ?? point))}`)
    .join('')
  if (!isClosed) return `M${pair(first)}${bends}L${pair(last)}`
  const start = between(first, second)
  return `M${pair(start)}${bends}Q${pair(last)} ${pair(between(last, first))}Q${pair(first)} ${pair(start)}Z`
}

function dot(at: Point, radius: number, fill: string, opacity = ''): string {
  return `<ellipse cx="${decimal(at.x)}" cy="${decimal(at.y)}" rx="${decimal(radius)}" ry="${decimal(radius)}" fill="${fill}"${opacity}/>`
}

const isOnePlace = (points: readonly Point[]): boolean =>
  points.every(({ x, y }) => x === points[0]?.x && y === points[0]?.y)

/** What it leaves of a hand's line: of a mouse's, of a pen's, and of one that is equally broad all along. */
function penOf(props: Json, width: number): Pen {
  const isHand = props.dash === 'draw'
  const isPen = isHand && props.isPen === true
  const streamline = isPen ? 0.62 : 0.64 + 0.1 * Math.min(1, Math.max(0, (width - 9) / 7))
  if (isPen)
    return {
      size: 1 + width * 1.2,
      streamline,
      thinning: 0.62,
      easing: (share) => share * 0.65 + Math.sin((share * Math.PI) / 2) * 0.35,
      isSimulated: false,
    }
  return {
    size: width,
    streamline,
    thinning: isHand ? 0.5 : 0,
    easing: (share) => (isHand ? Math.sin((share * Math.PI) / 2) : share),
    isSimulated: isHand,
  }
}

export function drawSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const points = pointsOf(record)
  const [first] = points
  if (!first) return ''
  const width = strokeWidthOf(props) + scaleOf(props)
  if (isOnePlace(points)) return dot(first, (width + 1) / 2, colorOf(props.color).solid)
  const isClosed = props.isClosed === true
  const [given, pen] = [penPoints(record), penOf(props, width)]
  const path = pathOf(strokePoints(given, pen), isClosed)
  if (path === '') return dot(first, (width + 1) / 2, colorOf(props.color).solid)
  const fill = isClosed ? filledSvg(props, path, points) : ''
  return props.dash === 'draw'
    ? `${fill}<path d="${inkD(given, pen)}" fill="${colorOf(props.color).solid}"/>`
    : `${fill}<path d="${path}" fill="none" ${strokeOf(props, width)}/>`
}

/** What a marker leaves: under all cards, or over them. */
export function markerSvg(record: BoardRecord, where: 'under' | 'over'): string {
  const props = propsOf(record)
  const points = pointsOf(record)
  const [first] = points
  if (!first) return ''
  const width = (textSizes[String(props.size)] ?? 24) * MARKER.width * scaleOf(props)
  const color = colorOf(props.color).highlight.srgb
  if (isOnePlace(points)) return dot(first, width / 2, color, ` fill-opacity="${MARKER[where]}"`)
  const pen: Pen = {
    size: 1 + width,
    streamline: 0.5,
    thinning: 0,
    easing: (share) => share,
    isSimulated: false,
  }
  const path = pathOf(strokePoints(penPoints(record), pen)) || `M${points.map(pair).join('L')}`
  return `<path d="${path}" fill="none" stroke="${color}" stroke-opacity="${MARKER[where]}" stroke-width="${decimal(width)}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** How much of the way to its neighbours a point bends a line, as the editor has it. */
const SPLINE = 1.25 / 6

/** Through all points without a corner, as the editor's bent lines go: it begins and ends straight. */
function spline(points: readonly Point[]): Line {
  const at = (i: number): Point => points[Math.min(Math.max(i, 0), points.length - 1)] ?? { x: 0, y: 0 }
  const aside = (point: Point, a: Point, b: Point): Point => ({
    x: point.x + (b.x - a.x) * SPLINE,
    y: point.y + (b.y - a.y) * SPLINE,
  })
  const curves = points.slice(1).map((end, i) => {
    const [before, start, after] = [at(i - 1), at(i), at(i + 2)]
    const one = i === 0 ? start : aside(start, before, end)
    const two = i === points.length - 2 ? end : aside(end, after, start)
    return { ...end, bend: [one, two] as const }
  })
  return { steps: [{ ...at(0), isStart: true }, ...curves], isClosed: false }
}

export function lineSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const points = pointsOf(record)
  if (points.length < 2) return ''
  const line = props.spline === 'cubic' ? spline(points) : through(points, false)
  if (props.dash !== 'dashed' && props.dash !== 'dotted')
    return `<path d="${wholeD(line)}" fill="none" ${strokeOf(props)}/>`
  const paint = strokeOf({ ...props, dash: 'solid' })
  return dashedPaths(line, props.dash, strokeWidthOf(props))
    .map(({ d, dashes }) => `<path d="${d}" fill="none" ${paint}${dashes}/>`)
    .join('')
}
