/**
 * Which share of each pixel a letter covers, reckoned exactly from its outline. A letter is reckoned a few times for a whole
 * picture and then laid down wherever it stands, where a picture of thousands of cards has hundreds of thousands of them.
 * @module
 */
import { type Letter, type Mask, type Point, UNITS } from './outlines.ts'

/** Places in a pixel, across and down, that a letter's foot is told apart by: a quarter is less than anybody sees. */
export const PHASES = 4
/** Shades of ink between none and all: more are not seen, and pack badly. */
const SHADES = 16
const UNITS_PER_PHASE = UNITS / PHASES

/**
 * What a line adds to the cover of the pixels in one row, to the right of where it is: the rest of its row follows from the
 * sum. A line is cut at every edge of a pixel that it crosses.
 * @param sums of one row
 * @param cover how much of the row's height the line passes, with its direction
 */
function passRow(sums: Float32Array, at: number, from: number, to: number, cover: number): void {
  const [left, right] = from < to ? [from, to] : [to, from]
  const last = Math.max(Math.floor(left), Math.ceil(right) - 1)
  for (let column = Math.floor(left); column <= last; column++) {
    const [a, b] = [Math.max(left, column), Math.min(right, column + 1)]
    const part = right === left ? cover : (cover * (b - a)) / (right - left)
    // Of the pixel it crosses it covers what lies to the right of its middle; of the next ones all.
    const beside = (a + b) / 2 - column
    sums[at + column] = (sums[at + column] ?? 0) + part * (1 - beside)
    sums[at + column + 1] = (sums[at + column + 1] ?? 0) + part * beside
  }
}

function pass(sums: Float32Array, stride: number, [ax, ay]: Point, [bx, by]: Point): void {
  if (ay === by) return
  const [way, x0, y0, x1, y1] = ay < by ? [1, ax, ay, bx, by] : [-1, bx, by, ax, ay]
  const slope = (x1 - x0) / (y1 - y0)
  for (let row = Math.floor(y0); row < y1; row++) {
    const [from, to] = [Math.max(row, y0), Math.min(row + 1, y1)]
    passRow(sums, row * stride, x0 + (from - y0) * slope, x0 + (to - y0) * slope, way * (to - from))
  }
}

/** @param phase quarters of a pixel that its foot is to the right of, and below, the corner of one */
function reckoned({ contours }: Letter, [across, down]: Point): Mask {
  const placed = contours.map((line) =>
    line.map(
      ([x, y]): Point => [(x + across * UNITS_PER_PHASE) / UNITS, (y + down * UNITS_PER_PHASE) / UNITS],
    ),
  )
  const [xs, ys] = [
    placed.flatMap((line) => line.map(([x]) => x)),
    placed.flatMap((line) => line.map(([, y]) => y)),
  ]
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))]
  const [width, height] = [Math.ceil(Math.max(...xs)) - left, Math.ceil(Math.max(...ys)) - top]
  // A place more in each row for what lies to the right of the last pixel.
  const stride = width + 2
  const sums = new Float32Array(stride * height)
  for (const line of placed)
    for (const [i, [x, y]] of line.entries()) {
      const [toX, toY] = line[(i + 1) % line.length] ?? [x, y]
      pass(sums, stride, [x - left, y - top], [toX - left, toY - top])
    }
  const ink = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    let sum = 0
    for (let column = 0; column < width; column++) {
      sum += sums[row * stride + column] ?? 0
      ink[row * width + column] = Math.round((Math.round(SHADES * Math.min(1, Math.abs(sum))) * 255) / SHADES)
    }
  }
  return { left, top, width, height, ink }
}

/** The mask of a letter whose foot is in a pixel, so many quarters of one to the right and down. */
export function maskOf(letter: Letter, across: number, down: number): Mask {
  const key = across * PHASES + down
  const known = letter.masks[key]
  if (known) return known
  const made = reckoned(letter, [across, down])
  letter.masks[key] = made
  return made
}
