/**
 * The way of an arrow with corners: which sides of its two ends it leaves and enters by, and where it turns. The choices, their
 * order and their lengths are those of tldraw 3.15 (`shapes/arrow/elbow`), which needs a whole editor to make them; here each is
 * made with the first end turned so that it is left to the right.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'

export type ElbowSide = 'top' | 'right' | 'bottom' | 'left'

/** One end: the box of a shape, or a place alone. */
export interface ElbowEnd {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly isPoint: boolean
  /** What it is aimed at. */
  readonly target: Point
  /** The side that somebody chose, by where in the shape it is bound; or only that it is across, or up and down. */
  readonly side: ElbowSide | 'x' | 'y' | null
  /** Whether it was bound to the very edge. */
  readonly isAtEdge: boolean
  /** What it leaves free before the shape. */
  readonly gap: number
  /** What a last stretch has to be long at least. */
  readonly least: number
}

export interface ElbowRoom {
  /** What a way keeps clear of shapes. */
  readonly clear: number
  /** What a stretch between two shapes needs on each side. */
  readonly leg: number
  /** Where between two shapes it turns, as a share of the way. */
  readonly middle: number
  /** Both ends are one shape, so that it has to go around. */
  readonly isLoop: boolean
}

interface Range {
  readonly min: number
  readonly max: number
}

/** A side that a way can leave by. */
interface Edge {
  readonly value: number
  /** As far out as it keeps clear; null of a place. */
  readonly out: number | null
  /** Where on the side. */
  readonly cross: number
}

type Edges = Readonly<Record<ElbowSide, Edge | null>>
type Box = Pick<ElbowEnd, 'left' | 'top' | 'right' | 'bottom'>
type Ends = readonly [a: ElbowEnd, b: ElbowEnd]

const sides = ['right', 'bottom', 'left', 'top'] as const
const opposites = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' } as const

// --- Turning --------------------------------------------------------------------------------------------------

/** Turns and mirrors a place; both ways lead back. */
interface Turn {
  readonly there: (point: Point) => Point
  readonly back: (point: Point) => Point
}

const turn = (there: Turn['there'], back: Turn['back'] = there): Turn => ({ there, back })
/** So that a side comes to lie at the right. */
const toRight: Record<ElbowSide, Turn> = {
  right: turn((point) => point),
  left: turn(({ x, y }) => ({ x: -x, y: -y })),
  bottom: turn(
    ({ x, y }) => ({ x: y, y: -x }),
    ({ x, y }) => ({ x: -y, y: x }),
  ),
  top: turn(
    ({ x, y }) => ({ x: -y, y: x }),
    ({ x, y }) => ({ x: y, y: -x }),
  ),
}
const upsideDown = turn(({ x, y }) => ({ x, y: -y }))

function turnedEnd(end: ElbowEnd, { there }: Turn): ElbowEnd {
  const [one, two] = [there({ x: end.left, y: end.top }), there({ x: end.right, y: end.bottom })]
  return {
    ...end,
    left: Math.min(one.x, two.x),
    top: Math.min(one.y, two.y),
    right: Math.max(one.x, two.x),
    bottom: Math.max(one.y, two.y),
    target: there(end.target),
  }
}

/** Where a side comes to lie. */
function turnedSide(side: ElbowSide, { there }: Turn): ElbowSide {
  const out = { top: { x: 0, y: -1 }, right: { x: 1, y: 0 }, bottom: { x: 0, y: 1 }, left: { x: -1, y: 0 } }
  const { x, y } = there(out[side])
  if (x !== 0) return x > 0 ? 'right' : 'left'
  return y > 0 ? 'bottom' : 'top'
}

// --- Edges and gaps -------------------------------------------------------------------------------------------

const isIn = (value: number, { min, max }: Range): boolean => value >= min && value <= max

/** The larger part of a range that another leaves of it; null where it leaves none. */
function without(whole: Range, taken: Range): Range | null {
  if (whole.min <= taken.min && taken.max <= whole.max) {
    const [first, second] = [
      { min: whole.min, max: taken.min },
      { min: taken.max, max: whole.max },
    ]
    return first.max - first.min > second.max - second.min ? first : second
  }
  if (taken.max <= whole.min || taken.min >= whole.max) return whole
  if (taken.min <= whole.min && whole.max <= taken.max) return null
  return isIn(whole.min, taken) ? { min: taken.max, max: whole.max } : { min: whole.min, max: taken.min }
}

