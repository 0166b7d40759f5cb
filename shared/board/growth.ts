/**
 * Zones grow as they fill. A zone that needs room has a strip of the board put in at its lower edge: what begins there
 * or below moves down, and every zone that reaches that edge or across it gets as much taller, so that the zones still
 * fit together. Sizes come in whole rows of notes, so two people whose notes fill a zone at once write the same.
 * @module
 */
import {
  type Box,
  type Card,
  contains,
  NOTE_SIZE,
  PAGE_ID,
  readCards,
  readZones,
  type Zone,
  zoneAt,
} from './cards.ts'
import type { BoardRecord } from './document.ts'
import { CARD_GAP, hasRoom } from './placement.ts'

/** A row of notes with the air below it, in board pixels. */
const ROW = NOTE_SIZE + CARD_GAP
/** A zone does not grow past this many board pixels: some 60 rows, and a board that can still be looked over. */
export const TALLEST = 60 * ROW

type Point = { readonly x: number; readonly y: number }
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const bottomOf = ({ y, h }: Box) => y + h

function withMore(record: BoardRecord, { down = 0, taller = 0 }): BoardRecord {
  const props = record.props as { h?: unknown }
  return {
    ...record,
    y: number(record.y) + down,
    props: taller ? { ...props, h: number(props.h) + taller } : props,
  }
}

/** A point that says where a shape lies: its middle where it has a size of its own, else its corner. */
function pointOf(record: BoardRecord, cards: ReadonlyMap<string, Card>): Point {
  const card = cards.get(record.id)
  if (card) return card.center
  const { w, h } = (record.props ?? {}) as { w?: unknown; h?: unknown }
  return { x: number(record.x) + number(w) / 2, y: number(record.y) + number(h) / 2 }
}

/** The records that change when `height` board pixels are put in at `edge`, as they are then. */
function strip(records: readonly BoardRecord[], edge: number, height: number): BoardRecord[] {
  const zones = readZones(records)
  const cards = new Map(readCards(records).map((card) => [card.id, card]))
  const boxes = new Map(zones.map(({ shapeId, box }) => [shapeId, box]))
  return records.flatMap((record) => {
    if (record.typeName !== 'shape' || record.parentId !== PAGE_ID) return []
    const box = boxes.get(record.id)
    if (box) {
      if (box.y >= edge) return [withMore(record, { down: height })]
      return bottomOf(box) >= edge ? [withMore(record, { taller: height })] : []
    }
    const point = pointOf(record, cards)
    const zone = zoneAt(zones, point)
    // A card belongs to its zone, even where it hangs over the edge of it.
    const isBelow = (zone?.box.y ?? point.y) >= edge
    return isBelow ? [withMore(record, { down: height })] : []
  })
}

/**
 * Makes a zone reach down to `bottom` (board pixels of the page).
 * @returns the records that change, as they are then; none where it does, or is as tall as zones get
 */
export function stretchZone(
  records: readonly BoardRecord[],
  zoneShapeId: string,
  bottom: number,
): BoardRecord[] {
  const zone = readZones(records).find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const rows = Math.ceil((bottom - bottomOf(zone.box)) / ROW)
  const most = Math.floor((TALLEST - zone.box.h) / ROW)
  const height = Math.min(rows, most) * ROW
  return height > 0 ? strip(records, bottomOf(zone.box), height) : []
}

/** The frames and pictures that lie in a zone: no cards, but cards keep clear of them. */
export function framesIn(records: readonly BoardRecord[], zone: Zone): Box[] {
  return records
    .filter(({ type, parentId }) => (type === 'frame' || type === 'image') && parentId === PAGE_ID)
    .map(({ x, y, props }) => {
      const { w, h } = (props ?? {}) as { w?: unknown; h?: unknown }
      return { x: number(x), y: number(y), w: number(w), h: number(h) }
    })
    .filter((box) => isWithin(box, zone.box))
}

/**
 * Sees to it that a zone holds what lies in it and has room for one more note.
 * @returns the records that change, as they are then
 */
export function growToFit(records: readonly BoardRecord[], zoneShapeId: string): BoardRecord[] {
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const cards = readCards(records).filter(({ center }) => zoneAt(zones, center) === zone)
  const content = [...cards.map(({ box }) => box), ...framesIn(records, zone)]
  const lowest = Math.max(...content.map(bottomOf), 0)
  const inner = zones.map(({ box }) => box).filter((box) => isWithin(box, zone.box))
  const isFull = !hasRoom(zone.box, [...content, ...inner])
  const needed = isFull ? Math.max(lowest, bottomOf(zone.box) - CARD_GAP) + ROW : lowest + CARD_GAP
  return stretchZone(records, zoneShapeId, isFull ? needed + CARD_GAP : needed)
}

function isWithin(box: Box, outer: Box): boolean {
  return box.w * box.h < outer.w * outer.h && contains(outer, { x: box.x + box.w / 2, y: box.y + box.h / 2 })
}
