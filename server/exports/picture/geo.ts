/**
 * Geometric shapes: their outlines, as SVG and as what is inside them.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import type { Point } from '../../../shared/board/geometry.ts'
import { sideOf, written } from './label.ts'
import { colorOf, fillOf, labelSizes, propsOf, scaleOf, strokeOf } from './look.ts'
import { decimal } from './svgText.ts'

const LABEL_PADDING = 16
/** How far the slanted sides of some shapes lean, as a share of the shorter of width and height. */
const SLANT = 0.38
/** The shaft of a broad arrow leaves this free on both sides. */
const SHAFT = 0.16

type Corners = readonly (readonly [number, number])[]

/** The corners of an even polygon, drawn so that it fills the box; the first at the top. */
function polygon(sides: number, [w, h]: readonly [number, number], isStar = false): Corners {
  const count = isStar ? sides * 2 : sides
  const turn = (i: number) => -Math.PI / 2 + (i * 2 * Math.PI) / count
  const points = Array.from({ length: count }, (_, i) => {
    const reach = isStar && i % 2 === 1 ? 0.5 : 1
    return [reach * Math.cos(turn(i)), reach * Math.sin(turn(i))] as const
  })
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  return points.map(([x, y]) => [((x - left) / width) * w, ((y - top) / height) * h] as const)
}

function arrowCorners(geo: string, [w, h]: readonly [number, number]): Corners {
  const isLying = geo === 'arrow-left' || geo === 'arrow-right'
  const [length, breadth] = isLying ? [w, h] : [h, w]
  const head = Math.min(w, h) * SLANT
  const [side, neck] = [breadth * SHAFT, length - head]
  /** Pointing along, and then to where it points. */
  const along: Corners = [
    [0, side],
    [neck, side],
    [neck, 0],
    [length, breadth / 2],
    [neck, breadth],
    [neck, breadth - side],
    [0, breadth - side],
  ]
  const isBack = geo === 'arrow-left' || geo === 'arrow-up'
  return along.map(([a, b]) => {
    const at = isBack ? length - a : a
    return isLying ? ([at, b] as const) : ([b, at] as const)
  })
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
      return polygon(5, [w, h], true)
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

/** What is drawn within some of them. */
function marksIn(geo: unknown, [w, h]: readonly [number, number], stroke: string): string {
  const path = (d: string) => `<path d="${d}" fill="none" ${stroke}/>`
  if (geo === 'x-box') return path(`M0 0L${w} ${h}M${w} 0L0 ${h}`)
  if (geo !== 'check-box') return ''
  const size = Math.min(w, h) * 0.82
  const at = (x: number, y: number) =>
    `${decimal((w - size) / 2 + size * x)} ${decimal((h - size) / 2 + size * y)}`
  return path(`M${at(0.25, 0.52)}L${at(0.45, 0.82)}L${at(0.82, 0.22)}`)
}

function outlineOf(geo: unknown, [w, h]: readonly [number, number], paint: string): string {
  const corners = cornersOf(String(geo), [w, h])
  if (corners)
    return `<polygon points="${corners.map(([x, y]) => `${decimal(x)},${decimal(y)}`).join(' ')}" ${paint}/>`
  if (geo === 'oval') return `<rect width="${w}" height="${h}" rx="${Math.min(w, h) / 2}" ${paint}/>`
  if (geo === 'heart') {
    const at = (x: number, y: number) => `${decimal(x * w)} ${decimal(y * h)}`
    return `<path d="M${at(0.5, 1)}C${at(0.375, 0.75)} ${at(0, 0.625)} ${at(0, 0.3)}C${at(0, -0.08)} ${at(0.4625, -0.08)} ${at(0.5, 0.225)}C${at(0.5375, -0.08)} ${at(1, -0.08)} ${at(1, 0.3)}C${at(1, 0.625)} ${at(0.625, 0.75)} ${at(0.5, 1)}Z" ${paint}/>`
  }
  return `<ellipse cx="${w / 2}" cy="${h / 2}" rx="${w / 2}" ry="${h / 2}" ${paint}/>`
}

export function geoSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = sizeOf(props)
  const stroke = strokeOf(props)
  const outline =
    outlineOf(props.geo, [w, h], `fill="${fillOf(props)}" ${stroke}`) + marksIn(props.geo, [w, h], stroke)
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
