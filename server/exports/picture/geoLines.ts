/**
 * The outlines of geometric shapes, line by line, as the editor draws them (tldraw 3.15: `getGeoShapePath`).
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import { arcSteps, type Line, numbersFrom, through } from './pathSteps.ts'

type Size = readonly [w: number, h: number]

/** Of a cloud: its bumps' length by the size of the stroke, and how far they stand out. */
const BUMPS: Readonly<Record<string, number>> = { s: 50, m: 70, l: 100, xl: 130 }
const OUT = 0.2
/** A cross in a box that a hand drew begins so far within it, in strokes. */
const INSET = 0.62

function ellipse([w, h]: Size): Line {
  const center = { x: w / 2, y: h / 2 }
  const half = (from: number) => arcSteps(center, [w / 2, h / 2], from, Math.PI)
  return { steps: [{ x: 0, y: h / 2, isStart: true }, ...half(-Math.PI), ...half(0)], isClosed: true }
}

function oval([w, h]: Size): Line {
  const r = Math.min(w, h) / 2
  const [a, b] =
    h > w
      ? [arcSteps({ x: r, y: r }, [r, r], Math.PI, Math.PI), arcSteps({ x: r, y: h - r }, [r, r], 0, Math.PI)]
      : [
          arcSteps({ x: r, y: r }, [r, r], Math.PI / 2, Math.PI),
          arcSteps({ x: w - r, y: r }, [r, r], -Math.PI / 2, Math.PI),
        ]
  const [start, across] =
    h > w
      ? [
          { x: 0, y: r },
          { x: w, y: h - r },
        ]
      : [
          { x: r, y: h },
          { x: w - r, y: 0 },
        ]
  return {
    steps: [{ ...start, isStart: true }, ...a, across, ...b, ...(w === h ? [] : [start])],
    isClosed: true,
  }
}

function heart([w, h]: Size): Line {
  const at = (x: number, y: number): Point => ({ x: x * w, y: y * h })
  const curve = (to: Point, one: Point, two: Point) => ({ ...to, bend: [one, two] as const })
  return {
    steps: [
      { ...at(0.5, 1), isStart: true },
      curve(at(0, 0.3), at(0.375, 0.75), at(0, 0.625)),
      curve(at(0.5, 0.225), at(0, -0.08), at(0.4625, -0.08)),
      curve(at(1, 0.3), at(0.5375, -0.08), at(1, -0.08)),
      curve(at(0.5, 1), at(1, 0.625), at(0.625, 0.75)),
    ],
    isClosed: true,
  }
}

const perimeter = ([w, h]: Size): number => 2 * ((Math.PI * Math.min(w, h)) / 2 + Math.abs(w - h))

/** Places around a pill, as far from each other along it. */
function around([w, h]: Size, count: number): Point[] {
  const r = Math.min(w, h) / 2
  const long = Math.max(w, h) - 2 * r
  const isLying = w > h
  const stretch = (from: Point, way: Point) => ({
    length: long,
    at: (far: number) => ({ x: from.x + way.x * far, y: from.y + way.y * far }),
  })
  const bow = (center: Point, from: number) => ({
    length: Math.PI * r,
    at: (far: number) => ({
      x: center.x + r * Math.cos(from + far / r),
      y: center.y + r * Math.sin(from + far / r),
    }),
  })
  const sections = isLying
    ? [
        stretch({ x: r, y: 0 }, { x: 1, y: 0 }),
        bow({ x: w - r, y: r }, -Math.PI / 2),
        stretch({ x: w - r, y: h }, { x: -1, y: 0 }),
        bow({ x: r, y: r }, Math.PI / 2),
      ]
    : [
        stretch({ x: w, y: r }, { x: 0, y: 1 }),
        bow({ x: r, y: h - r }, 0),
        stretch({ x: 0, y: h - r }, { x: 0, y: -1 }),
        bow({ x: r, y: r }, Math.PI),
      ]
  const step = (2 * Math.PI * r + 2 * long) / count
  return Array.from({ length: count }, (_, i) => {
    let far = i * step
    let section = 0
    while (section < 3 && far > (sections[section]?.length ?? 0)) far -= sections[section++]?.length ?? 0
    return sections[section]?.at(far) ?? { x: 0, y: 0 }
  })
}

/** The circle through three places; null where they lie in a line. */
function centerOf(a: Point, b: Point, c: Point): Point | null {
  const u = -2 * (a.x * (b.y - c.y) - a.y * (b.x - c.x) + b.x * c.y - c.x * b.y)
  if (u === 0) return null
  const square = ({ x, y }: Point) => x * x + y * y
  const [p, q, r] = [square(a), square(b), square(c)]
  return {
    x: (p * (c.y - b.y) + q * (a.y - c.y) + r * (b.y - a.y)) / u,
    y: (p * (b.x - c.x) + q * (c.x - a.x) + r * (a.x - b.x)) / u,
  }
}

