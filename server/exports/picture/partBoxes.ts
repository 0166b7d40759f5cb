/**
 * Where on the board a drawn shape stays, so that what makes pixels of it knows where it is not.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { noteBoxes } from './note.ts'
import { propsOf } from './shapes.ts'
import { decimal } from './svgText.ts'

/** What is drawn by itself: a shape without those inside it, or a whole that is turned or faint. */
export interface Part {
  readonly svg: string
  /** What it stays within, in the sheet's own coordinates; null where that is not known. */
  readonly within: Box | null
  /** What of the board is not seen through it. */
  readonly cover: Box | null
}

/** Strokes, corners and tails of letters outside the size that a shape says it has. */
const OUTSIDE = 60
const ANYWHERE = 1e9

/** From where to where down the board: the width of words in a box is not asked for. */
function rowsOf(record: BoardRecord, svg: string): Box {
  const { h, growY } = propsOf(record)
  const lines = Array.from(svg.matchAll(/<tspan x="[^"]*" y="([^"]*)"/g), ([, y]) => Number(y))
  const size = Number(/font-size="([^"]*)"/.exec(svg)?.[1] ?? 0)
  const top = Math.min(0, (lines[0] ?? 0) - size) - OUTSIDE
  const bottom = Math.max(decimal(h) + decimal(growY), (lines.at(-1) ?? 0) + size) + OUTSIDE
  return { x: -ANYWHERE, y: top, w: 2 * ANYWHERE, h: bottom - top }
}

/** A shape that is neither turned nor faint nor holds others, at its place. */
export function partAt(record: BoardRecord, drawn: string, [x, y]: readonly [number, number]): Part {
  const svg = `<g transform="translate(${decimal(x)} ${decimal(y)})">${drawn}</g>`
  const moved = (box: Box): Box => ({ ...box, x: box.x + x, y: box.y + y })
  switch (record.type) {
    case 'note': {
      const { within, cover } = noteBoxes(record)
      return { svg, within: moved(within), cover: moved(cover) }
    }
    case 'text':
    case 'geo':
      return { svg, within: moved(rowsOf(record, drawn)), cover: null }
    default:
      return { svg, within: null, cover: null }
  }
}
