/**
 * How much a note grows below its square for its text, without an editor to measure it.
 * @module
 */
import { NOTE_SIZE } from '../../shared/board/cards.ts'

/** Of a note's text at the smallest size, in board pixels: 18 px letters on lines of 1.35, 16 px of padding. */
const FONT_SIZE = 18
const LINE_HEIGHT = FONT_SIZE * 1.35
const PADDING = 16
const LINE_WIDTH = NOTE_SIZE - 2 * PADDING

/** Widths of letters, in parts of the font size, rounded up: a note that is a little too tall hides nothing. */
const widths: readonly [RegExp, number][] = [
  [/[iljtfrI.,:;'!|()[\]\s-]/u, 0.36],
  [/[mwMWÅÄÖ@%—]/u, 0.92],
  [/\p{Lu}/u, 0.7],
]

function letterWidth(letter: string): number {
  // Emoji and ideographs are as wide as they are high.
  if ((letter.codePointAt(0) ?? 0) > 0x2e80) return FONT_SIZE * 1.2
  return FONT_SIZE * (widths.find(([pattern]) => pattern.test(letter))?.[1] ?? 0.58)
}

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)

/** Lines that one paragraph takes; a word longer than a line is broken. */
function linesOf(paragraph: string): number {
  const space = letterWidth(' ')
  let lines = 1
  let used = 0
  for (const word of paragraph.split(/\s+/)) {
    const width = widthOf(word)
    if (used > 0 && used + space + width > LINE_WIDTH) {
      lines++
      used = 0
    }
    lines += Math.max(0, Math.ceil(width / LINE_WIDTH) - 1)
    used = (used > 0 ? used + space : 0) + (width > LINE_WIDTH ? width % LINE_WIDTH : width)
  }
  return lines
}

/** Board pixels that a note with this text is higher than its square; tldraw's `growY`. An estimate from above. */
export function noteGrowY(text: string): number {
  const lines = text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph), 0)
  return Math.max(0, Math.ceil(lines * LINE_HEIGHT + 2 * PADDING - NOTE_SIZE))
}
