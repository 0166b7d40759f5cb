/**
 * Geometric shapes: their outlines, as SVG and as what is inside them.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import type { Point } from '../../../shared/board/geometry.ts'
import { filledSvg } from './fill.ts'
import { innerLines, roundLine } from './geoLines.ts'
import { sideOf, written } from './label.ts'
import { colorOf, labelSizes, propsOf, scaleOf, strokeOf, strokeWidthOf } from './look.ts'
import { dashedPaths, handD, type Line, places, through, wholeD } from './pathSteps.ts'
import { decimal } from './svgText.ts'

const LABEL_PADDING = 16
/** How far the slanted sides of some shapes lean, as a share of the shorter of width and height. */
const SLANT = 0.38
/** The shaft of a broad arrow leaves this free on both sides. */
const SHAFT = 0.16

type Corners = readonly (readonly [number, number])[]

/** The corners of an even polygon, drawn so that it fills the box; the first at the top. */
function polygon(sides: number, [w, h]: readonly [number, number]): Corners {
  const turn = (i: number) => -Math.PI / 2 + (i * 2 * Math.PI) / sides
  const points = Array.from({ length: sides }, (_, i) => [Math.cos(turn(i)), Math.sin(turn(i))] as const)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  return points.map(([x, y]) => [((x - left) / width) * w, ((y - top) / height) * h] as const)
}

/** With five points, as wide and as high as its box: the inner corners half as far from its middle as the outer ones. */
function star([w, h]: readonly [number, number]): Corners {
  const turn = (i: number) => -Math.PI / 2 + (i * Math.PI) / 5
  const [wide, low] = [Math.cos(turn(2)), Math.sin(turn(4))]
  const [rx, ry] = [(w * (2 - wide)) / 2, (h * (2 - (low + 1) / 2)) / 2]
  const middle = (h - ((low - 1) * h) / 2) / 2
  return Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 === 1 ? 0.5 : 1
    return [w / 2 + reach * rx * Math.cos(turn(i)), middle + reach * ry * Math.sin(turn(i))] as const
  })
}

function arrowCorners(geo: string, [w, h]: readonly [number, number]): Corners {
  const head = Math.min(w, h) * SLANT
  const [left, right] = [w * SHAFT, w - w * SHAFT]
  const [top, bottom] = [h * SHAFT, h - h * SHAFT]
  switch (geo) {
    case 'arrow-right':
      return [
        [0, top],
        [w - head, top],
        [w - head, 0],
        [w, h / 2],
        [w - head, h],
        [w - head, bottom],
        [0, bottom],
      ]
    case 'arrow-left':
      return [
        [head, 0],
        [head, top],
        [w, top],
        [w, bottom],
        [head, bottom],
        [head, h],
        [0, h / 2],
      ]
    case 'arrow-up':
      return [
        [w / 2, 0],
        [w, head],
        [right, head],
        [right, h],
        [left, h],
        [left, head],
        [0, head],
      ]
    default:
      return [
        [left, 0],
        [right, 0],
        [right, h - head],
        [w, h - head],
        [w / 2, h],
        [0, h - head],
        [left, h - head],
      ]
  }
}

/** Null for what has no corners. */
function cornersOf(geo: string, [w, h]: readonly [number, number]): Corners | null {
  const lean = Math.min(w, h) * SLANT
  switch (geo) {
    case 'ellipse':
    case 'oval':
    case 'cloud':
    case 'heart':
      return null
    case 'triangle':
      return [
        [w / 2, 0],
        [w, h],
        [0, h],
      ]
    case 'diamond':
      return polygon(4, [w, h])
    case 'pentagon':
      return polygon(5, [w, h])
    case 'hexagon':
      return polygon(6, [w, h])
    case 'octagon':
      return polygon(8, [w, h])
    case 'star':
      return star([w, h])
    case 'rhombus':
      return [
        [lean, 0],
        [w, 0],
        [w - lean, h],
        [0, h],
      ]
    case 'rhombus-2':
      return [
        [0, 0],
        [w - lean, 0],
        [w, h],
        [lean, h],
      ]
    case 'trapezoid':
      return [
        [lean, 0],
        [w - lean, 0],
        [w, h],
        [0, h],
      ]
    case 'arrow-left':
    case 'arrow-right':
    case 'arrow-up':
    case 'arrow-down':
      return arrowCorners(geo, [w, h])
    default:
      return [
        [0, 0],
        [w, 0],
        [w, h],
        [0, h],
      ]
  }
}

const sizeOf = ({ w, h, growY }: Readonly<Record<string, unknown>>): readonly [number, number] => [
  Math.max(1, decimal(w)),
  Math.max(1, decimal(h) + decimal(growY)),
]

function isWithin(corners: Corners, { x, y }: Point): boolean {
  let inside = false
  for (const [i, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners.at(i - 1) ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Whether a point, in the shape's own coordinates, lies in it. */
export function isInGeo(record: BoardRecord, point: Point): boolean {
  const props = propsOf(record)
  const [w, h] = sizeOf(props)
  const corners = cornersOf(String(props.geo), [w, h])
  if (corners) return isWithin(corners, point)
  if (props.geo !== 'oval')
    return ((point.x - w / 2) / (w / 2)) ** 2 + ((point.y - h / 2) / (h / 2)) ** 2 <= 1
  const radius = Math.min(w, h) / 2
  const nearest = (at: number, length: number) => Math.min(Math.max(at, radius), length - radius)
  return Math.hypot(point.x - nearest(point.x, w), point.y - nearest(point.y, h)) <= radius
}

/** A closed line and what is drawn within it, in the stroke and the fill of a shape. */
function outlineSvg(record: BoardRecord, outline: Line, inner: readonly Line[]): string {
  const props = propsOf(record)
  const width = strokeWidthOf(props)
  const lines = [outline, ...inner]
  const isHand = props.dash === 'draw'
  const filled = isHand ? handD([outline], { width, name: record.id, passes: 1, miss: 0 }) : wholeD(outline)
  const fill = filledSvg(props, filled, places(outline))
  if (props.dash === 'dashed' || props.dash === 'dotted') {
    const paint = strokeOf({ ...props, dash: 'solid' })
    const runs = lines.flatMap((line) => dashedPaths(line, props.dash, width))
    return fill + runs.map(({ d, dashes }) => `<path d="${d}" fill="none" ${paint}${dashes}/>`).join('')
  }
  const d = isHand ? handD(lines, { width, name: record.id }) : lines.map(wholeD).join('')
  return `${fill}<path d="${d}" fill="none" ${strokeOf(props)}/>`
}

export function geoSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = sizeOf(props)
  const geo = String(props.geo)
  const look = { name: record.id, size: String(props.size), scale: scaleOf(props) }
  const corners = cornersOf(geo, [w, h]) ?? []
  const line = roundLine(geo, [w, h], look) ?? through(corners.map(([x, y]) => ({ x, y })))
  const outline = outlineSvg(record, line, innerLines(geo, [w, h], props.dash, strokeWidthOf(props)))
  const scale = scaleOf(props)
  const size = (labelSizes[String(props.size)] ?? 22) * scale
  const padding = LABEL_PADDING * scale
  const room = Math.max(w - 2 * padding, size)
  const label = written(record, { size, room, align: sideOf(props.align, 'middle') })?.svg({
    box: { x: padding, y: padding, w: w - 2 * padding, h: h - 2 * padding },
    fill: colorOf(props.labelColor).solid,
    verticalAlign: sideOf(props.verticalAlign, 'middle'),
  })
  return outline + (label ?? '')
}
