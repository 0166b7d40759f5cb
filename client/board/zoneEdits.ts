/**
 * What those who lead do to the zones of a board, each as one change of the document.
 * @module
 */
import type * as Y from 'yjs'
import type { Box, Card, Zone } from '../../shared/board/cards.ts'
import { PAGE_ID, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { readRecords, removeRecord, writeRecord } from '../../shared/board/document.ts'
import { freeSpot, indexAbove } from '../../shared/board/placement.ts'
import { GRID_UNIT } from '../../shared/rooms/index.ts'
import type { Kind, Localised } from '../../shared/vocabulary.ts'

/** What a zone says of itself. */
export interface ZoneWords {
  readonly name: Localised
  readonly prompt: Localised
  /** The kinds of card that belong there, the one meant where nobody chose first. */
  readonly kinds: readonly Kind[]
}

/** The size of a zone of one's own, in board pixels: the templates' most common. */
const NEW_ZONE = { w: 4 * GRID_UNIT, h: 3 * GRID_UNIT }

const byPlace = (a: Zone, b: Zone) => a.box.y - b.box.y || a.box.x - b.box.x

interface Board {
  readonly records: readonly BoardRecord[]
  readonly zones: readonly Zone[]
  readonly cards: readonly Card[]
}

function read(doc: Y.Doc): Board {
  const records = readRecords(doc)
  return { records, zones: readZones(records).sort(byPlace), cards: readCards(records) }
}

const recordOf = ({ records }: Board, id: string | null) => records.find((record) => record.id === id)
const cardsIn = ({ zones, cards }: Board, zone: Zone) =>
  cards.filter((card) => zoneAt(zones, card.center)?.shapeId === zone.shapeId)

function withProps(record: BoardRecord, props: object): BoardRecord {
  return { ...record, props: { ...(record.props as object), ...props } }
}

/** Changes what a zone says of itself. */
export function editZone(doc: Y.Doc, shapeId: string, words: ZoneWords): void {
  const record = recordOf(read(doc), shapeId)
  if (record) writeRecord(doc, withProps(record, { ...words }))
}

/** Adds a zone under all others; `id` is its shape's. */
export function addZone(doc: Y.Doc, id: string, words: ZoneWords): void {
  const board = read(doc)
  const boxes = board.zones.map(({ box }) => box)
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.max(...boxes.map((box) => box.y + box.h))
  writeRecord(doc, {
    id,
    typeName: 'shape',
    type: 'zone',
    x: Number.isFinite(x) ? x : 0,
    y: Number.isFinite(y) ? y : 0,
    rotation: 0,
    index: indexAbove(board.records),
    parentId: PAGE_ID,
    isLocked: true,
    opacity: 1,
    props: { ...NEW_ZONE, zoneId: id.replace(/^shape:/, 'own.'), facet: null, ...words },
    meta: {},
  })
}

/** Whether no card lies in a zone. */
export function isEmptyZone(doc: Y.Doc, shapeId: string): boolean {
  const board = read(doc)
  const zone = board.zones.find((candidate) => candidate.shapeId === shapeId)
  return zone !== undefined && cardsIn(board, zone).length === 0
}

/** Takes an empty zone away; one with cards stays. */
export function removeZone(doc: Y.Doc, shapeId: string): void {
  if (isEmptyZone(doc, shapeId)) removeRecord(doc, shapeId)
}

/** The shape of the zone before (-1) or after (1) a zone in reading order; null where there is none. */
export function neighbour(doc: Y.Doc, shapeId: string, by: -1 | 1): string | null {
  const { zones } = read(doc)
  const place = zones.findIndex((zone) => zone.shapeId === shapeId)
  return (place < 0 ? null : zones[place + by]?.shapeId) ?? null
}

/** Where a card goes with its zone; null for one in a frame or group, which moves with that. */
function carried(card: Card, from: Box, to: Box, taken: readonly Box[]): BoardRecord | null {
  if (card.parentId !== PAGE_ID) return null
  const box = { ...card.box, x: card.box.x - from.x + to.x, y: card.box.y - from.y + to.y }
  const fits = box.x + box.w <= to.x + to.w && box.y + box.h <= to.y + to.h
  const { x, y } = fits ? box : freeSpot(to, taken, card.box)
  // A turned card's own corner is not that of its box: it moves by as much as its box does.
  return {
    ...card.record,
    x: Number(card.record.x) + x - card.box.x,
    y: Number(card.record.y) + y - card.box.y,
  }
}

/**
 * Lets a zone and the one before (-1) or after (1) it in reading order change places, with the cards that lie in
 * them. A card that does not fit into its zone's new place gets the first free one there.
 */
export function swapZone(doc: Y.Doc, shapeId: string, by: -1 | 1): void {
  const board = read(doc)
  const place = board.zones.findIndex((zone) => zone.shapeId === shapeId)
  const [one, other] = [board.zones[place], board.zones[place + by]]
  if (!one || !other) return
  for (const [zone, { box }] of [
    [one, other],
    [other, one],
  ] as const) {
    const record = recordOf(board, zone.shapeId)
    if (record) writeRecord(doc, withProps({ ...record, x: box.x, y: box.y }, { w: box.w, h: box.h }))
    const taken: Box[] = []
    for (const card of cardsIn(board, zone)) {
      const moved = carried(card, zone.box, box, taken)
      if (!moved) continue
      writeRecord(doc, moved, { text: false })
      taken.push({
        ...card.box,
        x: card.box.x + Number(moved.x) - Number(card.record.x),
        y: card.box.y + Number(moved.y) - Number(card.record.y),
      })
    }
  }
}
