/**
 * Zones grow as they fill. A zone that needs room has a strip of the board put in at its lower edge: what begins there
 * or below moves down, and every zone that reaches that edge or across it gets as much taller, so that the zones still
 * fit together. Sizes come in whole rows of notes, so two people whose notes fill a zone at once put in the same.
 * @module
 */
import type * as Y from 'yjs'
import { type Box, contains, PAGE_ID, readCards, readZones, type Zone, zoneAt } from './cards.ts'
import { type BoardRecord, readRecords } from './document.ts'
import { CARD_GAP, hasRoom } from './placement.ts'
import { ROW, type Ruler, type Strip } from './ruler.ts'
import { rulerOf } from './strips.ts'

/** A zone does not grow past this many board pixels: some 60 rows, and a board that can still be looked over. */
export const TALLEST = 60 * ROW

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const bottomOf = ({ y, h }: Box) => y + h
const rightOf = ({ x, w }: Box) => x + w

/** The boxes that reach across a level of the page beside a zone: there, the strip comes under them. */
function across(zones: readonly Zone[], box: Box, level: number): Box[] {
  return zones
    .map((other) => other.box)
    .filter((other) => other.y < level && bottomOf(other) > level)
    .filter((other) => rightOf(other) <= box.x || other.x >= rightOf(box))
}

type Piece = Pick<Strip, 'rows' | 'path'>

const samePiece = (a: Piece, b: Piece) => a.rows === b.rows && a.path.join() === b.path.join()

/** The strips that make `more` rows of room at the lower edge of a zone, all across the board. */
function stripsUnder({ box }: Zone, zones: readonly Zone[], more: number, ruler: Ruler): Strip[] {
  const level = bottomOf(box)
  const pathAt = (x: number, at: number): number[] => {
    const { y, path } = ruler.mark(x, at)
    return [...path, y]
  }
  const origin = pathAt(box.x + box.w / 2, level)
  const crossing = across(zones, box, level)
  const pieceAt = (x: number): Piece => {
    const there = crossing.filter((other) => x >= other.x && x < rightOf(other))
    const path = pathAt(x, Math.max(level, ...there.map(bottomOf)))
    return { path, rows: ruler.rows(x, path, origin) + more }
  }
  const edges = [...crossing.flatMap((other) => [other.x, rightOf(other)]), ...ruler.edges]
  const inOrder = [...new Set(edges)].sort((a, b) => a - b)
  const strips: Strip[] = []
  for (const [i, from] of [Number.NEGATIVE_INFINITY, ...inOrder].entries()) {
    const to = inOrder[i] ?? Number.POSITIVE_INFINITY
    const piece = pieceAt([from, to - 1, 0].find(Number.isFinite) ?? 0)
    const last = strips.at(-1)
    if (last && samePiece(last, piece)) strips[strips.length - 1] = { ...last, to }
    else strips.push({ from, to, ...piece, origin })
  }
  return strips
}

/**
 * Makes a zone reach down to `bottom` (board pixels of the page).
 * @param records of the document, as they are shown
 * @returns the strips to be put in for it; none where it does, or is as tall as zones get
 */
export function stretchZone(
  doc: Y.Doc,
  records: readonly BoardRecord[],
  zoneShapeId: string,
  bottom: number,
): Strip[] {
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const needed = Math.ceil((bottom - bottomOf(zone.box)) / ROW)
  const rows = Math.min(needed, Math.floor((TALLEST - zone.box.h) / ROW))
  return rows > 0 ? stripsUnder(zone, zones, rows, rulerOf(doc)) : []
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
 * @returns the strips to be put in for it
 */
export function growToFit(doc: Y.Doc, zoneShapeId: string): Strip[] {
  const records = readRecords(doc)
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const cards = readCards(records).filter(({ center }) => zoneAt(zones, center) === zone)
  const content = [...cards.map(({ box }) => box), ...framesIn(records, zone)]
  const lowest = Math.max(...content.map(bottomOf), 0)
  const inner = zones.map(({ box }) => box).filter((box) => isWithin(box, zone.box))
  const isFull = !hasRoom(zone.box, [...content, ...inner])
  const needed = isFull ? Math.max(lowest, bottomOf(zone.box) - CARD_GAP) + ROW : lowest + CARD_GAP
  return stretchZone(doc, records, zoneShapeId, isFull ? needed + CARD_GAP : needed)
}

function isWithin(box: Box, outer: Box): boolean {
  return box.w * box.h < outer.w * outer.h && contains(outer, { x: box.x + box.w / 2, y: box.y + box.h / 2 })
}
