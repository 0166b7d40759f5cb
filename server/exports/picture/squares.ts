/**
 * A board in squares, each marked or not: enough to tell quickly what lies on what.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'

/** Board pixels of a square's side, at least; and squares of a board, at most. */
const LEAST_SIDE = 10
const MAX_SQUARES = 4_000_000

/** Columns and rows of squares, from the first to the one behind the last. */
interface Range {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

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
    return !this.#hasAny(this.#reached(box), 0)
  }

  /** Whether one of the squares that a box reaches into is marked. */
  isAny(box: Box): boolean {
    return this.#hasAny(this.#reached(box), 1)
  }

  /** Marks the squares that lie wholly in a box. */
  markWithin(box: Box): void {
    this.#mark(this.#rangeOf(box, Math.ceil, Math.floor))
  }

  /** Marks all that a box reaches into. */
  markReached(box: Box): void {
    this.#mark(this.#reached(box))
  }

  #hasAny({ left, top, right, bottom }: Range, value: 0 | 1): boolean {
    for (let row = top; row < bottom; row++)
      for (let at = row * this.#columns + left; at < row * this.#columns + right; at++)
        if (this.#marked[at] === value) return true
    return false
  }

  #mark({ left, top, right, bottom }: Range): void {
    if (left >= right) return
    for (let row = top; row < bottom; row++)
      this.#marked.fill(1, row * this.#columns + left, row * this.#columns + right)
  }

  #reached(box: Box): Range {
    return this.#rangeOf(box, Math.floor, Math.ceil)
  }

  #rangeOf(box: Box, first: (value: number) => number, last: (value: number) => number): Range {
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
    const { x, y } = this.#view
    return {
      left: clamp(first((box.x - x) / this.#side), this.#columns),
      right: clamp(last((box.x + box.w - x) / this.#side), this.#columns),
      top: clamp(first((box.y - y) / this.#side), this.#rows),
      bottom: clamp(last((box.y + box.h - y) / this.#side), this.#rows),
    }
  }
}
