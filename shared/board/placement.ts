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

/** Whether two boxes lie over each other, or nearer than `gap` pixels. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap
}

/** How far each further card is set off from the last where a zone is full. */
const CASCADE = 24

interface Size {
  readonly w: number
  readonly h: number
}
interface Point {
  readonly x: number
  readonly y: number
}
const noteSize: Size = { w: NOTE_SIZE, h: NOTE_SIZE }

/** The part of a zone where cards lie: below its title, clear of its edges. */
const roomIn = (zone: Box): Box => ({
  x: zone.x + CARD_GAP,
  y: zone.y + ZONE_HEADER,
  w: zone.w - 2 * CARD_GAP,
  h: zone.h - ZONE_HEADER - CARD_GAP,
})

/** The first place in reading order, rows as the cards there make them, that is clear; null where none is. */
function firstSpot(area: Box, taken: readonly Box[], size: Size): Point | null {
  const near = taken.filter((box) => overlaps(box, area, CARD_GAP))
  const right = area.x + area.w - size.w
  const bottom = area.y + area.h - size.h
  const rows = [area.y, ...near.map((box) => box.y + box.h + CARD_GAP)]
  const within = new Set(rows.filter((row) => row >= area.y && row <= bottom))
  for (const y of [...within].sort((a, b) => a - b)) {
    let x = area.x
    while (x <= right) {
      const blocking = near.filter((box) => overlaps({ ...size, x, y }, box, CARD_GAP - 1))
      if (blocking.length === 0) return { x, y }
      x = Math.max(...blocking.map((box) => box.x + box.w)) + CARD_GAP
    }
  }
  return null
}

/** The nearest place to a card's where it lies wholly in the room of a zone, below its title; its own where that is too small. */
export function inRoomOf(zone: Box, { x, y, w, h }: Box): Point {
  const room = roomIn(zone)
  if (w > room.w || h > room.h) return { x, y }
  return {
    x: Math.min(Math.max(x, room.x), room.x + room.w - w),
    y: Math.min(Math.max(y, room.y), room.y + room.h - h),
  }
}

/** Whether one more card of `size` has a place in a zone that is clear. */
export function hasRoom(zone: Box, taken: readonly Box[], size: Size = noteSize): boolean {
  return firstSpot(roomIn(zone), taken, size) !== null
}

/** A zone that reaches down as far as is needed, for whoever makes it as tall as that before anything is put there. */
export const bottomless = (zone: Box): Box => ({ ...zone, h: Math.max(zone.h, 1_000_000) })

/**
 * The top left corner for a card of `size` in `zone` that stays clear of `taken` (boxes on the page). Where the
 * zone is full the card is laid over the others, each a little further on, so that none is hidden.
 */
export function freeSpot(zone: Box, taken: readonly Box[], size: Size = noteSize): Point {
  const room = roomIn(zone)
  const free = firstSpot(room, taken, size)
  if (free) return free
  const over = CASCADE * (taken.filter((box) => overlaps(box, zone, CARD_GAP)).length % 8)
  const [right, bottom] = [room.x + room.w - size.w, room.y + room.h - size.h]
  return {
    x: Math.min(room.x + over, Math.max(room.x, right)),
    y: Math.min(room.y + over, Math.max(room.y, bottom)),
  }
}

/**
 * The top left corner for the card that follows `from`: to its right, else in the rows below it, else wherever its
 * zone has room, as {@link freeSpot} finds it. Outside all zones there is always room further to the right.
 */
export function spotBeside(from: Box, zone: Box | null, taken: readonly Box[], size: Size = noteSize): Point {
  let next = { x: from.x + from.w + CARD_GAP, y: from.y }
  const blocking = () => taken.filter((box) => overlaps({ ...size, ...next }, box, CARD_GAP - 1))
  if (!zone) {
    for (let boxes = blocking(); boxes.length > 0; boxes = blocking())
      next = { ...next, x: Math.max(...boxes.map((box) => box.x + box.w)) + CARD_GAP }
    return next
  }
  const room = roomIn(zone)
  const fits = next.x + size.w <= room.x + room.w && next.y >= room.y && next.y + size.h <= room.y + room.h
  if (fits && blocking().length === 0) return next
  const top = Math.max(from.y, room.y)
  const below = { ...room, y: top, h: room.y + room.h - top }
  return firstSpot(below, taken, size) ?? freeSpot(zone, taken, size)
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
