/**
 * The words of an SVG as they are drawn in pixels: as outlines, or, where letters are too small to be read, as bars. What
 * nothing lies on is painted straight onto the pixels, letter by letter, which is far quicker.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import { maskOf, PHASES } from './letterMask.ts'
import { type Mask, Outlines, pathOf, UNITS, type Word } from './outlines.ts'
import { isTurned } from './setLine.ts'

/** Pixels of a letter's size below which nobody reads it, its x being half of that: a bar stands for each word. */
export const LEAST_LETTER = 4
/** Pixels below which not even a bar is told from the paper. */
const LEAST_BAR = 1
/** A bar as a share of the letter's size, and how much ink the letters of a word have in it. */
const BAR = { height: 0.52, ink: 0.4 }
/** How far letters reach above and below the line they stand on, with their marks, as shares of their size. */
const REACH = { up: 1.1, down: 0.4 }

/** As {@link textLines} writes them; what is written in another way stays, and is set by what draws the picture. */
const texts =
  /<text font-size="([\d.]+)" font-weight="(\d+)"(?: font-style="(italic)")? fill="([^"]*)" text-anchor="(\w+)" xml:space="preserve">(.*?)<\/text>/gs
const lines = /<tspan x="([-\d.]+)" y="([-\d.]+)">([^<]*)<\/tspan>/g
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity).replace(/[\t\n\r]/g, ' ')

/** What stands before where a line begins, as a share of its width. */
const befores: Record<string, number> = { middle: 0.5, end: 1 }

/** A line of words where it is in its SVG, in board pixels. */
export interface Line {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  /** A weight, and ` italic` where it leans. */
  readonly face: string
  readonly fill: string
  readonly anchor: string
}

/** A line as {@link lines} finds it, with how the text that it stands in looks. */
const lineOf = ([, x, y, text = '']: RegExpExecArray, look: Omit<Line, 'x' | 'y' | 'text'>): Line => ({
  ...look,
  x: Number(x),
  y: Number(y),
  text: plain(text),
})

/** What stands in the SVG for a text, how its lines look, and the lines as {@link lines} finds them. */
interface Text {
  readonly whole: string
  readonly content: string
  readonly look: Omit<Line, 'x' | 'y' | 'text'>
  readonly found: readonly RegExpExecArray[]
}

/** The same SVG with something else for each of its texts. */
const withTexts = (svg: string, change: (text: Text) => string): string =>
  svg.replace(
    texts,
    (
      whole: string,
      size: string,
      weight: string,
      style: string | undefined,
      fill: string,
      anchor: string,
      content: string,
    ) => {
      const look = { size: Number(size), face: style ? `${weight} ${style}` : weight, fill, anchor }
      return change({ whole, content, look, found: [...content.matchAll(lines)] })
    },
  )

