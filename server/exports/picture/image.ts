/**
 * Pictures on a board as SVG: the picture itself where it is at hand, else its place and its name.
 * @module
 */

import type { BoardRecord } from '../../../shared/board/document.ts'
import { wrapped } from '../../../shared/board/noteSize.ts'
import { propsOf } from './look.ts'
import { decimal, textLines, xmlText } from './svgText.ts'

/** What is seen of a picture, as a `data:` address, by the id of its shape. */
export type Images = ReadonlyMap<string, string>

/** A picture, film or page from elsewhere, since nothing is fetched for a picture. */
export function placeholder(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const name = String(props.altText || props.url || '')
  const lines = wrapped(name, 16, Math.max(w - 20, 16)).slice(0, 4)
  const label = textLines(lines, { x: 10, y: 26, size: 16, lineHeight: 22, fill: '#4a4a4a' })
  return `<rect width="${w}" height="${h}" rx="2" fill="#eceff1" stroke="#b0bec5"/>${label}`
}

/** Its pixels are cut and turned already: to clip it here would make a layer, see `boardSvg.ts`. */
export function imageSvg(record: BoardRecord, images: Images): string {
  const href = images.get(record.id)
  if (!href) return placeholder(record)
  const { w, h, altText } = propsOf(record)
  const name = typeof altText === 'string' && altText !== '' ? `<title>${xmlText(altText)}</title>` : ''
  const size = `width="${decimal(w)}" height="${decimal(h)}"`
  const veil =
    typeof record.opacity === 'number' && record.opacity < 1
      ? `<rect ${size} fill="#fff" fill-opacity="${decimal(1 - record.opacity)}"/>`
      : ''
  return `<g>${name}<image ${size} preserveAspectRatio="none" href="${href}"/></g>${veil}`
}