function edgeOf(side: ElbowSide, [a, b]: Ends, { clear, leg, isLoop }: ElbowRoom): Edge | null {
  const isUpright = side === 'left' || side === 'right'
  const way = side === 'right' || side === 'bottom' ? 1 : -1
  const value = a[side]
  let across: Range | null = isUpright ? { min: a.top, max: a.bottom } : { min: a.left, max: a.right }
  const other = isUpright ? { min: b.left, max: b.right } : { min: b.top, max: b.bottom }
  const near = b.isPoint
    ? other
    : way > 0
      ? { min: other.min - 2 * leg, max: other.max }
      : { min: other.min, max: other.max + 2 * leg }
  const otherAcross = isUpright ? { min: b.top, max: b.bottom } : { min: b.left, max: b.right }
  if (isIn(value, near) && !a.isPoint && !b.isPoint && !isLoop)
    across = without(across, { min: otherAcross.min - clear, max: otherAcross.max + clear })
  const cross = isUpright ? a.target.y : a.target.x
  if (!across || !isIn(cross, across)) return null
  return { value, out: a.isPoint ? null : value + way * clear, cross }
}

const edgesOf = (ends: Ends, room: ElbowRoom): Edges => ({
  top: edgeOf('top', ends, room),
  right: edgeOf('right', ends, room),
  bottom: edgeOf('bottom', ends, room),
  left: edgeOf('left', ends, room),
})

const grown = (end: ElbowEnd, { clear }: ElbowRoom): Box => {
  const by = end.isPoint ? 0 : clear
  return { left: end.left - by, top: end.top - by, right: end.right + by, bottom: end.bottom + by }
}

/** Between two ends along an axis: how far (less than 0 where the second lies before the first), and where a way turns. */
function gapOf([a, b]: Ends, isAcross: boolean, room: ElbowRoom): { gap: number; at: number | null } {
  const [low, high] = isAcross ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  const ahead = b[low] - a[high]
  const gap = ahead < 0 ? -Math.max(0, a[low] - b[high]) : ahead
  const need = (end: ElbowEnd) => (end.isPoint ? 3 * end.least : room.leg)
  const free = (end: ElbowEnd) => (end.isPoint ? 3 * end.least : room.clear)
  if (Math.abs(gap) <= need(a) + need(b)) return { gap, at: null }
  const [from, to] = gap > 0 ? [a[high] + free(a), b[low] - free(b)] : [a[low] - free(a), b[high] + free(b)]
  return { gap, at: from + (to - from) * room.middle }
}

/** All that a way is chosen by. */
interface Plan {
  readonly ends: Ends
  readonly edges: readonly [a: Edges, b: Edges]
  readonly gapX: number
  readonly gapY: number
  readonly midX: number | null
  readonly midY: number | null
  readonly grownA: Box
  readonly grownB: Box
  readonly common: Box
  readonly room: ElbowRoom
  /** What a way up costs more than a way down, or less than nothing where it is mirrored. */
  readonly bias: number
}

function planOf(ends: Ends, room: ElbowRoom, bias = 1): Plan {
  const [a, b] = ends
  const [x, y] = [gapOf(ends, true, room), gapOf(ends, false, room)]
  const [grownA, grownB] = [grown(a, room), grown(b, room)]
  const common = {
    left: Math.min(grownA.left, grownB.left),
    top: Math.min(grownA.top, grownB.top),
    right: Math.max(grownA.right, grownB.right),
    bottom: Math.max(grownA.bottom, grownB.bottom),
  }
  return {
    ends,
    edges: [edgesOf(ends, room), edgesOf([b, a], room)],
    gapX: x.gap,
    gapY: y.gap,
    midX: x.at,
    midY: y.at,
    grownA,
    grownB,
    common,
    room,
    bias,
  }
}

// --- Ways, the first end left to the right -------------------------------------------------------------------

type Way = readonly (readonly [x: number, y: number])[]

const apart = (a: number, b: number): number => Math.abs(a - b)

/** Out of the first end, down, and below it to what lies between both. */
const belowTo = (middle: number, { cross }: Edge, out: number, { bottom }: Box): Way => [
  [out, cross],
  [out, bottom],
  [middle, bottom],
]

