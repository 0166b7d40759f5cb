/**
 * Pictures on a board as SVG: the picture itself where it is at hand, else its place and its name.
 * @module
 */

import type { BoardRecord } from '../../../shared/board/document.ts'
import { wrapped } from '../../../shared/board/noteSize.ts'
import type { Language, Localised } from '../../../shared/vocabulary.ts'
import { propsOf } from './look.ts'
import { decimal, textLines, xmlText } from './svgText.ts'

/** What is seen of a picture, as a `data:` address, by the id of its shape. */
export type Images = ReadonlyMap<string, string>

/** What it is, where nobody gave it a name. */
const kinds: Readonly<Record<string, Localised>> = {
  image: { sv: 'Bild', en: 'Picture' },
  video: { sv: 'Film', en: 'Film' },
}
const ELSEWHERE: Localised = { sv: 'Länk', en: 'Link' }

/** Lines of its name, at most. */
const NAME_LINES = 4
/** A mountain under a sun, which says that a picture is here; smaller places have their name alone. */
const SIGN = { size: 40, least: 90 }

function signSvg(w: number, h: number): string {
  if (w < SIGN.least || h < SIGN.least + NAME_LINES * 22) return ''
  const { size } = SIGN
  const [x, y] = [w - size - 12, h - size - 12]
  const at = (across: number, down: number) => `${decimal(x + across * size)} ${decimal(y + down * size)}`
  return `<g fill="none" stroke="#78909c" stroke-width="2" stroke-linejoin="round"><rect x="${decimal(x)}" y="${decimal(y)}" width="${size}" height="${size}" rx="4"/><ellipse cx="${decimal(x + size * 0.32)}" cy="${decimal(y + size * 0.32)}" rx="4" ry="4"/><path d="M${at(0.08, 0.9)}L${at(0.62, 0.45)}L${at(0.95, 0.75)}"/></g>`
}

/**
 * A picture that cannot be read here (it is damaged, or of too many pixels), or a film or page from elsewhere, since nothing is fetched
 * for a picture: its place, what it is, and what somebody wrote of it.
 */
export function placeholder(record: BoardRecord, language: Language): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const kind = (kinds[String(record.type)] ?? ELSEWHERE)[language]
  const name = String(props.altText || props.url || kind)
  const lines = wrapped(name, 16, Math.max(w - 20, 16)).slice(0, NAME_LINES)
  const label = textLines(lines, { x: 10, y: 26, size: 16, lineHeight: 22, fill: '#4a4a4a' })
  const sign = record.type === 'image' ? signSvg(w, h) : ''
  return `<rect width="${w}" height="${h}" rx="2" fill="#eceff1" stroke="#b0bec5"/>${sign}${label}`
}

/** Its pixels are cut and turned already: to clip it here would make a layer, see `boardSvg.ts`. */
export function imageSvg(record: BoardRecord, language: Language, images: Images): string {
  const href = images.get(record.id)
  if (!href) return placeholder(record, language)
  const { w, h, altText } = propsOf(record)
  const name = typeof altText === 'string' && altText !== '' ? `<title>${xmlText(altText)}</title>` : ''
  const size = `width="${decimal(w)}" height="${decimal(h)}"`
  const veil =
    typeof record.opacity === 'number' && record.opacity < 1
      ? `<rect ${size} fill="#fff" fill-opacity="${decimal(1 - record.opacity)}"/>`
      : ''
  return `<g>${name}<image ${size} preserveAspectRatio="none" href="${href}"/></g>${veil}`
}
