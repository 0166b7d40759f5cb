/**
 * The words of an SVG as they are drawn in pixels: as outlines, or, where letters are too small to be read, as bars.
 * @module
 */
import { Outlines, UNITS } from './outlines.ts'

/** Pixels of a letter's size below which nobody reads it, its x being half of that: a bar stands for each word. */
export const LEAST_LETTER = 4
/** Pixels below which not even a bar is told from the paper. */
const LEAST_BAR = 1
/** A bar as a share of the letter's size, and how much ink the letters of a word have in it. */
const BAR = { height: 0.52, ink: 0.4 }

/** As {@link textLines} writes them; what is written in another way stays, and is set by what draws the picture. */
const texts =
  /<text font-size="([\d.]+)" font-weight="(\d+)" fill="([^"]*)" text-anchor="(\w+)" xml:space="preserve">(.*?)<\/text>/gs
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

/** Draws the words of one picture. */
export class PixelWords {
  readonly #outlines = new Outlines()
  readonly #scale: number

  /** @param scale pixels of the picture for one of the board */
  constructor(scale: number) {
    this.#scale = scale
  }

  /** The same SVG, with its words as outlines, bars, or not at all. */
  drawn(svg: string): string {
    return svg.replace(
      texts,
      (_, size: string, weight: string, fill: string, anchor: string, content: string) => {
        const pixels = Number(size) * this.#scale
        if (pixels < LEAST_BAR) return ''
        const isRead = pixels >= LEAST_LETTER
        const parts = Array.from(content.matchAll(lines), ([, x, y, text]) =>
          this.#line(plain(text ?? ''), [Number(x), Number(y)], { weight, pixels, anchor, isRead }),
        )
        const ink = isRead ? '' : ` fill-opacity="${BAR.ink}"`
        const unit = 1 / (UNITS * this.#scale)
        return `<path transform="scale(${unit})" fill="${fill}"${ink} d="${parts.join('')}"/>`
      },
    )
  }

  #line(
    text: string,
    [x, y]: readonly [number, number],
    look: {
      readonly weight: string
      readonly pixels: number
      readonly anchor: string
      readonly isRead: boolean
    },
  ): string {
    const em = look.pixels * UNITS
    const space = this.#outlines.word(' ', look.weight, em).advance
    const words = text.split(' ').map((word) => this.#outlines.word(word, look.weight, em))
    const width = words.reduce((sum, { advance }) => sum + advance + space, -space)
    let pen = x * UNITS * this.#scale - (befores[look.anchor] ?? 0) * width
    const foot = Math.round(y * UNITS * this.#scale)
    const height = Math.round(em * BAR.height)
    let drawn = ''
    for (const { path, advance } of words) {
      const bar = `v${-height}h${Math.round(advance)}v${height}z`
      if (advance > 0) drawn += `M${Math.round(pen)} ${foot}${look.isRead ? path : bar}`
      pen += advance + space
    }
    return drawn
  }
}