function toLeft(plan: Plan): Way | null {
  const { edges, gapX, midX, midY, common, grownA, grownB, room, bias } = plan
  const [a, b] = [edges[0].right, edges[1].left]
  if (!a || !b) return null
  const [start, end] = [[a.value, a.cross] as const, [b.value, b.cross] as const]
  if (gapX > 0 && midX !== null) return [start, [midX, a.cross], [midX, b.cross], end]
  if (a.out === null || b.out === null) return null
  if (midY !== null) return [start, [a.out, a.cross], [a.out, midY], [b.out, midY], [b.out, b.cross], end]
  const below =
    apart(a.value, common.right) +
    apart(a.cross, common.bottom) +
    apart(common.right, b.out) +
    apart(common.bottom, b.cross) +
    room.clear +
    6
  const above =
    room.clear +
    apart(a.cross, common.top) +
    apart(a.out, common.left) +
    apart(common.top, b.cross) +
    apart(common.left, b.value) +
    6 +
    bias
  const between =
    gapX < 0 && midX !== null
      ? 2 * room.clear +
        apart(a.cross, grownA.bottom) +
        (common.right - common.left) +
        apart(grownA.bottom, grownB.top) +
        apart(grownB.top, b.cross) +
        8
      : Number.POSITIVE_INFINITY
  if (below < above && below < between)
    return [
      start,
      [common.right, a.cross],
      [common.right, common.bottom],
      [b.out, common.bottom],
      [b.out, b.cross],
      end,
    ]
  if (above < between)
    return [
      start,
      [a.out, a.cross],
      [a.out, common.top],
      [common.left, common.top],
      [common.left, b.cross],
      end,
    ]
  if (midX === null) return null
  return [
    start,
    ...belowTo(midX, a, a.out, grownA),
    [midX, grownB.top],
    [b.out, grownB.top],
    [b.out, b.cross],
    end,
  ]
}

const holds = ({ left, top, right, bottom }: Box, { x, y }: Point): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

function toTop({ ends, edges, gapX, gapY, midX, midY, common, grownA, grownB }: Plan): Way | null {
  const [a, b] = [edges[0].right, edges[1].top]
  if (!a || !b) return null
  const [start, end] = [[a.value, a.cross] as const, [b.cross, b.value] as const]
  const isFree = a.cross < (b.out ?? b.value) && b.cross > (a.out ?? a.value)
  const middle = { x: (ends[0].left + ends[0].right) / 2, y: (ends[0].top + ends[0].bottom) / 2 }
  if (isFree || (ends[0].isPoint && holds(grownB, middle))) return [start, [b.cross, a.cross], end]
  if (gapX > 0 && midX !== null && b.out !== null)
    return [start, [midX, a.cross], [midX, b.out], [b.cross, b.out], end]
  if (gapY > 0 && a.out !== null && b.cross < a.out && midY !== null)
    return [start, [a.out, a.cross], [a.out, midY], [b.cross, midY], end]
  const around =
    apart(a.value, common.right) +
    apart(a.cross, common.top) +
    apart(b.cross, common.right) +
    apart(b.value, common.top)
  const isOut = a.out !== null && b.out !== null
  const left =
    isOut && midY !== null
      ? apart(a.value, a.out ?? 0) +
        apart(grownB.left, a.out ?? 0) +
        apart(grownB.left, b.cross) +
        apart(a.cross, grownB.top) +
        apart(b.value, b.out ?? 0)
      : Number.POSITIVE_INFINITY
  const under =
    isOut && midX !== null
      ? apart(a.value, common.right) +
        apart(a.cross, grownA.bottom) +
        apart(a.out ?? 0, b.cross) +
        apart(grownA.bottom, b.out ?? 0) +
        apart(b.out ?? 0, b.value)
      : Number.POSITIVE_INFINITY
  if (around < left && around < under)
    return [start, [common.right, a.cross], [common.right, common.top], [b.cross, common.top], end]
  if (a.out === null || b.out === null) return null
  if (midY !== null && left < under)
    return [
      start,
      [a.out, a.cross],
      [a.out, midY],
      [grownB.left, midY],
      [grownB.left, b.out],
      [b.cross, b.out],
      end,
    ]
  if (midX === null) return null
  return [start, ...belowTo(midX, a, a.out, grownA), [midX, b.out], [b.cross, b.out], end]
}

function toTheRight({ ends, edges, gapX, midX, common, grownA, grownB }: Plan): Way | null {
  const [a, b] = [edges[0].right, edges[1].right]
  if (!a || !b) return null
  const [start, end] = [[a.value, a.cross] as const, [b.value, b.cross] as const]
  const isBeside = (cross: number, box: Box) => cross > box.bottom || cross < box.top
  if ((gapX <= 0 || isBeside(a.cross, grownB)) && (b.value > ends[0].left || isBeside(b.cross, grownA)))
    return [start, [common.right, a.cross], [common.right, b.cross], end]
  if (midX === null) return null
  const nearer = ({ top, bottom }: Box) =>
    apart(b.cross, bottom) + apart(a.cross, bottom) < apart(b.cross, top) + apart(a.cross, top) ? bottom : top
  if (b.out !== null && gapX >= 0) {
    const y = nearer(grownB)
    return [start, [midX, a.cross], [midX, y], [b.out, y], [b.out, b.cross], end]
  }
  if (a.out === null || gapX > 0) return null
  const y = nearer(grownA)
  return [start, [a.out, a.cross], [a.out, y], [midX, y], [midX, b.cross], end]
}

