/**
 * A note as SVG, and what of the board it takes.
 * @module
 */
import { DefaultColorThemePalette } from '@tldraw/tlschema'
import { type Box, NOTE_SIZE, textOfRecord } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import {
  LINE_HEIGHT,
  LINE_WIDTH,
  noteSize,
  PADDING,
  textWidth,
  wrapped,
} from '../../../shared/board/noteSize.ts'
import { decimal, textLines } from './svgText.ts'

const theme: Readonly<Record<string, unknown>> = DefaultColorThemePalette.lightMode
/** Corners of the paper are round, and its shadow is a little below it. */
const ROUND = 2
const SHADOW = 5
/** How much wider than reckoned a line may be. */
const WIDER = 1.3

function fillOf(color: unknown): string {
  const { note } = (theme[String(color)] ?? theme.black) as { readonly note: { readonly fill: string } }
  return note.fill
}

function layoutOf(record: BoardRecord) {
  const props = (record.props ?? {}) as Readonly<Record<string, unknown>>
  const text = textOfRecord(record)
  const scale = decimal(props.scale) || 1
  const { fontSize } = noteSize(text)
  const lines = text.split('\n').flatMap((paragraph) => wrapped(paragraph, fontSize, LINE_WIDTH))
  return { lines, scale, fontSize, height: NOTE_SIZE + decimal(props.growY), fill: fillOf(props.color) }
}

export function noteSvg(record: BoardRecord): string {
  const { lines, scale, fontSize, height, fill } = layoutOf(record)
  const paper = (x: number, y: number, w: number, h: number, round: number) =>
    `x="${decimal(x * scale)}" y="${decimal(y * scale)}" width="${decimal(w * scale)}" height="${decimal(h * scale)}" rx="${decimal(round * scale)}"`
  const words = textLines(lines, {
    x: PADDING * scale,
    y: (PADDING + fontSize) * scale,
    size: fontSize * scale,
    lineHeight: fontSize * LINE_HEIGHT * scale,
    fill: '#1d1d1d',
    weight: 500,
  })
  return [
    // The fill and not the element is faint: the other is drawn as a picture of its own and laid on.
    `<rect ${paper(2, 5, NOTE_SIZE - 4, height - 2, 3)} fill="#000" fill-opacity="0.14"/>`,
    `<rect ${paper(0, 0, NOTE_SIZE, height, ROUND)} fill="${fill}"/>`,
    words,
  ].join('')
}

/** In the note's own coordinates: what it stays within, words and shadow, and what nothing is seen through. */
export function noteBoxes(record: BoardRecord): { readonly within: Box; readonly cover: Box } {
  const { lines, scale, fontSize, height } = layoutOf(record)
  const bottom = Math.max(height + SHADOW, PADDING + lines.length * fontSize * LINE_HEIGHT + fontSize)
  const longest = lines.reduce((most, line) => Math.max(most, textWidth(line)), 0) * fontSize * WIDER
  const box = (x: number, y: number, w: number, h: number): Box => ({
    x: x * scale,
    y: y * scale,
    w: w * scale,
    h: h * scale,
  })
  return {
    within: box(0, 0, Math.max(NOTE_SIZE, PADDING + longest), bottom),
    cover: box(ROUND, ROUND, NOTE_SIZE - 2 * ROUND, height - 2 * ROUND),
  }
}
