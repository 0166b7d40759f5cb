/**
 * A picture of the thread as it is laid out, and a first one that needs no time: the cards in their columns.
 * @module
 */
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import { type Column, columnNumber, columns } from './columns.ts'

/** In pixels of the picture. */
export const CARD_WIDTH = 220
export const CARD_HEIGHT = 92
/** Between the cards of a column, between columns, and around all of them. */
export const CARD_GAP = 20
export const COLUMN_GAP = 72
export const EDGE = 24

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** What of the picture's width one column has. */
export interface Band {
  readonly column: Column
  readonly x: number
  readonly width: number
}

export interface Laid extends Size {
  readonly bands: readonly Band[]
  readonly cards: readonly (Point & { readonly node: TraceNode })[]
  readonly lines: readonly { readonly edge: TraceEdge; readonly points: readonly Point[] }[]
}

export function bandsOf(cards: Laid['cards']): Band[] {
  return columns.flatMap((column, number) => {
    const lefts = cards.filter(({ node }) => columnNumber(node) === number).map(({ x }) => x)
    if (lefts.length === 0) return []
    const x = Math.min(...lefts)
    return [{ column, x, width: Math.max(...lefts) + CARD_WIDTH - x }]
  })
}

/** Of so many in a row, with a gap between them; none have none. */
const lengthOf = (count: number, each: number, gap: number) => Math.max(0, count * (each + gap) - gap)

/** The cards one under the other in their columns, without lines: to be read while the lines are worked out. */
export function inColumns(nodes: readonly TraceNode[]): Laid {
  const filled = columns
    .map((_column, number) => nodes.filter((node) => columnNumber(node) === number))
    .filter((column) => column.length > 0)
  const cards = filled.flatMap((column, i) =>
    column.map((node, j) => ({
      node,
      x: EDGE + i * (CARD_WIDTH + COLUMN_GAP),
      y: EDGE + j * (CARD_HEIGHT + CARD_GAP),
    })),
  )
  const most = Math.max(0, ...filled.map((column) => column.length))
  return {
    width: 2 * EDGE + lengthOf(filled.length, CARD_WIDTH, COLUMN_GAP),
    height: 2 * EDGE + lengthOf(most, CARD_HEIGHT, CARD_GAP),
    bands: bandsOf(cards),
    cards,
    lines: [],
  }
}