/** Without places in the middle of a stretch, or twice. */
function corners(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  const isSame = (a: number, b: number) => Math.abs(a - b) < 0.01
  for (const point of points) {
    const [last, before] = [kept.at(-1), kept.at(-2)]
    if (!last || !before) kept.push(point)
    else if (isSame(point.x, last.x) && isSame(point.y, last.y)) continue
    else if (
      (isSame(point.x, last.x) && isSame(point.x, before.x)) ||
      (isSame(point.y, last.y) && isSame(point.y, before.y))
    )
      kept[kept.length - 1] = point
    else kept.push(point)
  }
  return kept
}

/** By given sides; null where they cannot be joined so. */
function tried(ends: Ends, room: ElbowRoom, [from, to]: readonly [ElbowSide, ElbowSide]): Point[] | null {
  const first = toRight[from]
  const turns: Turn[] = [first]
  let [a, b] = [turnedEnd(ends[0], first), turnedEnd(ends[1], first)]
  let side = turnedSide(to, first)
  let bias = first.there({ x: 1, y: 1 }).y
  const mirror = () => {
    turns.push(upsideDown)
    ;[a, b] = [turnedEnd(a, upsideDown), turnedEnd(b, upsideDown)]
    side = turnedSide(side, upsideDown)
    bias = -bias
  }
  if (side === 'bottom') mirror()
  else if (side === 'left' && a.target.y > b.target.y) mirror()
  const plan = planOf([a, b], room, bias)
  const way = side === 'left' ? toLeft(plan) : side === 'top' ? toTop(plan) : toTheRight(plan)
  if (!way) return null
  const points = way.map(([x, y]) => turns.reduceRight<Point>((point, { back }) => back(point), { x, y }))
  return corners(points)
}

const lengthOf = (points: readonly Point[]): number =>
  points
    .slice(1)
    .reduce((sum, { x, y }, i) => sum + apart(x, points[i]?.x ?? x) + apart(y, points[i]?.y ?? y), 0)

/** The one with the fewest corners, and of those about the shortest. */
function best(
  ends: Ends,
  room: ElbowRoom,
  pairs: readonly (readonly [ElbowSide, ElbowSide])[],
): Point[] | null {
  let found: { points: Point[]; length: number } | null = null
  for (const [i, pair] of pairs.entries()) {
    const points = tried(ends, room, pair)
    if (!points) continue
    const length = lengthOf(points)
    const isBetter =
      !found ||
      points.length < found.points.length ||
      (points.length === found.points.length && length + i + 1 < found.length)
    if (isBetter) found = { points, length }
  }
  return found?.points ?? null
}

/** From the side of one to the top or the bottom of the other, where nothing is in the way. */
function aside(
  [a, b]: readonly [Edges, Edges],
  from: 'left' | 'right',
): readonly [ElbowSide, ElbowSide] | null {
  const edge = a[from]
  if (!edge) return null
  const out = edge.out ?? edge.value
  const isPast = (cross: number) => (from === 'right' ? out <= cross : out >= cross)
  if (b.top && isPast(b.top.cross) && edge.cross <= (b.top.out ?? b.top.value)) return [from, 'top']
  if (b.bottom && isPast(b.bottom.cross) && edge.cross >= (b.bottom.out ?? b.bottom.value))
    return [from, 'bottom']
  return null
}

/** The sides that a way most likely goes by where nobody chose any. */
function likely({
  ends: [a, b],
  edges,
  gapX,
  gapY,
  midX,
  midY,
}: Plan): readonly [ElbowSide, ElbowSide] | null {
  if (Math.abs(gapX) + 1 > Math.abs(gapY) && midX !== null)
    return gapX > 0 ? ['right', 'left'] : ['left', 'right']
  const upright = gapY > 0 ? (['bottom', 'top'] as const) : (['top', 'bottom'] as const)
  if (a.isPoint && b.isPoint) return upright
  return aside(edges, 'right') ?? aside(edges, 'left') ?? (gapY !== 0 && midY !== null ? upright : null)
}

function likelyFrom(
  side: ElbowSide,
  { edges, gapX, gapY, midX }: Plan,
): readonly [ElbowSide, ElbowSide] | null {
  if (side !== 'left' && side !== 'right') return null
  const ahead = side === 'right' ? gapX : -gapX
  if (ahead > 0 && ahead > Math.abs(gapY) && midX !== null) return [side, opposites[side]]
  return aside(edges, side)
}

