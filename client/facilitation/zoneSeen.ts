/**
 * Which zone a view of the board is about, for those who have the list before them.
 * @module
 */
import type { Box, Zone } from '../../shared/board/cards.ts'

/** Of what is seen, what a zone has to fill to be what it is about: of a whole board no zone is. */
const MOST = 0.4

function shared(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  return w > 0 && h > 0 ? w * h : 0
}

/** The zone that fills most of a view; null where none fills much. */
export function zoneSeen(zones: readonly Zone[], view: Box): Zone | null {
  let best: Zone | null = null
  let most = MOST * view.w * view.h
  for (const zone of zones) {
    const area = shared(zone.box, view)
    if (area > most) [best, most] = [zone, area]
  }
  return best
}
