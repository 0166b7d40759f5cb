/**
 * Words as outlines, for pictures made of pixels: setting a letter costs what draws pictures thirty times what drawing its
 * outline does, since it opens the file of the typeface for each. Here a letter is read once and a word set once.
 * @module
 */
import { readFileSync } from 'node:fs'
import { create, type Font, type Glyph } from 'fontkit'
import { fontFiles } from './typeface.ts'

/** Coordinates in a pixel: whole numbers are short to write, and a sixteenth is less than anybody sees. */
export const UNITS = 8
/** Units by which a line may miss a curve, and by which it may miss the points that are left out of it. */
const TOLERANCE = 0.9
/** Words kept, of some 500 bytes each; those of a board come again and again. */
const MAX_WORDS = 10_000

type Point = readonly [x: number, y: number]

/** A closed line, and where it begins from the foot of its letter, in units; downwards is more. */
interface Contour {
  readonly start: Point
  readonly steps: string
}

interface Word {
  /** Begins at the foot of its first letter and is written relative to it. */
  readonly path: string
  /** Units. */
  readonly advance: number
}

const fonts = new Map<string, Font>()

function fontOf(weight: string): Font {
  const known = fonts.get(weight)
  if (known) return known
  const file = weight === '700' || weight === '500' ? fontFiles[weight] : fontFiles['400']
  const font = create(readFileSync(file)) as Font
  fonts.set(weight, font)
  return font
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

function contourOf(line: readonly Point[]): Contour[] {
  const [start, ...others] = fewer(line).map(([x, y]): Point => [Math.round(x), Math.round(y)])
  if (!start) return []
  const points = [start, ...others]
  const steps = others
    .map(([x, y], i): Point => [x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)])
    .filter(([dx, dy]) => dx !== 0 || dy !== 0)
  return steps.length < 2 ? [] : [{ start, steps: `l${numbers(steps)}z` }]
}

/** Letters and words of one picture. */
export class Outlines {
  readonly #letters = new Map<string, readonly Contour[]>()
  readonly #words = new Map<string, Word>()

  /**
   * @param weight as in `font-weight`
   * @param em units that a letter's size is
   */
  word(text: string, weight: string, em: number): Word {
    const key = `${weight} ${em} ${text}`
    const known = this.#words.get(key)
    if (known) return known
    const made = this.#set(text, weight, em)
    if (this.#words.size >= MAX_WORDS) this.#words.clear()
    this.#words.set(key, made)
    return made
  }

  #set(text: string, weight: string, em: number): Word {
    const font = fontOf(weight)
    const scale = em / font.unitsPerEm
    const { glyphs, positions } = font.layout(text)
    let path = ''
    let pen = 0
    let at: Point = [0, 0]
    for (const [i, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {}
      const foot: Point = [Math.round((pen + xOffset) * scale), Math.round(-yOffset * scale)]
      for (const { start, steps } of this.#letter(glyph, `${weight} ${em}`, scale)) {
        const begin: Point = [foot[0] + start[0], foot[1] + start[1]]
        path += `m${begin[0] - at[0]} ${begin[1] - at[1]}${steps}`
        at = begin
      }
      pen += xAdvance
    }
    return { path, advance: pen * scale }
  }

  #letter(glyph: Glyph, size: string, scale: number): readonly Contour[] {
    const key = `${size} ${glyph.id}`
    const known = this.#letters.get(key)
    if (known) return known
    const made = linesOf(glyph, scale).flatMap(contourOf)
    this.#letters.set(key, made)
    return made
  }
}
