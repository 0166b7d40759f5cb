/**
 * A note as SVG, with its author's sector in a corner, and what of the board it takes.
 * @module
 */
import { type Box, NOTE_SIZE } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { LINE_WIDTH, PADDING } from '../../../shared/board/noteSize.ts'
import { isOneOf, type Sector, sectors } from '../../../shared/vocabulary.ts'
import { sideOf, written } from './label.ts'
import { colorOf, labelSizes, NOTE_INK, propsOf, scaleOf } from './look.ts'
import { decimal } from './svgText.ts'

/** Corners of the paper are round, and its shadow is a little below it. */
const ROUND = 2
const SHADOW = 5
/** What of the shadow is drawn above the foot of the paper: more than its round corners leave free. */
const FOOT = 8
/** How much wider than reckoned a line may be. */
const WIDER = 1.3

/** The mark of a sector, as large as it is while a whole board is seen, and how far from the corner. */
const MARK = { size: 25, inset: 8, gap: 0.35 }

/** As `SectorMark.tsx` draws them, in a square of 16, in the light theme's colours. */
const marks: Record<Sector, string> = {
  civil_society: '<circle cx="8" cy="8" r="5.6" fill="#a0305c"/>',
  business: '<path d="M8 1.9 14.6 13.6H1.4Z" fill="#855400"/>',
  public_sector: '<rect x="2.6" y="2.6" width="10.8" height="10.8" rx="0.8" fill="#1b5b9c"/>',
  academia: '<path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="#5c44a4"/>',
}
/** Somebody with a pen: lucide's icon, as the board shows it (ISC). */
const PROXY =
  '<g fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2 21a8 8 0 0 1 10.821-7.487"/><path d="M21.378 16.626a1 1 0 0 0-3.004-3.004l-4.01 4.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z"/><circle cx="10" cy="8" r="5"/></g>'

function layoutOf(record: BoardRecord) {
  const props = propsOf(record)
  const fontSize = decimal(props.fontSizeAdjustment) || (labelSizes[String(props.size)] ?? 18)
  const scale = scaleOf(props)
  const words = written(record, {
    size: fontSize * scale,
    room: LINE_WIDTH * scale,
    align: sideOf(props.align, 'start'),
  })
  return { props, words, scale, fontSize, height: NOTE_SIZE + decimal(props.growY) }
}

/** How far down from its upper edge a note is written on, in board pixels. */
export function writtenHeight(record: BoardRecord): number {
  const { props, words, scale, height } = layoutOf(record)
  const down = 2 * PADDING * scale + (words?.height ?? 0)
  const whole = height * scale
  return sideOf(props.verticalAlign, 'start') === 'start' ? Math.min(down, whole) : whole
}

function marksOf({ meta }: BoardRecord, [right, bottom]: readonly [number, number], scale: number): string {
  const { sector, proxy } = (meta ?? {}) as Readonly<Record<string, unknown>>
  if (!isOneOf(sectors, sector)) return ''
  const size = MARK.size * scale
  const at = (fromRight: number, unit: number) =>
    `translate(${decimal(right - MARK.inset - fromRight)} ${decimal(bottom - MARK.inset - size)}) scale(${decimal(size / unit)})`
  const own = `<g transform="${at(size, 16)}">${marks[sector]}</g>`
  return proxy === true ? `${own}<g transform="${at(size * (2 + MARK.gap), 24)}">${PROXY}</g>` : own
}

function noteSvg(record: BoardRecord, { props, words, scale, height }: ReturnType<typeof layoutOf>): string {
  const paper = (x: number, y: number, w: number, h: number, round: number) =>
    `x="${decimal(x * scale)}" y="${decimal(y * scale)}" width="${decimal(w * scale)}" height="${decimal(h * scale)}" rx="${decimal(round * scale)}"`
  const label = words?.svg({
    box: {
      x: PADDING * scale,
      y: PADDING * scale,
      w: (NOTE_SIZE - 2 * PADDING) * scale,
      h: (height - 2 * PADDING) * scale,
    },
    fill: props.labelColor === 'black' ? NOTE_INK : colorOf(props.labelColor).fill,
    verticalAlign: sideOf(props.verticalAlign, 'start'),
  })
  const isFaint = typeof record.opacity === 'number' && record.opacity < 1
  return [
    // Through faint paper its shadow would be seen. Of the rest only the foot is: what lies under paper would be painted for nothing.
    isFaint
      ? ''
      : `<rect ${paper(2, height - FOOT, NOTE_SIZE - 4, FOOT + 3, 3)} fill="#000" fill-opacity="0.14"/>`,
    `<rect ${paper(0, 0, NOTE_SIZE, height, ROUND)} fill="${colorOf(props.color).note.fill}"/>`,
    label ?? '',
    marksOf(record, [NOTE_SIZE * scale, height * scale], scale),
  ].join('')
}

/** A note, and in its own coordinates what of the board it takes. */
export interface DrawnNote {
  readonly svg: string
  /** What it stays within, words and shadow. */
  readonly within: Box
  /** The same without its words. */
  readonly ground: Box
  /** What nothing is seen through. */
  readonly cover: Box
  /** The same with its corners, which are round. */
  readonly paper: Box
}

export function drawnNote(record: BoardRecord): DrawnNote {
  const layout = layoutOf(record)
  const { props, words, scale, fontSize, height } = layout
  const down = (words?.height ?? 0) / scale + fontSize
  const longest = ((words?.width ?? 0) / scale) * WIDER
  const isPlain = sideOf(props.align, 'start') === 'start' && sideOf(props.verticalAlign, 'start') === 'start'
  // Words that are not laid from the corner may stick out on all sides.
  const [left, top] = isPlain ? [0, 0] : [Math.min(0, NOTE_SIZE - longest), Math.min(0, height - down)]
  const right = Math.max(NOTE_SIZE, PADDING + longest)
  const bottom = Math.max(height + SHADOW, PADDING + down)
  const box = (x: number, y: number, w: number, h: number): Box => ({
    x: x * scale,
    y: y * scale,
    w: w * scale,
    h: h * scale,
  })
  return {
    svg: noteSvg(record, layout),
    within: box(left, top, right - left, bottom - top),
    ground: box(0, 0, NOTE_SIZE, height + SHADOW),
    cover: box(ROUND, ROUND, NOTE_SIZE - 2 * ROUND, height - 2 * ROUND),
    paper: box(0, 0, NOTE_SIZE, height),
  }
}
