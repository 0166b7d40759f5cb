/**
 * Where words on arrows stand so that none lies over another, or over a card.
 * @module
 */
import type { Box } from './cards.ts'
import type { Point } from './geometry.ts'
import { overlaps } from './placement.ts'

/** Shares of an arrow's way at which its word may stand, the best first. */
export const WORD_SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const

/** What of an arrow is to be seen on both sides of its word, in board pixels. */
export const FREE_WAY = 44

/** How much of a straight way a word of this size lies over where it crosses it. */
export function wayTaken(
  { w, h }: { readonly w: number; readonly h: number },
  from: Point,
  to: Point,
): number {
  const [across, down] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  const length = Math.max(1, Math.hypot(across, down))
  return Math.min((w * length) / across, (h * length) / down)
}

/** A word that looks for a place. Lengths are board pixels. */
export interface SeekingWord {
  readonly id: string
  readonly w: number
  readonly h: number
  /** Where its middle may be, the best first. */
  readonly places: readonly Point[]
}

/** What a word takes at one of its places. */
export const wordBox = ({ x, y }: Point, { w, h }: SeekingWord): Box => ({ x: x - w / 2, y: y - h / 2, w, h })

const reach = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.w))
  const bottom = Math.max(...boxes.map((box) => box.y + box.h))
  return { x, y, w: right - x, h: bottom - y }
}

/**
 * Gives each word that finds one the number of its place; one that comes earlier chooses before the later.
 * @param taken what no word lies over
 * @param shunned what words lie over only where they would else have no place
 */
export function placeWords(
  words: readonly SeekingWord[],
  taken: readonly Box[],
  shunned: readonly Box[] = [],
): Map<string, number> {
  const placed: Box[] = []
  const chosen = new Map<string, number>()
  for (const word of words) {
    if (word.places.length === 0) continue
    const boxes = word.places.map((place) => wordBox(place, word))
    // Most of a board is nowhere near.
    const near = reach(boxes)
    const around = (all: readonly Box[]) => all.filter((box) => overlaps(box, near))
    const [hard, soft] = [[...around(taken), ...around(placed)], around(shunned)]
    const free = boxes
      .map((box, i) => ({ box, i }))
      .filter(({ box }) => !hard.some((one) => overlaps(one, box)))
    const best = free.find(({ box }) => !soft.some((one) => overlaps(one, box))) ?? free[0]
    if (!best) continue
    placed.push(best.box)
    chosen.set(word.id, best.i)
  }
  return chosen
}
