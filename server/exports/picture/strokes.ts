/**
 * What is drawn by hand, and lines.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import type { Point } from '../../../shared/board/geometry.ts'
import { filledSvg } from './fill.ts'
import { colorOf, propsOf, scaleOf, strokeOf, strokeWidthOf, textSizes } from './look.ts'
import { decimal } from './svgText.ts'

const pointOf = ({ x, y }: { readonly x?: unknown; readonly y?: unknown }): Point => ({
  x: decimal(x),
  y: decimal(y),
})
const pair = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** A hand presses lightly at first and at speed: its line is thinner than its pen, on the whole. */
const HAND = 0.72
/** A marker is as broad as a line of letters is high; under the cards it is dense, over them it is faint. */
const MARKER = { width: 1.12, under: 0.82, over: 0.35 }

interface Segment {
  readonly type?: unknown
  readonly points?: readonly Point[]
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

/** Along the middles between points, bent towards each: no corner is seen where a hand moved fast. */
function smooth(points: readonly Point[]): string {
  const [first, second] = points
  if (!first || !second) return ''
  const bends = points
    .slice(1, -1)
    .map((point, i) => `Q${pair(point)} ${pair(between(point, points[i + 2] ?? point))}`)
  return `M${pair(first)}L${pair(between(first, second))}${bends.join('')}L${pair(points.at(-1) ?? first)}`
}

function pathOf(record: BoardRecord): string {
  const segments = segmentsOf(record)
  const points = pointsOf(record)
  const isStraight = segments.length > 0 && segments.every(({ type }) => type === 'straight')
  if (isStraight) return `M${points.map(pair).join('L')}`
  return smooth(points)
}

function dot(at: Point, radius: number, fill: string, opacity = ''): string {
  return `<ellipse cx="${decimal(at.x)}" cy="${decimal(at.y)}" rx="${decimal(radius)}" ry="${decimal(radius)}" fill="${fill}"${opacity}/>`
}

const isOnePlace = (points: readonly Point[]): boolean =>
  points.every(({ x, y }) => x === points[0]?.x && y === points[0]?.y)

export function drawSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const points = pointsOf(record)
  const [first] = points
  if (!first) return ''
  const full = strokeWidthOf(props) + scaleOf(props)
  if (isOnePlace(points)) return dot(first, (full + 1) / 2, colorOf(props.color).solid)
  const isClosed = props.isClosed === true
  const width = props.dash === 'draw' && props.isPen !== true ? full * HAND : full
  const path = `${pathOf(record)}${isClosed ? 'Z' : ''}`
  const fill = isClosed ? filledSvg(props, path, points) : ''
  return `${fill}<path d="${path}" fill="none" ${strokeOf(props, width)}/>`
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
  return `<path d="${pathOf(record)}" fill="none" stroke="${color}" stroke-opacity="${MARKER[where]}" stroke-width="${decimal(width)}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Through all points without a corner, as the editor's bent lines go. */
function spline(points: readonly Point[]): string {
  const at = (i: number): Point => points[Math.min(Math.max(i, 0), points.length - 1)] ?? { x: 0, y: 0 }
  const curves = points.slice(1).map((end, i) => {
    const [before, start, after] = [at(i - 1), at(i), at(i + 2)]
    const one = { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 }
    const two = { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 }
    return `C${pair(one)} ${pair(two)} ${pair(end)}`
  })
  return `M${pair(at(0))}${curves.join('')}`
}

export function lineSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const points = pointsOf(record)
  if (points.length < 2) return ''
  const path = props.spline === 'cubic' ? spline(points) : `M${points.map(pair).join('L')}`
  return `<path d="${path}" fill="none" ${strokeOf(props)}/>`
}
