/**
 * How plainly the pointer of another is seen.
 * @module
 */
import type { Box } from '../../shared/board/cards.ts'

/** People on a board past which their pointers fade: a screen of names hides the cards. */
const CROWD = 40
/** What is left of a pointer at the edge of what is seen. */
const FAINTEST = 0.2
/** Steps from nothing to a whole pointer. */
const STEPS = 10

export const isCrowd = (people: number): boolean => people > CROWD

/**
 * The opacity of a pointer among many: whole in the middle half of what is seen, less and less towards its edges.
 * @param view what is seen, in the coordinates of `point`
 */
export function fadeOf(point: { readonly x: number; readonly y: number }, view: Readonly<Box>): number {
  const across = Math.abs(point.x - view.x - view.w / 2) / (view.w / 2)
  const down = Math.abs(point.y - view.y - view.h / 2) / (view.h / 2)
  const out = Math.max(across, down)
  const opacity = 1 - (out - 0.5) * 2 * (1 - FAINTEST)
  // In steps: a hundred pointers that each change a little with every picture would all be drawn anew.
  return Math.min(1, Math.max(FAINTEST, Math.round(opacity * STEPS) / STEPS))
}