/** Rows of pixels: red, green, blue and opacity of each. */
export interface Rows {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

type Colour = readonly [red: number, green: number, blue: number]

function colourOf(fill: string): Colour {
  const long = fill.length === 4 ? fill.replace(/[\da-f]/gi, '$&$&') : fill
  const value = Number.parseInt(long.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Pixels that something lies over: from the first to the one behind the last. */
interface Hole {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const meets = (hole: Hole, { width, height }: Mask, left: number, top: number): boolean =>
  hole.left < left + width && hole.right > left && hole.top < top + height && hole.bottom > top

/** The ink of a letter at a place without that of the pixels that something lies over. */
function pierced(mask: Mask, [left, top]: readonly [number, number], holes: readonly Hole[]): Mask {
  const ink = mask.ink.slice()
  for (const hole of holes) {
    const [from, to] = [Math.max(0, hole.left - left), Math.min(mask.width, hole.right - left)]
    for (let row = Math.max(0, hole.top - top); row < Math.min(mask.height, hole.bottom - top); row++)
      ink.fill(0, row * mask.width + from, row * mask.width + to)
  }
  return { ...mask, ink }
}

/** Lays a letter's ink over pixels; what of it lies outside them is left out. */
function lay({ pixels, width, height }: Rows, mask: Mask, [x, y]: readonly [number, number], colour: Colour) {
  const [left, top] = [x + mask.left, y + mask.top]
  const [from, to] = [Math.max(0, -left), Math.min(mask.width, width - left)]
  for (let row = Math.max(0, -top); row < Math.min(mask.height, height - top); row++) {
    let at = 4 * ((top + row) * width + left + from)
    for (let column = from; column < to; column++, at += 4) {
      const ink = mask.ink[row * mask.width + column] ?? 0
      if (ink === 0) continue
      for (let channel = 0; channel < 3; channel++) {
        const ground = pixels[at + channel] ?? 0
        pixels[at + channel] = Math.round(ground + (((colour[channel] ?? 0) - ground) * ink) / 255)
      }
    }
  }
}

/** Draws the words of one picture. */
export class PixelWords {
  readonly #outlines = new Outlines()
  readonly #scale: number

  /** @param scale pixels of the picture for one of the board */
  constructor(scale: number) {
    this.#scale = scale
  }

  /** Whether letters of a size can be painted: they are read, and no bars. */
  isRead(size: number): boolean {
    return size * this.#scale >= LEAST_LETTER
  }

  /** The same SVG, with its words as outlines, bars, or not at all. */
  drawn(svg: string): string {
    return withTexts(svg, ({ look, found }) => {
      if (look.size * this.#scale < LEAST_BAR) return ''
      const parts = found.map((line) => this.#path(lineOf(line, look)))
      const ink = this.isRead(look.size) ? '' : ` fill-opacity="${BAR.ink}"`
      const unit = 1 / (UNITS * this.#scale)
      return `<path transform="scale(${unit})" fill="${look.fill}"${ink} d="${parts.join('')}"/>`
    })
  }

  /**
   * The same SVG without some of its lines.
   * @param isKept is told each, at its place in the SVG
   */
  without(svg: string, isKept: (line: Line) => boolean): string {
    return withTexts(svg, ({ whole, content, look, found }) => {
      const kept = found.filter((line) => isKept(lineOf(line, look)))
      if (kept.length === 0) return ''
      return whole.replace(content, () => kept.map(([line]) => line).join(''))
    })
  }

  /** What a line takes of the board. */
  boxOf(line: Line): Box {
    const { pen, width } = this.#set(line)
    const unit = UNITS * this.#scale
    return {
      x: pen / unit,
      y: line.y - line.size * REACH.up,
      w: width / unit,
      h: line.size * (REACH.up + REACH.down),
    }
  }

  /**
   * Paints a line.
   * @param origin what of the board the first of the pixels shows
   * @param under boxes that lie over it, and that nothing is seen through
   */
  paint(
    rows: Rows,
    line: Line,
    origin: { readonly x: number; readonly y: number },
    under: readonly Box[] = [],
  ): void {
    // A pixel is in a box where its middle is.
    const at = (value: number, from: number) => Math.round((value - from) * this.#scale)
    const holes = under.map(
      ({ x, y, w, h }): Hole => ({
        left: at(x, origin.x),
        top: at(y, origin.y),
        right: at(x + w, origin.x),
        bottom: at(y + h, origin.y),
      }),
    )
    const { words, space, pen } = this.#set(line)
    const unit = UNITS * this.#scale
    const colour = colourOf(line.fill)
    const base = (line.y - origin.y) * unit
    let begin = pen - origin.x * unit
    for (const { letters, advance } of words) {
      for (const { letter, x, y } of letters) {
        const across = Math.round(((begin + x) * PHASES) / UNITS)
        const down = Math.round(((base + y) * PHASES) / UNITS)
        const mask = maskOf(letter, across & (PHASES - 1), down & (PHASES - 1))
        const foot = [Math.floor(across / PHASES), Math.floor(down / PHASES)] as const
        const place = [foot[0] + mask.left, foot[1] + mask.top] as const
        const over = holes.filter((hole) => meets(hole, mask, ...place))
        lay(rows, over.length > 0 ? pierced(mask, place, over) : mask, foot, colour)
      }
      begin += advance + space
    }
  }

  /** A line's words, and where it begins and how wide it is, in units. */
  #set({ text, x, size, face, anchor }: Line): {
    readonly words: readonly Word[]
    readonly space: number
    readonly pen: number
    readonly width: number
  } {
    const em = size * this.#scale * UNITS
    const space = this.#outlines.word(' ', face, em).advance
    // What is read from right to left has its words in another order, so its line is set as a whole.
    const parts = isTurned(text) ? [text] : text.split(' ')
    const words = parts.map((word) => this.#outlines.word(word, face, em))
    const width = words.reduce((sum, { advance }) => sum + advance + space, -space)
    return { words, space, width, pen: x * UNITS * this.#scale - (befores[anchor] ?? 0) * width }
  }

  #path(line: Line): string {
    const { words, space, pen: start } = this.#set(line)
    const isRead = this.isRead(line.size)
    const em = line.size * this.#scale * UNITS
    const foot = Math.round(line.y * UNITS * this.#scale)
    const height = Math.round(em * BAR.height)
    let pen = start
    let drawn = ''
    for (const word of words) {
      const { advance } = word
      const bar = `v${-height}h${Math.round(advance)}v${height}z`
      if (advance > 0) drawn += `M${Math.round(pen)} ${foot}${isRead ? pathOf(word) : bar}`
      pen += advance + space
    }
    return drawn
  }
}
