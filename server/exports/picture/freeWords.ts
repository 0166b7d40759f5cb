/**
 * The words of a picture told apart: those that nothing lies on, which can be painted when all else is drawn; those wholly
 * under something, which need not be drawn; and the others, which stay among the shapes.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { Part } from './partBoxes.ts'
import type { Line, PixelWords } from './pixelWords.ts'
import { Squares } from './squares.ts'

/** A line at its place on the sheet. */
export interface FreeLine {
  readonly line: Line
  readonly box: Box
}

/** @param parts those of which something is seen, what lies lower first */
export function freeWords(
  parts: readonly Part[],
  view: Box,
  words: PixelWords,
): { readonly parts: readonly Part[]; readonly free: readonly FreeLine[] } {
  const [covered, touched] = [new Squares(view), new Squares(view)]
  const free: FreeLine[] = []
  const everywhere = view
  const left = parts.toReversed().map((part): Part => {
    const { at, ground, within, cover } = part
    const boxes: Box[] = []
    const isKept = (line: Line): boolean => {
      const moved = { ...line, x: line.x + (at?.[0] ?? 0), y: line.y + (at?.[1] ?? 0) }
      const box = words.boxOf(moved)
      if (covered.isAll(box)) return false
      boxes.push(box)
      if (!words.isRead(line.size) || touched.isAny(box)) return true
      free.push({ line: moved, box })
      return false
    }
    const svg = at ? words.without(part.svg, isKept) : part.svg
    for (const box of [(at && ground) ?? within ?? everywhere, ...boxes]) touched.markReached(box)
    if (cover) covered.markWithin(cover)
    return { ...part, svg }
  })
  return { parts: left.reverse(), free: free.reverse() }
}
