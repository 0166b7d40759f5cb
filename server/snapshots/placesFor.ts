/**
 * Where cards go that the server puts on a board: the first free places of their zones, or under the board.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type { Box, Zone } from '../../shared/board/cards.ts'
import { NOTE_SIZE, readCards } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { CARD_GAP, freeSpot, indexAbove } from '../../shared/board/placement.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly index: string
}

/** Under the board: a kind that no zone takes keeps its kind there, and is listed as unsorted. */
function below(zones: readonly Zone[]): Box {
  const bottom = Math.max(0, ...zones.map(({ box }) => box.y + box.h))
  const left = Math.min(0, ...zones.map(({ box }) => box.x))
  const right = Math.max(NOTE_SIZE * 10, ...zones.map(({ box }) => box.x + box.w))
  return { x: left, y: bottom + CARD_GAP, w: right - left, h: NOTE_SIZE * 100 }
}

/**
 * A place for each of several notes, none over another.
 * @param zones all of the board
 * @param cards the words of each, and its zone; null for none
 */
export function placesFor(
  records: readonly BoardRecord[],
  zones: readonly Zone[],
  cards: readonly { readonly text: string; readonly zone: Zone | null }[],
): Place[] {
  const indices = generateNKeysBetween(indexAbove(records), null, cards.length)
  const taken = readCards(records).map(({ box }) => box)
  return cards.map(({ text, zone }, i) => {
    const size = { w: NOTE_SIZE, h: NOTE_SIZE + noteSize(text).growY }
    const spot = freeSpot(zone?.box ?? below(zones), taken, size)
    taken.push({ ...spot, ...size })
    return { ...spot, index: indices[i] ?? '' }
  })
}

/** A note made as high as its words need. */
export function fitted(note: BoardRecord, text: string): BoardRecord {
  const { fontSize, growY } = noteSize(text)
  return { ...note, props: { ...(note.props as object), fontSizeAdjustment: fontSize, growY } }
}