/** From one place to another around a center, clockwise and by less than half of it. */
function bump(from: Point, to: Point, center: Point) {
  const radius = Math.hypot(from.x - center.x, from.y - center.y)
  const start = Math.atan2(from.y - center.y, from.x - center.x)
  const turn = Math.atan2(to.y - center.y, to.x - center.x) - start
  const by = turn < 0 ? turn + 2 * Math.PI : turn
  if (by <= Math.PI) return arcSteps(center, [radius, radius], start, by)
  // The short way around, with the same radius: its center lies on the other side.
  const other = { x: from.x + to.x - center.x, y: from.y + to.y - center.y }
  const begin = Math.atan2(from.y - other.y, from.x - other.x)
  return arcSteps(other, [radius, radius], begin, 2 * Math.PI - by)
}

/** @param name of the shape, which says how its bumps lie */
function cloud([w, h]: Size, { name, size, scale }: Drawn): Line {
  const random = numbersFrom(name)
  const whole = perimeter([w, h])
  const count = Math.min(
    2_000,
    Math.max(Math.ceil(whole / (BUMPS[size] ?? 70)), 6, Math.ceil(whole / Math.min(w, h))),
  )
  const out = (whole / count) * OUT
  const inner = [Math.max(w - 2 * out, 1), Math.max(h - 2 * out, 1)] as const
  const apart = perimeter(inner) / count
  const [padX, padY] = [(w - inner[0]) / 2, (h - inner[1]) / 2]
  const points = around(inner, count).map(({ x, y }) => ({ x: x + padX, y: y + padY }))
  const [mostX, mostY] = [w < 20 ? 0 : out * 0.3, h < 20 ? 0 : out * 0.3]
  const moved = [...points]
  const move = (i: number) => {
    const { x, y } = moved[i] ?? { x: 0, y: 0 }
    moved[i] = { x: x + random() * mostX * scale, y: y + random() * mostY * scale }
  }
  for (let i = 0; i < Math.floor(count / 2); i++) {
    move(i)
    move(count - i - 1)
  }
  const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
  const bumps = points.flatMap((left, i) => {
    const right = points[(i + 1) % count] ?? left
    const [from, to] = [moved[i] ?? left, moved[(i + 1) % count] ?? right]
    const between = far(left, right) || 1
    const reach = ((Math.max(padX, padY) + apart - between) * far(from, to)) / between
    const top = {
      x: Math.min(w, Math.max(0, (left.x + right.x) / 2 + ((right.y - left.y) / between) * reach)),
      y: Math.min(h, Math.max(0, (left.y + right.y) / 2 - ((right.x - left.x) / between) * reach)),
    }
    const center = centerOf(from, to, top) ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    return bump(from, to, center)
  })
  const [first = { x: 0, y: 0 }] = moved
  return { steps: [{ ...first, isStart: true }, ...bumps], isClosed: true }
}

interface Drawn {
  readonly name: string
  readonly size: string
  readonly scale: number
}

/** Of what has no corners; null for what has. */
export function roundLine(geo: string, size: Size, drawn: Drawn): Line | null {
  switch (geo) {
    case 'ellipse':
      return ellipse(size)
    case 'oval':
      return oval(size)
    case 'heart':
      return heart(size)
    case 'cloud':
      return cloud(size, drawn)
    default:
      return null
  }
}

/** What is drawn within some of them. */
export function innerLines(geo: string, [w, h]: Size, dash: unknown, stroke: number): Line[] {
  if (geo === 'check-box') {
    const size = Math.min(w, h) * 0.82
    const at = (x: number, y: number) => ({ x: (w - size) / 2 + size * x, y: (h - size) / 2 + size * y })
    const steps = [
      { ...at(0.25, 0.52), isStart: true as const, miss: 0 },
      at(0.45, 0.82),
      { ...at(0.82, 0.22), miss: 0 },
    ]
    return [{ steps, isClosed: false }]
  }
  if (geo !== 'x-box') return []
  if (dash === 'dashed' || dash === 'dotted') {
    const middle = { x: w / 2, y: h / 2 }
    const corners = [
      { x: 0, y: 0 },
      { x: w, y: h },
      { x: 0, y: h },
      { x: w, y: 0 },
    ]
    return corners.map((corner) => ({ ...through([corner, middle], false), skipsStart: true as const }))
  }
  const by = dash === 'draw' ? stroke * INSET : 0
  const inset = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  const [left, top] = [inset(by, w), inset(by, h)]
  const [right, bottom] = [inset(w - by, w), inset(h - by, h)]
  return [
    through(
      [
        { x: left, y: top },
        { x: right, y: bottom },
      ],
      false,
    ),
    through(
      [
        { x: right, y: top },
        { x: left, y: bottom },
      ],
      false,
    ),
  ]
}
