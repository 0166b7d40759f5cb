/**
 * Where shapes lie in each other and on the page: turned and moved, never stretched. Lengths are board pixels, turns
 * radians, as tldraw keeps them.
 * @module
 */
import type { BoardRecord } from './document.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a shape's own origin lies in something larger, and how it is turned there. */
export interface Transform extends Point {
  readonly rotation: number
}

/** The page in itself. */
export const unmoved: Transform = { x: 0, y: 0, rotation: 0 }

/** A number that is one, else what is given instead. */
export const finite = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** A shape in its parent. */
export function transformOf({ x, y, rotation }: BoardRecord): Transform {
  return { x: finite(x, 0), y: finite(y, 0), rotation: finite(rotation, 0) }
}

/** A point of something that lies so, in what it lies in. */
export function outwards({ x, y, rotation }: Transform, point: Point): Point {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
  return { x: x + point.x * cos - point.y * sin, y: y + point.x * sin + point.y * cos }
}

/** A point of what something lies in, in that itself: the reverse of {@link outwards}. */
export function inwards({ x, y, rotation }: Transform, point: Point): Point {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
  const [dx, dy] = [point.x - x, point.y - y]
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin }
}

/** What lies `inner` in something that lies `outer`, in what that lies in. */
export function within(outer: Transform, inner: Transform): Transform {
  return { ...outwards(outer, inner), rotation: outer.rotation + inner.rotation }
}
