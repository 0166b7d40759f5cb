/**
 * Where the zones of a template lie on a board: beside each other and never over each other, in units of the grid.
 * @module
 */

export interface Placed {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Less than this, in units, is how numbers are written and no overlap. */
const HAIR = 0.001
/** The templates' most common size: a heading and three rows of three notes. */
const NEW_ZONE = { w: 4, h: 3 } as const

/** Whether two zones lie over each other. */
export function meet(a: Placed, b: Placed): boolean {
  const apart = (x: number, w: number, ox: number, ow: number) => x + w <= ox + HAIR || ox + ow <= x + HAIR
  return !apart(a.x, a.w, b.x, b.w) && !apart(a.y, a.h, b.y, b.h)
}

/** A place for one more: the first gap that is large enough, by rows, else the left end under all of them. */
export function freePlace(zones: readonly Placed[]): Placed {
  const left = Math.min(...zones.map(({ x }) => x), Number.POSITIVE_INFINITY)
  if (!Number.isFinite(left)) return { x: 0, y: 0, ...NEW_ZONE }
  const right = Math.max(...zones.map(({ x, w }) => x + w))
  const top = Math.min(...zones.map(({ y }) => y))
  const bottom = Math.max(...zones.map(({ y, h }) => y + h))
  for (let y = top; y + NEW_ZONE.h <= bottom; y += 1)
    for (let x = left; x + NEW_ZONE.w <= right; x += 1) {
      const place = { x, y, ...NEW_ZONE }
      if (!zones.some((zone) => meet(zone, place))) return place
    }
  return { x: left, y: bottom, ...NEW_ZONE }
}

/** Two zones change places: in the order, and on the board, where each gets the other's place and size. */
export function changedPlaces<Z extends Placed>(zones: readonly Z[], one: number, other: number): Z[] {
  const [a, b] = [zones[one], zones[other]]
  if (!a || !b) return [...zones]
  const at = (zone: Z, { x, y, w, h }: Placed): Z => ({ ...zone, x, y, w, h })
  return zones.map((zone, i) => {
    if (i === one) return at(b, a)
    return i === other ? at(a, b) : zone
  })
}
