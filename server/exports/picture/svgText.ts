/**
 * Words and numbers inside an SVG document.
 * @module
 */

/** Characters that XML 1.0 cannot hold at all, and direction marks that would turn what stands around them. */
const unfit = /[[\p{Cc}\p{Bidi_Control}\ufffe\uffff]--[\t\n\r]]/gv

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for the content of an element, or of an attribute in quotes. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(unfit, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** A length or place with two decimals at most; 0 for what is no number. */
export const decimal = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 100) / 100 : 0

/** Words at the places where their feet are, all in one face. */
export function placedWords(
  words: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  {
    size,
    fill,
    anchor = 'start',
    weight = 400,
    isItalic = false,
  }: {
    readonly size: number
    readonly fill: string
    readonly anchor?: 'start' | 'middle' | 'end'
    readonly weight?: number
    readonly isItalic?: boolean
  },
): string {
  const spans = words.map(
    ({ x, y, text }) => `<tspan x="${decimal(x)}" y="${decimal(y)}">${xmlText(text)}</tspan>`,
  )
  const style = isItalic ? ' font-style="italic"' : ''
  return `<text font-size="${decimal(size)}" font-weight="${weight}"${style} fill="${fill}" text-anchor="${anchor}" xml:space="preserve">${spans.join('')}</text>`
}

/** Lines of text, the first with its baseline at `y`. */
export function textLines(
  lines: readonly string[],
  {
    x,
    y,
    lineHeight,
    ...look
  }: {
    readonly x: number
    readonly y: number
    readonly size: number
    readonly lineHeight: number
    readonly fill: string
    readonly anchor?: 'start' | 'middle' | 'end'
    readonly weight?: number
  },
): string {
  return placedWords(
    lines.map((text, i) => ({ x, y: y + i * lineHeight, text })),
    look,
  )
}
