/**
 * Where words on arrows stand so that none lies over another, or over a card.
 * @module
 */
import type { Box } from './cards.ts'
import type { Point } from './geometry.ts'

/** Shares of an arrow's way at which its word may stand, the best first. */
export const WORD_SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const

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

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

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
    const around = (all: readonly Box[]) => all.filter((box) => meet(box, near))
    const [hard, soft] = [[...around(taken), ...around(placed)], around(shunned)]
    const free = boxes.map((box, i) => ({ box, i })).filter(({ box }) => !hard.some((one) => meet(one, box)))
    const best = free.find(({ box }) => !soft.some((one) => meet(one, box))) ?? free[0]
    if (!best) continue
    placed.push(best.box)
    chosen.set(word.id, best.i)
  }
  return chosen
}
