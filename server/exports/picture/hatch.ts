/**
 * The editor's pattern as strokes: short ones on slanted lines, three lines to a square of eight (tldraw 3.15,
 * `defaultStyleDefs`). A pattern of SVG would be a layer for what makes pixels of it, see `boardSvg.ts`.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import { decimal } from './svgText.ts'

const SQUARE = 8
/** Of each of the three lines in a square: the sum of its x and y, and the x of the middle of its stroke. */
const LINES = [
  { sum: SQUARE / 3, middle: SQUARE / 6 },
  { sum: 0, middle: SQUARE / 2 },
  { sum: (2 * SQUARE) / 3, middle: (5 * SQUARE) / 6 },
] as const
/** Half of a stroke, across. */
const HALF = SQUARE / 12
export const HATCH_WIDTH = 1.25
const DASHES = `${decimal(2 * HALF * Math.SQRT2)} ${decimal((SQUARE - 2 * HALF) * Math.SQRT2)}`
/** Strokes of one shape, at most: of larger ones the soft colour is seen. */
const MAX_CROSSINGS = 60_000

/** Where the lines of a family cross an outline, from the left, by the number of the line; null where that is too often. */
function crossings(outline: readonly Point[], sum: number): Map<number, number[]> | null {
  const found = new Map<number, number[]>()
  let count = 0
  for (const [i, a] of outline.entries()) {
    const b = outline[(i + 1) % outline.length] ?? a
    const [one, two] = [(a.x + a.y - sum) / SQUARE, (b.x + b.y - sum) / SQUARE]
    const [low, high] = one < two ? [one, two] : [two, one]
    count += high - low
    if (!(count < MAX_CROSSINGS)) return null
    for (let line = Math.ceil(low); line < high; line++) {
      const at = a.x + ((b.x - a.x) * (line - one)) / (two - one)
      const others = found.get(line)
      if (others) others.push(at)
      else found.set(line, [at])
    }
  }
  return found
}

/** The strokes within an outline; null where they would be too many. */
export function hatchSvg(outline: readonly Point[], color: string): string | null {
  let d = ''
  for (const { sum, middle } of LINES) {
    const found = crossings(outline, sum)
    if (!found) return null
    for (const [number, places] of found) {
      const line = sum + SQUARE * number
      places.sort((a, b) => a - b)
      for (let i = 0; i + 1 < places.length; i += 2) {
        const [left = 0, right = 0] = [places[i], places[i + 1]]
        const begin = middle - HALF + SQUARE * Math.ceil((left - middle + HALF) / SQUARE)
        if (begin < right)
          d += `M${decimal(begin)} ${decimal(line - begin)}L${decimal(right)} ${decimal(line - right)}`
      }
    }
  }
  return d === ''
    ? ''
    : `<path d="${d}" fill="none" stroke="${color}" stroke-width="${HATCH_WIDTH}" stroke-linecap="round" stroke-dasharray="${DASHES}"/>`
}
