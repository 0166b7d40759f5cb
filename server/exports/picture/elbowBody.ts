/**
 * The way of an arrow with corners as it is drawn: from the edge of what it begins at to the edge of what it ends at.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import type { Body, End } from './arrowBody.ts'
import { type ElbowEnd, elbowRoute } from './elbowRoute.ts'

/** An end in the arrow's own space, in which its stretches are upright or level. */
type Shaped = End & Omit<ElbowEnd, 'isPoint' | 'side'>

/** Places along a stretch at which the edge of a shape is looked for, and the halvings after that. */
const STEPS = 64
const HALVINGS = 14

/** A place on the way; one that only parts a stretch is not drawn. */
interface Stop extends Point {
  readonly isUnseen?: true
}

const apart = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

/** A place so far from one towards another; less than nothing is away from it. */
function towards(from: Point, to: Point, far: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length === 0 ? from : mix(from, to, far / length)
}

const RING = Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4)
const isNear = ({ x, y }: Point, far: number, isInside: (point: Point) => boolean): boolean =>
  RING.some((angle) => isInside({ x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) }))

/** Where a stretch that comes from outside reaches a shape, or ends so near to it; null where it does neither. */
function reached(from: Point, to: Point, isInside: (point: Point) => boolean, near: number): Point | null {
  const first = Array.from({ length: STEPS + 1 }, (_, i) => i).find((i) => isInside(mix(from, to, i / STEPS)))
  if (first === undefined) return isNear(to, near, isInside) ? to : null
  // It begins inside, or at the very edge.
  if (first === 0 || (first === 1 && isNear(from, 0.01, isInside))) return to
  let [low, high] = [(first - 1) / STEPS, first / STEPS]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (isInside(mix(from, to, middle))) high = middle
    else low = middle
  }
  return mix(from, to, (low + high) / 2)
}

/** Where the arrow ends before a shape, the stretch to it coming from `before`, and what parts that stretch. */
function tipAt(end: Shaped, other: Shaped, before: Point, gap: number): readonly [Point, ...Stop[]] | null {
  if (!end.corners) return null
  if (!end.isInside) return [end.target]
  const hit = reached(before, end.target, end.isInside, Math.max(1, gap))
  if (!hit) return null
  const room = apart(before, hit)
  let free = room < 2 * gap ? room - gap : gap
  const { x, y } = other.target
  const isHeld = x >= end.left && x <= end.right && y >= end.top && y <= end.bottom
  if (free < end.least) free = isHeld ? Math.max(0, free) : -gap
  const tip = towards(hit, before, free)
  if (free >= 0) return [tip]
  return end.isInside(tip) ? [tip, { ...mix(before, tip, 0.5), isUnseen: true }] : [hit]
}

/** A first stretch so short that its head would not fit goes straight on from the next one. */
function withoutNub(points: readonly Stop[], least: number): Stop[] {
  const [first, second, third, ...others] = points
  if (!first || !second || !third || apart(first, second) >= least) return [...points]
  if (others.length === 0) return [first, third]
  const isUpright = Math.abs(first.x - second.x) < 0.01
  return [first, isUpright ? { ...third, y: first.y } : { ...third, x: first.x }, ...others]
}

function along(points: readonly Point[]): Body {
  const lengths = points.slice(1).map((point, i) => apart(point, points[i] ?? point))
  const length = lengths.reduce((sum, each) => sum + each, 0)
  const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, each) => sum + each, 0))
  const at = (share: number): Point => {
    const far = Math.min(Math.max(share, 0), 1) * length
    const i = Math.max(
      0,
      starts.findLastIndex((start) => start <= far),
    )
    const [from, to] = [points[i], points[i + 1]]
    if (!from || !to) return points[0] ?? { x: 0, y: 0 }
    return mix(from, to, (lengths[i] ?? 0) === 0 ? 0 : (far - (starts[i] ?? 0)) / (lengths[i] ?? 1))
  }
  return {
    length,
    at,
    isStraight: points.length < 3,
    turns: starts.slice(1).map((start) => start / length),
    headRooms: [(lengths[0] ?? 0) / 2, (lengths.at(-1) ?? 0) / 2],
  }
}

/** Null where no way with corners was found. */
export function elbowBody(start: Shaped, end: Shaped, room: Parameters<typeof elbowRoute>[2]): Body | null {
  const asEnd = (one: Shaped): ElbowEnd => ({ ...one, isPoint: one.corners === null })
  const route = elbowRoute(asEnd(start), asEnd(end), room)
  const [first, second] = route?.points ?? []
  if (!route || !first || !second) return null
  const begin = tipAt(start, end, second, route.gaps[0]) ?? [first]
  const inner = route.points.slice(1, -1)
  const last = route.points.at(-1) ?? first
  // What comes before the last place: of a way without corners the tip that it now begins at.
  const before = begin[1] && inner.length === 0 ? begin[1] : (inner.at(-1) ?? begin[0])
  const finish = tipAt(end, start, before, route.gaps[1]) ?? [last]
  const points = [...begin, ...inner, ...finish.toReversed()]
  const trimmed = withoutNub(withoutNub(points, start.least).toReversed(), end.least).toReversed()
  return along(trimmed.filter(({ isUnseen }) => !isUnseen))
}
