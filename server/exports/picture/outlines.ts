/**
 * Words as outlines, for pictures made of pixels: setting a letter costs what draws pictures thirty times what drawing its
 * outline does, since it opens the file of the typeface for each. Here a letter is read once and a word set once.
 * @module
 */
import type { Glyph } from 'fontkit'
import { setLine } from './setLine.ts'
import { fontOf } from './typeface.ts'

/** Coordinates in a pixel: whole numbers are short to write, and a sixteenth is less than anybody sees. */
export const UNITS = 8
/** Units by which a line may miss a curve, and by which it may miss the points that are left out of it. */
const TOLERANCE = 0.9
/** Words kept, of some 500 bytes each; those of a board come again and again. */
const MAX_WORDS = 10_000

export type Point = readonly [x: number, y: number]

/** A letter of one size: closed lines from its foot, in units; downwards is more. */
export interface Letter {
  readonly contours: readonly (readonly Point[])[]
  /** What it covers of pixels, by where in one its foot is; made when first needed, by whoever paints it. */
  readonly masks: (Mask | undefined)[]
}

/** Shares of pixels that a letter covers, of 255 each, row by row. */
export interface Mask {
  /** Pixels from the one that its foot is in. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly ink: Uint8Array
}

export interface PlacedLetter {
  readonly letter: Letter
  /** Units from the foot of the word's first letter. */
  readonly x: number
  readonly y: number
}

export interface Word {
  readonly letters: readonly PlacedLetter[]
  /** Units. */
  readonly advance: number
}

/** A minus parts two numbers as well as a space does. */
const numbers = (points: readonly Point[]): string => points.flat().join(' ').replaceAll(' -', '-')

/** Points of a curve, without its first, so many that straight lines between them look like it. */
function bent(points: readonly Point[]): Point[] {
  const [[ax, ay], [bx, by], [cx, cy], last] = points as readonly [Point, Point, Point, Point?]
  const off = Math.hypot(ax - 2 * bx + cx, ay - 2 * by + cy) / 4
  const count = Math.max(1, Math.ceil(Math.sqrt(off / TOLERANCE))) * (last ? 2 : 1)
  return Array.from({ length: count }, (_, i): Point => {
    const [t, s] = [(i + 1) / count, 1 - (i + 1) / count]
    if (!last) return [s * s * ax + 2 * s * t * bx + t * t * cx, s * s * ay + 2 * s * t * by + t * t * cy]
    const [dx, dy] = last
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return [a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy]
  })
}

/** The closed lines of a letter as points. */
function linesOf({ path }: Glyph, scale: number): Point[][] {
  const lines: Point[][] = []
  for (const { command, args } of path.commands) {
    const line = lines.at(-1) ?? []
    const points = Array.from(
      { length: args.length / 2 },
      (_, i): Point => [(args[2 * i] ?? 0) * scale, -(args[2 * i + 1] ?? 0) * scale],
    )
    if (command === 'moveTo') lines.push(points)
    else if (points.length === 1) line.push(...points)
    else if (points.length > 1) line.push(...bent([line.at(-1) ?? [0, 0], ...points]))
  }
  return lines
}

/** Units from a point to the straight line between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length
}

/** As few of the points as the line between them looks the same with; the first and the last stay. */
function fewer(line: readonly Point[]): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return [...line]
  const offs = line.map((point) => distance(point, first, last))
  const most = Math.max(...offs)
  if (most < TOLERANCE) return [first, last]
  const at = offs.indexOf(most)
  return [...fewer(line.slice(0, at + 1)), ...fewer(line.slice(at)).slice(1)]
}

function contourOf(line: readonly Point[]): Point[][] {
  const points = fewer(line)
    .map(([x, y]): Point => [Math.round(x), Math.round(y)])
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1])
  return points.length < 3 ? [] : [points]
}

/** A word as a path that begins at the foot of its first letter and is written relative to it. */
export function pathOf({ letters }: Word): string {
  let path = ''
  let at: Point = [0, 0]
  for (const { letter, x, y } of letters)
    for (const [start = [0, 0], ...others] of letter.contours) {
      const begin: Point = [x + start[0], y + start[1]]
      const points = [start, ...others]
      const steps = others.map(
        ([to, down], i): Point => [to - (points[i]?.[0] ?? 0), down - (points[i]?.[1] ?? 0)],
      )
      path += `m${begin[0] - at[0]} ${begin[1] - at[1]}l${numbers(steps)}z`
      at = begin
    }
  return path
}

/** Letters and words of one picture. */
export class Outlines {
  readonly #letters = new Map<string, Letter>()
  readonly #words = new Map<string, Word>()

  /**
   * @param face a weight, as in `font-weight`, and ` italic` where it leans
   * @param em units that a letter's size is
   */
  word(text: string, face: string, em: number): Word {
    const key = `${face} ${em} ${text}`
    const known = this.#words.get(key)
    if (known) return known
    const made = this.#set(text, face, em)
    if (this.#words.size >= MAX_WORDS) this.#words.clear()
    this.#words.set(key, made)
    return made
  }

  #set(text: string, face: string, em: number): Word {
    const letters: PlacedLetter[] = []
    let advance = 0
    for (const piece of setLine(text, face)) {
      const font = fontOf(piece.face)
      const scale = em / font.unitsPerEm
      const { glyphs, positions } = font.layout(piece.text)
      for (const [i, glyph] of glyphs.entries()) {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {}
        const letter = this.#letter(glyph, `${piece.face} ${em}`, scale)
        if (letter.contours.length > 0)
          letters.push({
            letter,
            x: Math.round(advance + xOffset * scale),
            y: Math.round(-yOffset * scale),
          })
        advance += xAdvance * scale
      }
    }
    return { letters, advance }
  }

  #letter(glyph: Glyph, size: string, scale: number): Letter {
    const key = `${size} ${glyph.id}`
    const known = this.#letters.get(key)
    if (known) return known
    const made: Letter = { contours: linesOf(glyph, scale).flatMap(contourOf), masks: [] }
    this.#letters.set(key, made)
    return made
  }
}
