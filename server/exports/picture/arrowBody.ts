/**
 * The way of an arrow: from the edge of what it begins at to the edge of what it ends at, straight or along a circle.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import type { ElbowSide } from './elbowRoute.ts'

/** One end of an arrow. */
export interface End {
  /** Where it is aimed at: the middle of a shape, or where it was let go. */
  readonly at: Point
  /** Whether a place lies in the shape that it is bound to; null where it is bound to none, or ends inside it. */
  readonly isInside: ((point: Point) => boolean) | null
  /** What it leaves free before that shape. */
  readonly gap: number
  /** The corners of that shape's box, on the page; null where it is bound to none. */
  readonly corners: readonly Point[] | null
  /** The side of that shape that it was bound near, as the shape itself is turned. */
  readonly side: ElbowSide | null
  /** Whether it was bound to the very edge of it. */
  readonly isAtEdge: boolean
}

/** A way, by shares of its length from 0 to 1. */
export interface Body {
  readonly length: number
  readonly at: (share: number) => Point
  readonly isStraight: boolean
  /** Where it has a corner. */
  readonly turns?: readonly number[]
  /** What its heads may be long, at its start and its end; else a fifth of the whole. */
  readonly headRooms?: readonly [number, number]
}

/** Bent less than this, it is straight. */
const LEAST_BEND = 8
/** Arrows are no shorter than this. */
const LEAST_LENGTH = 10
/** Steps in which the edge of a shape is looked for, and the halvings after that. */
const STEPS = 120
const HALVINGS = 12

const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

function straight(from: Point, to: Point): Body {
  return {
    length: Math.hypot(to.x - from.x, to.y - from.y),
    at: (share) => mix(from, to, share),
    isStraight: true,
  }
}

/** @param bend how far the middle of the way lies to the right of the straight one, seen along it */
function arc(from: Point, to: Point, bend: number): Body {
  const chord = Math.hypot(to.x - from.x, to.y - from.y)
  const [ux, uy] = [(to.x - from.x) / chord, (to.y - from.y) / chord]
  // Of a circle through both ends and the bent middle.
  const radius = (chord * chord) / 4 / (2 * Math.abs(bend)) + Math.abs(bend) / 2
  const inward = (radius - Math.abs(bend)) * Math.sign(bend)
  const middle = mix(from, to, 0.5)
  const center = { x: middle.x + uy * inward, y: middle.y - ux * inward }
  const start = Math.atan2(from.y - center.y, from.x - center.x)
  const turn = 4 * Math.atan((2 * Math.abs(bend)) / chord)
  const way = bend > 0 ? -1 : 1
  return {
    length: radius * turn,
    at: (share) => {
      const angle = start + way * turn * share
      return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) }
    },
    isStraight: false,
  }
}

/** The share at which a way leaves what it begins in, for good; 0 where it never is in it. */
function leaves(body: Body, isInside: (point: Point) => boolean): number {
  let inside = STEPS
  while (inside >= 0 && !isInside(body.at(inside / STEPS))) inside--
  if (inside < 0 || inside === STEPS) return 0
  let [low, high] = [inside / STEPS, (inside + 1) / STEPS]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (isInside(body.at(middle))) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const backwards = (body: Body): Body => ({ ...body, at: (share) => body.at(1 - share) })

const part = (body: Body, from: number, to: number): Body => ({
  ...body,
  length: body.length * (to - from),
  at: (share) => body.at(from + (to - from) * share),
})

/** The way that is drawn. */
export function bodyOf(start: End, end: End, bend: number, scale: number): Body {
  const isStraight = Math.abs(bend) < LEAST_BEND * scale
  const whole =
    isStraight || (start.at.x === end.at.x && start.at.y === end.at.y)
      ? straight(start.at, end.at)
      : arc(start.at, end.at, bend)
  if (whole.length === 0) return whole
  const least = (LEAST_LENGTH * scale) / whole.length
  let from = start.isInside ? leaves(whole, start.isInside) : 0
  let to = end.isInside ? 1 - leaves(backwards(whole), end.isInside) : 1
  if (start.isInside && from > 0) from += start.gap / whole.length
  if (end.isInside && to < 1) to -= end.gap / whole.length
  // What it joins lies close together or over each other: a short one stays, that says which way it points.
  if (to - from < least) {
    const middle = Math.min(Math.max((from + to) / 2, least), 1 - least)
    from = middle - least
    to = middle + least
  }
  return part(whole, Math.max(0, from), Math.min(1, to))
}
