/**
 * What sticks out of a heading's frame is cut off there, as in the editor: in the SVG by an SVG of its own, which shows no more
 * than its box. What makes pixels would make a layer of that, and ends the whole program where a layer lies outside of what is
 * drawn; so there it is a picture, of exactly that box.
 * @module
 */
import { Resvg } from '@resvg/resvg-js'
import { decimal } from './svgText.ts'

/** Pixels of what was cut, at most. */
const MAX_PIXELS = 3_000_000

/** @param inner in the coordinates of the box, which begins at its origin */
export function clipSvg([w, h]: readonly [number, number], inner: string): string {
  const [width, height] = [decimal(w), decimal(h)]
  return `<svg x="0" y="0" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="hidden">${inner}</svg>`
}

/** The innermost ones. */
const clips =
  /<svg x="0" y="0" width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*" overflow="hidden">((?:(?!<svg ).)*?)<\/svg>/gs

/** Draws what was cut, once for a whole picture. */
export class CutPictures {
  readonly #made = new Map<string, string>()
  readonly #scale: number

  /** @param scale pixels of the picture for one of the board */
  constructor(scale: number) {
    this.#scale = scale
  }

  /**
   * The same SVG with pictures where something was cut.
   * @param drawn makes outlines of the words of an SVG
   */
  without(svg: string, drawn: (svg: string) => string): string {
    let left = svg
    // A frame may be in a frame.
    while (left.includes('overflow="hidden"')) {
      const next = left.replace(clips, (whole, width: string, height: string, inner: string) => {
        const known = this.#made.get(whole)
        if (known !== undefined) return known
        const made = this.#picture([Number(width), Number(height)], drawn(inner))
        this.#made.set(whole, made)
        return made
      })
      if (next === left) return left
      left = next
    }
    return left
  }

  #picture([w, h]: readonly [number, number], inner: string): string {
    if (w <= 0 || h <= 0) return ''
    const scale = Math.min(this.#scale, Math.sqrt(MAX_PIXELS / (w * h)))
    const [width, height] = [Math.max(1, Math.round(w * scale)), Math.max(1, Math.round(h * scale))]
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${w} ${h}" preserveAspectRatio="none">${inner}</svg>`
    const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
    return `<image width="${w}" height="${h}" preserveAspectRatio="none" href="data:image/png;base64,${png.toString('base64')}"/>`
  }
}
