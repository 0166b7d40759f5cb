/**
 * An arrow of a board as SVG: from edge to edge of what it is bound to, bent as it was drawn.
 * @module
 */
import { type Box, textOfRecord } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import type { Arrow } from '../../../shared/insights/relations.ts'
import { propsOf, strokeColor, strokeOf } from './shapes.ts'
import { decimal, textLines } from './svgText.ts'

interface Point {
  readonly x: number
  readonly y: number
}

const GAP = 8
const HEAD = 16

const middle = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 })

/** Where the way from inside a box towards a point leaves it, a little outside. */
function edge(box: Box, towards: Point): Point {
  const from = middle(box)
  const [dx, dy] = [towards.x - from.x, towards.y - from.y]
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (box.w / 2 + GAP) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (box.h / 2 + GAP) / Math.abs(dy),
  )
  return reach >= 1 || !Number.isFinite(reach) ? from : { x: from.x + dx * reach, y: from.y + dy * reach }
}

const loose = (record: BoardRecord, end: 'start' | 'end'): Point => {
  const point = (propsOf(record)[end] ?? {}) as { x?: unknown; y?: unknown }
  return { x: decimal(record.x) + decimal(point.x), y: decimal(record.y) + decimal(point.y) }
}

function head(tip: Point, from: Point, color: string): string {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x)
  const wing = (turn: number) =>
    `${decimal(tip.x - HEAD * Math.cos(angle + turn))},${decimal(tip.y - HEAD * Math.sin(angle + turn))}`
  return `<polyline points="${wing(0.45)} ${decimal(tip.x)},${decimal(tip.y)} ${wing(-0.45)}" fill="none" stroke="${color}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** In page coordinates. `boxes` are those of the shapes that can be bound to. */
export function arrowSvg({ record, start, end }: Arrow, boxes: ReadonlyMap<string, Box>): string {
  const props = propsOf(record)
  const [from, to] = [boxes.get(start ?? ''), boxes.get(end ?? '')]
  const [a, b] = [from ? middle(from) : loose(record, 'start'), to ? middle(to) : loose(record, 'end')]
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const bend = decimal(props.bend)
  const control = {
    x: (a.x + b.x) / 2 + (2 * bend * (b.y - a.y)) / length,
    y: (a.y + b.y) / 2 - (2 * bend * (b.x - a.x)) / length,
  }
  const [tail, tip] = [from ? edge(from, control) : a, to ? edge(to, control) : b]
  const color = strokeColor(props)
  const path = `M${decimal(tail.x)} ${decimal(tail.y)}Q${decimal(control.x)} ${decimal(control.y)} ${decimal(tip.x)} ${decimal(tip.y)}`
  const words = textOfRecord(record)
  const label = {
    x: (tail.x + 2 * control.x + tip.x) / 4,
    y: (tail.y + 2 * control.y + tip.y) / 4 - 6,
    size: 18,
    lineHeight: 24,
    fill: '#1d1d1d',
    anchor: 'middle' as const,
  }
  return [
    `<path d="${path}" fill="none" ${strokeOf(props)}/>`,
    props.arrowheadEnd === 'none' ? '' : head(tip, control, color),
    props.arrowheadStart === 'none' || props.arrowheadStart === undefined ? '' : head(tail, control, color),
    words === '' ? '' : textLines(words.split('\n'), label),
  ].join('')
}
