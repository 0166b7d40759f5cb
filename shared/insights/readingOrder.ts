/**
 * The order in which a person would read cards that lie about: row by row, left to right.
 * @module
 */
import type { Card } from '../board/cards.ts'
import { NOTE_SIZE } from '../board/cards.ts'

/** Cards whose tops are closer than this are in one row: half a note. */
const ROW_TOLERANCE = NOTE_SIZE / 2

const byTop = (a: Card, b: Card): number => a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1)
const byLeft = (a: Card, b: Card): number => a.box.x - b.box.x || a.box.y - b.box.y || (a.id < b.id ? -1 : 1)

/** The same cards in reading order. A row starts at its highest card and takes those that begin within half a note. */
export function readingOrder(cards: readonly Card[]): Card[] {
  const rows: Card[][] = []
  let rowTop = Number.NEGATIVE_INFINITY
  for (const card of [...cards].sort(byTop)) {
    const row = rows.at(-1)
    if (row && card.box.y - rowTop < ROW_TOLERANCE) row.push(card)
    else {
      rows.push([card])
      rowTop = card.box.y
    }
  }
  return rows.flatMap((row) => row.sort(byLeft))
}