/** By sides that somebody chose, or their opposites where those of places cannot be joined. */
function chosen([a, b]: Ends, room: ElbowRoom, [from, to]: readonly [ElbowSide, ElbowSide]): Point[] | null {
  const ends = [a, b] as const
  const route = tried(ends, room, [from, to])
  if (route) return route
  if (a.isPoint && b.isPoint)
    return best(ends, room, [
      [opposites[from], opposites[to]],
      [from, opposites[to]],
      [opposites[from], to],
    ])
  if (a.isPoint) return tried(ends, room, [opposites[from], to])
  return b.isPoint ? tried(ends, room, [from, opposites[to]]) : null
}

/** Which of the other's sides are tried first. */
const orders: Record<ElbowSide, readonly ElbowSide[]> = {
  top: ['bottom', 'right', 'left', 'top'],
  bottom: ['top', 'right', 'left', 'bottom'],
  left: ['right', 'bottom', 'left', 'top'],
  right: ['left', 'bottom', 'right', 'top'],
}

const asPoint = (end: ElbowEnd): ElbowEnd => {
  if (end.isPoint) return end
  const { x, y } = end.target
  const across = end.side === 'left' || end.side === 'right' || end.side === 'x' ? 'x' : 'y'
  const side = end.isAtEdge && end.side ? across : null
  return {
    ...end,
    left: x,
    right: x,
    top: y,
    bottom: y,
    isPoint: true,
    side,
    gap: end.isAtEdge ? end.gap : 0,
  }
}

const sidesOf = (side: ElbowEnd['side']): readonly ElbowSide[] => {
  if (side === null) return sides
  if (side === 'x') return ['left', 'right']
  return side === 'y' ? ['top', 'bottom'] : [side]
}

const isUsable = (edges: Edges, side: ElbowEnd['side']): boolean =>
  sidesOf(side).some((one) => edges[one] !== null)

/** The side that it leaves by, of those that somebody chose. */
function sideToUse(end: ElbowEnd, other: ElbowEnd, edges: Edges): ElbowSide | null {
  const { side } = end
  if (side !== 'x' && side !== 'y') return side
  const [low, high] = side === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  const isPast = end[low] + end[high] > other[low] + other[high]
  if (isPast && edges[low]) return low
  return edges[high] ? high : null
}

/** Ends whose sides are all in the way of each other are taken for places: better through a shape than not at all. */
function usableEnds([first, second]: Ends, room: ElbowRoom): Ends {
  let [a, b] = [first, second]
  const isA = isUsable(edgesOf([a, b], room), a.side)
  const isB = isUsable(edgesOf([b, a], room), b.side)
  if (isA && isB) return [a, b]
  if (!isA) b = asPoint(b)
  if (!isB) a = asPoint(a)
  if (holds(grown({ ...b, isPoint: false }, room), a.target)) b = asPoint(b)
  if (holds(grown({ ...a, isPoint: false }, room), b.target)) a = asPoint(a)
  return [a, b]
}

/**
 * @returns the places from the first end's edge to the second's, where it turns, and what is left free at both; null where
 * no way was found
 */
export function elbowRoute(
  start: ElbowEnd,
  end: ElbowEnd,
  room: ElbowRoom,
): { readonly points: Point[]; readonly gaps: readonly [number, number] } | null {
  const isSwapped = !start.side && end.side !== null
  const asked = isSwapped ? { ...room, middle: 1 - room.middle } : room
  const ends = usableEnds(isSwapped ? [end, start] : [start, end], asked)
  const [a, b] = ends
  const plan = planOf(ends, asked)
  const [from, to] = [sideToUse(a, b, plan.edges[0]), sideToUse(b, a, plan.edges[1])]
  let points: Point[] | null = null
  if (from && to) points = chosen(ends, asked, [from, to])
  else if (from) {
    const pair = likelyFrom(from, plan)
    const pairs = orders[from].map((other) => [from, other] as const)
    points = (pair && tried(ends, asked, pair)) ?? best(ends, asked, pairs)
  }
  if (!points) {
    const pair = likely(plan)
    const usable = (edges: Edges) => sides.filter((side) => edges[side])
    const pairs = usable(plan.edges[0]).flatMap((one) =>
      usable(plan.edges[1]).map((other) => [one, other] as const),
    )
    points = (pair && tried(ends, asked, pair)) ?? best(ends, asked, pairs)
  }
  if (!points) return null
  return isSwapped ? { points: points.toReversed(), gaps: [b.gap, a.gap] } : { points, gaps: [a.gap, b.gap] }
}
