/**
 * Tidying: the loose notes of a zone in rows, in the order in which they were read, none over another.
 * @module
 */
import type * as Y from 'yjs'
import type { Box, Card, Zone } from '../../shared/board/cards.ts'
import { contains, NOTE_SIZE, PAGE_ID, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { framesIn, stretchZone } from '../../shared/board/growth.ts'
import { bottomless, CARD_GAP, freeSpot } from '../../shared/board/placement.ts'
import { putIn } from '../../shared/board/strips.ts'
import { readingOrder } from '../../shared/insights/readingOrder.ts'

export interface Move {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly h: number
}

/** Only what lies on the page by itself is moved: what is in a group or frame was put there. */
const isLoose = ({ record }: Card) =>
  record.type === 'note' && record.parentId === PAGE_ID && record.isLocked !== true && record.rotation === 0

const isWithin = (box: Box, zone: Zone) =>
  box.w * box.h < zone.box.w * zone.box.h &&
  contains(zone.box, { x: box.x + box.w / 2, y: box.y + box.h / 2 })

/** Where the notes of a zone go. Notes of one height stand in straight columns, as they are all as wide. */
export function tidyMoves(records: readonly BoardRecord[], zoneShapeId: string): Move[] {
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const cards = readCards(records).filter(({ center }) => zoneAt(zones, center) === zone)
  const loose = readingOrder(cards.filter(isLoose))
  const taken = [
    ...cards.filter((card) => !isLoose(card)).map(({ box }) => box),
    ...zones.map(({ box }) => box).filter((box) => isWithin(box, zone)),
    ...framesIn(records, zone),
  ]
  return loose.map(({ id, box }) => {
    const size = { w: Math.max(box.w, NOTE_SIZE / 2), h: box.h }
    const spot = freeSpot(bottomless(zone.box), taken, size)
    taken.push({ ...spot, ...size })
    return { id, ...spot, h: size.h }
  })
}

/** Tidies a zone. */
export function tidyZone(doc: Y.Doc, zoneShapeId: string): void {
  const records = readRecords(doc)
  const moves = tidyMoves(records, zoneShapeId)
  const lowest = Math.max(...moves.map(({ y, h }) => y + h + CARD_GAP))
  putIn(doc, stretchZone(doc, records, zoneShapeId, lowest))
  for (const { id, x, y } of moves) {
    const record = records.find((each) => each.id === id)
    if (record) writeRecord(doc, { ...record, x, y }, { text: false })
  }
}
