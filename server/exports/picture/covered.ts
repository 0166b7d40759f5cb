/**
 * What of a picture lies wholly under something else: on a board of thousands of notes most do, and to draw their words
 * would be to paint them over.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { Part } from './partBoxes.ts'
import { Squares } from './squares.ts'

/** The parts of which something may be seen, in their order. A part of which it is not known where it lies is one of them. */
export function seenParts(parts: readonly Part[], view: Box): Part[] {
  const covered = new Squares(view)
  return parts
    .toReversed()
    .filter((part) => {
      if (part.within && covered.isAll(part.within)) return false
      if (part.cover) covered.markWithin(part.cover)
      return true
    })
    .reverse()
}
