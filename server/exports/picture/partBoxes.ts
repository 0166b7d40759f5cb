/**
 * Where on the board a drawn shape stays, so that what makes pixels of it knows where it is not.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { drawnBox } from './drawnBox.ts'
import type { Images } from './image.ts'
import { drawnNote } from './note.ts'
import { shapeSvg } from './shapes.ts'
import { decimal } from './svgText.ts'

/** What is drawn by itself: a shape without those inside it, or a whole that is turned or faint. */
export interface Part {
  readonly svg: string
  /** What it stays within, in the sheet's own coordinates; null where that is not known. */
  readonly within: Box | null
  /** The same without its words, where that is less. */
  readonly ground: Box | null
  /** What of the board is not seen through it. */
  readonly cover: Box | null
  /** The same with its round corners, where beside it and its words there is nothing but its shadow. */
  readonly paper: Box | null
  /** Where its own coordinates begin; null where they are turned, or its words are faint. */
  readonly at: readonly [x: number, y: number] | null
}

/** What is drawn as a whole, and may be anywhere. */
export const wholePart = (svg: string): Part => ({
  svg,
  within: null,
  ground: null,
  cover: null,
  paper: null,
  at: null,
})

export const movedTo = (svg: string, [x, y]: readonly [number, number]): string =>
  `<g transform="translate(${decimal(x)} ${decimal(y)})">${svg}</g>`

/**
 * What was drawn neither turned nor faint, at its place.
 * @param svg the same as it stands in the picture
 */
export function drawnPart(drawn: string, at: readonly [number, number], svg = movedTo(drawn, at)): Part {
  const [x, y] = at
  const box = drawnBox(drawn)
  // What draws nothing is nowhere.
  const within = box ? { ...box, x: box.x + x, y: box.y + y } : { x, y, w: 0, h: 0 }
  return { svg, within, ground: within, cover: null, paper: null, at }
}

/** A shape that is neither turned nor faint nor holds others, at its place. */
export function partAt(
  record: BoardRecord,
  { language, images }: { readonly language: Language; readonly images: Images },
  at: readonly [number, number],
): Part {
  if (record.type !== 'note') return drawnPart(shapeSvg(record, language, images), at)
  const { svg, within, ground, cover, paper } = drawnNote(record)
  const moved = (box: Box): Box => ({ ...box, x: box.x + at[0], y: box.y + at[1] })
  return {
    svg: movedTo(svg, at),
    within: moved(within),
    ground: moved(ground),
    cover: moved(cover),
    paper: moved(paper),
    at,
  }
}
