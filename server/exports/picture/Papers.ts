/**
 * Boxes of a board, found by where they are.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'

/** Board pixels of a square in which they are kept together: a note and some air. */
const SIDE = 256

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

export class Papers {
  readonly #squares = new Map<string, Box[]>()

  add(box: Box): void {
    for (const key of squaresOf(box)) {
      const known = this.#squares.get(key)
      if (known) known.push(box)
      else this.#squares.set(key, [box])
    }
  }

  /** Those that share more than an edge with a box. */
  meeting(box: Box): Box[] {
    const found = new Set<Box>()
    for (const key of squaresOf(box))
      for (const one of this.#squares.get(key) ?? []) if (meets(one, box)) found.add(one)
    return [...found]
  }
}

function* squaresOf({ x, y, w, h }: Box): Generator<string> {
  for (let row = Math.floor(y / SIDE); row * SIDE < y + h; row++)
    for (let column = Math.floor(x / SIDE); column * SIDE < x + w; column++) yield `${column} ${row}`
}
