/**
 * Puts cards on a board from the server: into the first free places of their zones, which grow for them, or under the board.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type * as Y from 'yjs'
import type { Box, Zone } from '../../shared/board/cards.ts'
import { NOTE_SIZE, readCards } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { stretchZone, TALLEST } from '../../shared/board/growth.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { CARD_GAP, freeSpot, indexAbove } from '../../shared/board/placement.ts'
import { putIn } from '../../shared/board/strips.ts'
import { zonesOf } from '../../shared/insights/extract.ts'
import type { Step } from '../../shared/vocabulary.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly index: string
}

/** A note to be made. */
export interface CardToLay {
  readonly text: string
  /** Id of its zone; null for none. */
  readonly zone: string | null
  /** The note at a place; its height is seen to. */
  readonly at: (place: Place) => BoardRecord
}

/** Under the board: a kind that no zone takes keeps its kind there, and is listed as unsorted. */
function below(zones: readonly Zone[]): Box {
  const bottom = Math.max(0, ...zones.map(({ box }) => box.y + box.h))
  const left = Math.min(0, ...zones.map(({ box }) => box.x))
  const right = Math.max(NOTE_SIZE * 10, ...zones.map(({ box }) => box.x + box.w))
  return { x: left, y: bottom + CARD_GAP, w: right - left, h: NOTE_SIZE * 100 }
}

/** A note made as high as its words need. */
function fitted(note: BoardRecord, text: string): BoardRecord {
  const { fontSize, growY } = noteSize(text)
  return { ...note, props: { ...(note.props as object), fontSizeAdjustment: fontSize, growY } }
}

/** Where cards go in a zone as tall as it may get, and what is in their way: not what moves down when it grows. */
function spaceIn(zone: Zone | undefined, zones: readonly Zone[], records: readonly BoardRecord[]) {
  const cards = readCards(records)
  if (!zone?.shapeId) return { area: zone?.box ?? below(zones), taken: cards.map(({ box }) => box) }
  const { box } = zone
  const bottom = box.y + box.h
  const inner = zones.filter((other) => other !== zone && other.box.w * other.box.h < box.w * box.h)
  const above = cards.filter(({ center }) => center.y < bottom)
  return {
    area: { ...box, h: Math.max(box.h, TALLEST) },
    taken: [...above, ...inner.filter((other) => other.box.y < bottom)].map((one) => one.box),
  }
}

function layInZone(doc: Y.Doc, step: Step, zoneId: string | null, cards: readonly CardToLay[]): void {
  const records = readRecords(doc)
  const zones = zonesOf(records, step)
  const zone = zones.find(({ id }) => id === zoneId)
  const { area, taken } = spaceIn(zone, zones, records)
  const indices = generateNKeysBetween(indexAbove(records), null, cards.length)
  const notes = cards.map(({ text, at }, i) => {
    const size = { w: NOTE_SIZE, h: NOTE_SIZE + noteSize(text).growY }
    const spot = freeSpot(area, taken, size)
    taken.push({ ...spot, ...size })
    return { note: fitted(at({ ...spot, index: indices[i] ?? '' }), text), bottom: spot.y + size.h }
  })
  const needed = Math.max(...notes.map(({ bottom }) => bottom)) + CARD_GAP
  if (zone?.shapeId) putIn(doc, stretchZone(doc, records, zone.shapeId, needed))
  for (const { note } of notes) writeRecord(doc, note)
}

/** Lays the cards, none over another as long as their zone can grow, and writes them into the board in one transaction. */
export function layCards(doc: Y.Doc, step: Step, cards: readonly CardToLay[]): void {
  doc.transact(() => {
    for (const [zone, those] of Map.groupBy(cards, (card) => card.zone)) layInZone(doc, step, zone, those)
  })
}
