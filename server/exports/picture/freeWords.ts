/**
 * The words of a picture told apart: those that nothing but the paper of notes lies on, which can be painted when all else is
 * drawn; those wholly under something, which need not be drawn; and the others, which stay among the shapes.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import { Papers } from './Papers.ts'
import type { Part } from './partBoxes.ts'
import type { Line, PixelWords } from './pixelWords.ts'
import { Squares } from './squares.ts'

/** A line at its place on the sheet. */
export interface FreeLine {
  readonly line: Line
  readonly box: Box
  /** The papers that it lies partly under. */
  readonly under: readonly Box[]
}

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h

/** @param parts those of which something is seen, what lies lower first */
export function freeWords(
  parts: readonly Part[],
  view: Box,
  words: PixelWords,
): { readonly parts: readonly Part[]; readonly free: readonly FreeLine[] } {
  const [covered, touched, papers] = [new Squares(view), new Squares(view), new Papers()]
  const free: FreeLine[] = []
  const everywhere = view
  const left = parts.toReversed().map((part): Part => {
    const { at, ground, within, cover, paper } = part
    const boxes: Box[] = []
    const isKept = (line: Line): boolean => {
      const moved = { ...line, x: line.x + (at?.[0] ?? 0), y: line.y + (at?.[1] ?? 0) }
      const box = words.boxOf(moved)
      if (covered.isAll(box)) return false
      const isKeptHere = !words.isRead(line.size) || touched.isAny(box)
      // On its own paper, where it is painted, what lies lower is not.
      if (isKeptHere || !paper || !isWithin(box, paper)) boxes.push(box)
      if (isKeptHere) return true
      free.push({ line: moved, box, under: papers.meeting(box) })
      return false
    }
    const svg = at ? words.without(part.svg, isKept) : part.svg
    // The shadow of a paper is black, and the same over words as under them.
    if (paper) papers.add(paper)
    else boxes.push((at && ground) ?? within ?? everywhere)
    for (const box of boxes) touched.markReached(box)
    if (cover) covered.markWithin(cover)
    return { ...part, svg }
  })
  return { parts: left.reverse(), free: free.reverse() }
}
