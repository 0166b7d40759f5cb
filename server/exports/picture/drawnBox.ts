/**
 * What of the board an SVG takes that we drew ourselves, read from its places and sizes.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import { textWidth } from '../../../shared/board/noteSize.ts'

/** Strokes, corners and tails of letters outside what an SVG says of its sizes. */
const OUTSIDE = 60
/** How much wider than reckoned a line of words may be. */
const WIDER = 1.5

const rects = /<(?:rect|image)(?: x="([-\d.]+)" y="([-\d.]+)")? width="([-\d.]+)" height="([-\d.]+)"/g
const ellipses = /<ellipse cx="([-\d.]+)" cy="([-\d.]+)" rx="([-\d.]+)" ry="([-\d.]+)"/g
const lists = /(?: points| d)="([^"]*)"/g
const texts = /<text font-size="([\d.]+)".*?<\/text>/gs
const lines = /<tspan x="([-\d.]+)" y="([-\d.]+)">([^<]*)</g

const numbersIn = (text: string): number[] => Array.from(text.match(/-?[\d.]+/g) ?? [], Number)

/** Places where something is drawn at most, as pairs. */
function* placesIn(svg: string): Generator<readonly [number, number]> {
  for (const match of svg.matchAll(rects)) {
    const [x = 0, y = 0, w = 0, h = 0] = match.slice(1).map((part) => Number(part ?? 0))
    yield [x, y]
    yield [x + w, y + h]
  }
  for (const match of svg.matchAll(ellipses)) {
    const [cx = 0, cy = 0, rx = 0, ry = 0] = match.slice(1).map(Number)
    yield [cx - rx, cy - ry]
    yield [cx + rx, cy + ry]
  }
  for (const [, list = ''] of svg.matchAll(lists)) {
    const numbers = numbersIn(list)
    // Of a curve its control points: it stays between them.
    for (let i = 0; i + 1 < numbers.length; i += 2) yield [numbers[i] ?? 0, numbers[i + 1] ?? 0]
  }
  for (const [text, size] of svg.matchAll(texts))
    for (const [, x, y, words = ''] of text.matchAll(lines)) {
      const width = textWidth(words) * Number(size) * WIDER
      // Wherever its line is anchored.
      yield [Number(x) - width, Number(y) - Number(size)]
      yield [Number(x) + width, Number(y) + Number(size)]
    }
}

/** Null where nothing is drawn. Transforms are not looked at: the SVG has to have none. */
export function drawnBox(svg: string): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of placesIn(svg)) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  if (left === Infinity) return null
  return {
    x: left - OUTSIDE,
    y: top - OUTSIDE,
    w: right - left + 2 * OUTSIDE,
    h: bottom - top + 2 * OUTSIDE,
  }
}
