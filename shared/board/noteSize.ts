/**
 * How large a note has to be for its text. An editor measures that on a screen; here it is reckoned from the widths
 * of the letters, so that notes written by the server need not be opened to fit.
 * @module
 */
import { NOTE_SIZE } from './cards.ts'

/** Widths in hundredths of an em of IBM Plex Sans Medium, the font of notes. */
const letterWidths: readonly (readonly [number, string])[] = [
  [24, " '"],
  [26, 'ij'],
  [28, 'l.,'],
  [31, ':;!'],
  [35, 'f()t'],
  [40, 'r-'],
  [42, 'I/'],
  [50, 'sz?"”cvyL'],
  [55, 'xJgakåäeoöé'],
  [58, 'FhnuüTbdpqEZ–'],
  [60, 'S0123456789'],
  [65, 'YCPVXRABKÅÄ'],
  [71, 'DUGHNOQÖ&'],
  [81, 'wM'],
  [95, 'mW%'],
]
const widthOf = new Map(letterWidths.flatMap(([width, letters]) => [...letters].map((l) => [l, width])))
/** A letter that is not in the table is taken for a wide one, so that its note is rather too large. */
const OTHER_WIDTH = 71

/** tldraw's smallest text: 18 pixels, lines 1.35 times that; a word too long for its line makes it as small as 14. */
const FONT_SIZE = 18
const SMALLEST_FONT = 14
export const LINE_HEIGHT = 1.35
export const PADDING = 16
export const LINE_WIDTH = NOTE_SIZE - 2 * PADDING - 1

/** Of a line, in sizes of its letters. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (widthOf.get(letter) ?? OTHER_WIDTH), 0) / 100

/** Words with the hyphen they may be parted at. */
const pieces = (line: string): string[] => line.match(/[^\s-]+-*|-+/gu) ?? []

/**
 * A paragraph in lines of at most a width, parted at spaces and hyphens; a word that is wider has a line of its own.
 * @param width of a line, in the unit of the font size
 */
export function wrapped(paragraph: string, fontSize: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const word of paragraph.split(/\s+/u).filter(Boolean))
    for (const [i, piece] of pieces(word).entries()) {
      const space = i === 0 && line !== '' ? ' ' : ''
      const added = textWidth(space + piece) * fontSize
      if (line !== '' && taken + added > width) {
        lines.push(line)
        line = piece
        taken = textWidth(piece) * fontSize
      } else {
        line += space + piece
        taken += added
      }
    }
  return [...lines, line]
}

/** The size of a note's letters in pixels, and its text in the lines that it has on it, at scale 1. */
export function noteLines(text: string): { readonly fontSize: number; readonly lines: readonly string[] } {
  const paragraphs = text.split('\n')
  const longest = Math.max(...paragraphs.flatMap(pieces).map(textWidth), 0)
  const fitting = Math.floor(LINE_WIDTH / Math.max(longest, 1))
  const fontSize = Math.max(SMALLEST_FONT, Math.min(FONT_SIZE, fitting))
  return { fontSize, lines: paragraphs.flatMap((paragraph) => wrapped(paragraph, fontSize, LINE_WIDTH)) }
}

/** The size of a note's letters in pixels, and the board pixels it grows beyond its square, at scale 1. */
export function noteSize(text: string): { fontSize: number; growY: number } {
  const { fontSize, lines } = noteLines(text)
  const height = lines.length * fontSize * LINE_HEIGHT + 2 * PADDING
  return { fontSize, growY: Math.max(0, Math.ceil(height - NOTE_SIZE)) }
}
