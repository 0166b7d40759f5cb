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

/** Lines of text, the first with its baseline at `y`. */
export function textLines(
  lines: readonly string[],
  {
    x,
    y,
    size,
    lineHeight,
    fill,
    anchor = 'start',
    weight = 400,
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
  const spans = lines.map(
    (line, i) => `<tspan x="${decimal(x)}" y="${decimal(y + i * lineHeight)}">${xmlText(line)}</tspan>`,
  )
  return `<text font-size="${decimal(size)}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" xml:space="preserve">${spans.join('')}</text>`
}
