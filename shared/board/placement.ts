/**
 * Where a new card goes: the first free place of its zone, reading order, overlapping nothing.
 * @module
 */
import { generateKeyBetween } from 'fractional-indexing-jittered'
import type { Box } from './cards.ts'
import { NOTE_SIZE } from './cards.ts'
import type { BoardRecord } from './document.ts'

/** Space a zone's title and guiding question take at its top, in board pixels. */
export const ZONE_HEADER = 144
/** Air between cards, and between a card and the edge of its zone, in board pixels. */
export const CARD_GAP = 20

function overlaps(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap
}

/** How far each further card is set off from the last where a zone is full. */
const CASCADE = 24

/**
 * The top left corner for a card of `size` in `zone` that stays clear of `taken` (boxes on the page). Where the
 * zone is full the card is laid over the others, each a little further on, so that none is hidden.
 */
export function freeSpot(
  zone: Box,
  taken: readonly Box[],
  size: { readonly w: number; readonly h: number } = { w: NOTE_SIZE, h: NOTE_SIZE },
): { x: number; y: number } {
  const near = taken.filter((box) => overlaps(box, zone, CARD_GAP))
  const right = zone.x + zone.w - CARD_GAP - size.w
  const bottom = zone.y + zone.h - CARD_GAP - size.h
  const left = zone.x + CARD_GAP
  const top = zone.y + ZONE_HEADER
  const rows = [top, ...near.map((box) => box.y + box.h + CARD_GAP)].filter((y) => y >= top && y <= bottom)
  for (const y of rows.sort((a, b) => a - b)) {
    let x = left
    while (x <= right) {
      const blocking = near.filter((box) => overlaps({ x, y, ...size }, box, CARD_GAP - 1))
      if (blocking.length === 0) return { x, y }
      x = Math.max(...blocking.map((box) => box.x + box.w)) + CARD_GAP
    }
  }
  const over = CASCADE * (near.length % 8)
  return { x: Math.min(left + over, Math.max(left, right)), y: Math.min(top + over, Math.max(top, bottom)) }
}

/** An index above every shape of a board: the newest card lies on top. */
export function indexAbove(records: readonly BoardRecord[]): string {
  let top: string | null = null
  for (const record of records)
    if (
      record.typeName === 'shape' &&
      typeof record.index === 'string' &&
      (top === null || record.index > top)
    )
      top = record.index
  try {
    return generateKeyBetween(top, null)
  } catch {
    // Only a forged index is no key; the card then lies with the lowest.
    return generateKeyBetween(null, null)
  }
}
