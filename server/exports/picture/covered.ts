/**
 * What of a picture lies wholly under something else: on a board of thousands of notes most do, and to draw their words
 * would be to paint them over.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { Part } from './partBoxes.ts'

/** Board pixels of a square that is covered or not, at least; and squares of a picture, at most. */
const LEAST_SIDE = 10
const MAX_SQUARES = 4_000_000

/** The parts of which something may be seen, in their order. A part of which it is not known where it lies is one of them. */
export function seenParts(parts: readonly Part[], { x, y, w, h }: Box): Part[] {
  const side = Math.max(LEAST_SIDE, Math.sqrt((w * h) / MAX_SQUARES))
  const [columns, rows] = [Math.ceil(w / side), Math.ceil(h / side)]
  const covered = new Uint8Array(columns * rows)
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
  const column = (at: number, round: (value: number) => number) => clamp(round((at - x) / side), columns)
  const row = (at: number, round: (value: number) => number) => clamp(round((at - y) / side), rows)
  const isSeen = (box: Box): boolean => {
    const [left, right] = [column(box.x, Math.floor), column(box.x + box.w, Math.ceil)]
    for (let r = row(box.y, Math.floor); r < row(box.y + box.h, Math.ceil); r++)
      if (covered.subarray(r * columns + left, r * columns + right).includes(0)) return true
    return false
  }
  const cover = (box: Box): void => {
    const [left, right] = [column(box.x, Math.ceil), column(box.x + box.w, Math.floor)]
    for (let r = row(box.y, Math.ceil); r < row(box.y + box.h, Math.floor); r++)
      if (left < right) covered.fill(1, r * columns + left, r * columns + right)
  }
  return parts
    .toReversed()
    .filter((part) => {
      if (part.within && !isSeen(part.within)) return false
      if (part.cover) cover(part.cover)
      return true
    })
    .reverse()
}
