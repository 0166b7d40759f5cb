/**
 * A note as SVG, and what of the board it takes.
 * @module
 */
import { DefaultColorThemePalette } from '@tldraw/tlschema'
import { type Box, NOTE_SIZE, textOfRecord } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { LINE_HEIGHT, noteLines, PADDING, textWidth } from '../../../shared/board/noteSize.ts'
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

/** A note as it is drawn, in its own coordinates. */
interface DrawnNote {
  readonly svg: string
  /** What it stays within, words and shadow. */
  readonly within: Box
  /** The same without its words. */
  readonly ground: Box
  /** What nothing is seen through. */
  readonly cover: Box
}

function layoutOf(record: BoardRecord) {
  const props = (record.props ?? {}) as Readonly<Record<string, unknown>>
  const scale = decimal(props.scale) || 1
  const height = NOTE_SIZE + decimal(props.growY)
  return { ...noteLines(textOfRecord(record)), scale, height, fill: fillOf(props.color) }
}

function svgOf({ lines, scale, fontSize, height, fill }: ReturnType<typeof layoutOf>): string {
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

export function drawnNote(record: BoardRecord): DrawnNote {
  const layout = layoutOf(record)
  const { lines, scale, fontSize, height } = layout
  const bottom = Math.max(height + SHADOW, PADDING + lines.length * fontSize * LINE_HEIGHT + fontSize)
  const longest = lines.reduce((most, line) => Math.max(most, textWidth(line)), 0) * fontSize * WIDER
  const box = (x: number, y: number, w: number, h: number): Box => ({
    x: x * scale,
    y: y * scale,
    w: w * scale,
    h: h * scale,
  })
  return {
    svg: svgOf(layout),
    within: box(0, 0, Math.max(NOTE_SIZE, PADDING + longest), bottom),
    ground: box(0, 0, NOTE_SIZE, height + SHADOW),
    cover: box(ROUND, ROUND, NOTE_SIZE - 2 * ROUND, height - 2 * ROUND),
  }
}
