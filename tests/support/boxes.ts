/**
 * Boxes on a board, as a test looks at them.
 * @module
 */
import type { Box } from '../../shared/board/cards.ts'

/** Whether no box lies over another. */
export function areApart(boxes: readonly Box[]): boolean {
  return boxes.every((a, i) =>
    boxes
      .slice(i + 1)
      .every((b) => a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h),
  )
}
