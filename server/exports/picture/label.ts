/**
 * Words laid out in a box, as the editor lays them out.
 * @module
 */
import { type Box, textOfRecord } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { LINE_HEIGHT, textWidth, wrapped } from '../../../shared/board/noteSize.ts'
import { plainParagraphs, type RichText } from '../../../shared/board/richText.ts'
import { propsOf } from './look.ts'
import { richLines } from './richLines.ts'
import { richSvg } from './richSvg.ts'
import { textLines } from './svgText.ts'

/** From the top of a line down to the foot of its letters, in sizes of its letters. */
export const BASELINE = 1.05

/** A word that is wider than its line, parted where the line ends. */
function parted(line: string, fontSize: number, width: number): string[] {
  if (textWidth(line) * fontSize <= width) return [line]
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (part !== '' && textWidth(part + letter) * fontSize > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** The lines of a text; `width` of a line in the unit of the font size. */
export const linesOf = (text: string, fontSize: number, width: number): string[] =>
  text
    .split('\n')
    .flatMap((paragraph) => wrapped(paragraph, fontSize, width))
    .flatMap((line) => parted(line, fontSize, Math.max(width, fontSize)))

/** Width of the longest line. */
export const widthOf = (lines: readonly string[], fontSize: number): number =>
  lines.reduce((most, line) => Math.max(most, textWidth(line)), 0) * fontSize

const anchors = { start: 'start', middle: 'middle', end: 'end' } as const
type Side = keyof typeof anchors
/** Old boards have names of their own for the same. */
export const sideOf = (name: unknown, otherwise: Side): Side =>
  anchors[String(name).replace('-legacy', '') as Side] ?? otherwise

const shares: Record<Side, number> = { start: 0, middle: 0.5, end: 1 }

/** Where words stand, and in what colour: in the middle of their box where nothing else is said. */
interface Place {
  readonly box: Box
  readonly fill: string
  readonly align?: Side
  readonly verticalAlign?: Side
}

/** Lines in a box. */
export function labelSvg(
  lines: readonly string[],
  { box, size, fill, align = 'middle', verticalAlign = 'middle' }: Place & { readonly size: number },
): string {
  const lineHeight = size * LINE_HEIGHT
  return textLines(lines, {
    x: box.x + box.w * shares[align],
    y: box.y + (box.h - lines.length * lineHeight) * shares[verticalAlign] + size * BASELINE,
    size,
    lineHeight,
    fill,
    anchor: anchors[align],
    weight: 500,
  })
}

/** The words of a shape, laid out. */
export interface Written {
  /** Width of its longest line, and height of all, in the unit of the font size. */
  readonly width: number
  readonly height: number
  readonly svg: (place: Omit<Place, 'align'>) => string
}

/**
 * What is written on a shape; null where nothing is.
 * @param size of the letters
 * @param room width of a line
 */
export function written(
  record: BoardRecord,
  { size, room, align }: { readonly size: number; readonly room: number; readonly align: Side },
): Written | null {
  const text = textOfRecord(record)
  if (text === '') return null
  const { richText } = propsOf(record)
  if (richText && !plainParagraphs(richText)) {
    const lines = richLines(richText as RichText, { fontSize: size, room, align })
    return { ...lines, svg: (place) => richSvg(lines, { ...place, align }) }
  }
  const lines = linesOf(text, size, room)
  return {
    width: widthOf(lines, size),
    height: lines.length * size * LINE_HEIGHT,
    svg: (place) => labelSvg(lines, { ...place, size, align }),
  }
}
