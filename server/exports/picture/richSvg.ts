/**
 * Rich text as SVG: words by their faces, and what lies under them, as a browser draws it for the editor.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import { faceOf, type ListMark, type RichLine, type RichLines, type Run } from './richLines.ts'
import { decimal, placedWords } from './svgText.ts'
import { letterWidth } from './typeface.ts'

/** `--color-primary` and the ground of `mark` in the editor's light theme. */
const LINK = '#3182ed'
const MARKED = '#fddd00'
/** What letters take above and below their foot, in their size. */
const ASCENT = 1.025
const DESCENT = 0.275

const shares = { start: 0, middle: 0.5, end: 1 } as const
type Side = keyof typeof shares

interface Placed {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
}

const rect = (x: number, y: number, w: number, h: number, fill: string, round = 0): string =>
  `<rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(w)}" height="${decimal(h)}"${round > 0 ? ` rx="${round}"` : ''} fill="${fill}"/>`

/** The ground, and the lines below and through its words. */
function underRun({ look, width }: Run, { x, y, size, fill }: Placed): string {
  const thick = Math.max(1, size / 10)
  return [
    look.isMarked ? rect(x, y - ASCENT * size, width, (ASCENT + DESCENT) * size, MARKED, 2) : '',
    look.isLink ? rect(x, y + Math.max(1, Math.ceil(thick / 2)), width, thick, fill) : '',
    look.isStruck ? rect(x, y - (ASCENT * size) / 3 - thick / 2, width, thick, fill) : '',
  ].join('')
}

/** As Chromium lays a sign of a list (`ListMarker`): by the height of its letters. */
function signSvg(mark: ListMark, { x, y, size, fill }: Placed): string {
  const ascent = Math.round(ASCENT * size)
  const offset = Math.floor((ascent * 2) / 3)
  const wide = Math.floor((offset + 1) / 2)
  const [left, top] = [x - offset - 7, y - ascent + Math.floor((3 * (ascent - offset)) / 2)]
  if (mark === 'square') return rect(left, top, wide, wide, fill)
  const [cx, cy, r] = [left + wide / 2, top + wide / 2, wide / 2]
  const paint = mark === 'disc' ? `fill="${fill}"` : `fill="none" stroke="${fill}" stroke-width="1"`
  const reach = mark === 'disc' ? r : r - 0.5
  return `<ellipse cx="${decimal(cx)}" cy="${decimal(cy)}" rx="${decimal(reach)}" ry="${decimal(reach)}" ${paint}/>`
}

/** Where its dot ends and a space follows, the point begins. */
function numberAt(mark: string, { x, size }: Placed): number {
  const width = [...mark, ' '].reduce((sum, letter) => sum + letterWidth(letter, '500'), 0)
  return x - width * size
}

const isSign = (mark: ListMark): boolean => mark === 'disc' || mark === 'circle' || mark === 'square'

/** Laid out text in a box, in whose middle it is where nothing else is said. */
export function richSvg(
  { lines, width, height }: RichLines,
  {
    box,
    fill,
    align = 'middle',
    verticalAlign = 'middle',
  }: { readonly box: Box; readonly fill: string; readonly align?: Side; readonly verticalAlign?: Side },
): string {
  const left = box.x + (box.w - width) * shares[align]
  const top = box.y + (box.h - height) * shares[verticalAlign]
  const under: string[] = []
  /** By what all words of an SVG text have in common. */
  const words = new Map<
    string,
    { x: number; y: number; text: string; size: number; face: string; fill: string }[]
  >()
  const write = (text: string, face: string, at: Placed) => {
    const key = `${face} ${at.size} ${at.fill}`
    words.set(key, [...(words.get(key) ?? []), { ...at, text, face }])
  }
  const place = (line: RichLine, x: number, color = fill): Placed => ({
    x: left + line.x + x,
    y: top + line.foot,
    size: line.size,
    fill: color,
  })
  for (const line of lines) {
    const begin = place(line, 0)
    if (line.mark && isSign(line.mark)) under.push(signSvg(line.mark, begin))
    else if (line.mark) write(line.mark, '500', { ...begin, x: numberAt(line.mark, begin) })
    for (const run of line.runs) {
      const at = place(line, run.x, run.look.isLink ? LINK : fill)
      under.push(underRun(run, at))
      if (run.text.trim() !== '') write(run.text, faceOf(run.look), at)
    }
  }
  const written = [...words.values()].map((group) => {
    const { size = 0, fill: color = fill, face = '500' } = group[0] ?? {}
    const [weight, style] = face.split(' ')
    return placedWords(group, { size, fill: color, weight: Number(weight), isItalic: style === 'italic' })
  })
  return under.join('') + written.join('')
}
