/**
 * A board in squares, each marked or not: enough to tell quickly what lies on what.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'

/** Board pixels of a square's side, at least; and squares of a board, at most. */
const LEAST_SIDE = 10
const MAX_SQUARES = 4_000_000

export class Squares {
  readonly #view: Box
  readonly #side: number
  readonly #columns: number
  readonly #rows: number
  readonly #marked: Uint8Array

  constructor(view: Box) {
    this.#view = view
    this.#side = Math.max(LEAST_SIDE, Math.sqrt((view.w * view.h) / MAX_SQUARES))
    this.#columns = Math.ceil(view.w / this.#side)
    this.#rows = Math.ceil(view.h / this.#side)
    this.#marked = new Uint8Array(this.#columns * this.#rows)
  }

  /** Whether all squares that a box reaches into are marked; also where it reaches into none. */
  isAll(box: Box): boolean {
    return this.#reached(box).every((row) => !row.includes(0))
  }

  /** Whether one of the squares that a box reaches into is marked. */
  isAny(box: Box): boolean {
    return this.#reached(box).some((row) => row.includes(1))
  }

  /** Marks the squares that lie wholly in a box. */
  markWithin(box: Box): void {
    for (const row of this.#rowsOf(box, Math.ceil, Math.floor)) row.fill(1)
  }

  /** Marks all that a box reaches into. */
  markReached(box: Box): void {
    for (const row of this.#reached(box)) row.fill(1)
  }

  #reached(box: Box): Uint8Array[] {
    return this.#rowsOf(box, Math.floor, Math.ceil)
  }

  #rowsOf(box: Box, first: (value: number) => number, last: (value: number) => number): Uint8Array[] {
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
    const { x, y } = this.#view
    const left = clamp(first((box.x - x) / this.#side), this.#columns)
    const right = clamp(last((box.x + box.w - x) / this.#side), this.#columns)
    const top = clamp(first((box.y - y) / this.#side), this.#rows)
    const bottom = clamp(last((box.y + box.h - y) / this.#side), this.#rows)
    if (left >= right) return []
    return Array.from({ length: Math.max(0, bottom - top) }, (_, i) => {
      const start = (top + i) * this.#columns
      return this.#marked.subarray(start + left, start + right)
    })
  }
}
