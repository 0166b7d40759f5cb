/**
 * Cards that were written unseen, each in the first free place its writer knew of, lie over each other when they are
 * revealed. Those that do are laid side by side in their zones, which grow for them. Run in the thread of the snapshots.
 * @module
 */
import * as Y from 'yjs'
import {
  type Box,
  type Card,
  PAGE_ID,
  readCards,
  readZones,
  type Zone,
  zoneAt,
} from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { framesIn, stretchZone } from '../../shared/board/growth.ts'
import { bottomless, CARD_GAP, freeSpot, overlaps } from '../../shared/board/placement.ts'

export interface Revealed {
  /** The board before the reveal, and as it is after: Yjs updates, V1. */
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/** Cards of one zone that are laid anew: as many as the tallest zone of four columns holds. */
const MAX_LAID = 240

type ById = ReadonlyMap<string, BoardRecord>

/** The first written first, so that those who wrote at the same time get places beside each other. */
const inOrder = (cards: readonly Card[]) =>
  [...cards].sort((a, b) => {
    const [first, second] = [String(a.meta.createdAt ?? ''), String(b.meta.createdAt ?? '')]
    return first === second ? (a.id < b.id ? -1 : 1) : first < second ? -1 : 1
  })

/** The zones inside this one, and what else of a zone cards keep clear of. */
function heldIn(records: readonly BoardRecord[], zone: Zone): Box[] {
  const inner = readZones(records)
    .map(({ box }) => box)
    .filter((box) => box.w * box.h < zone.box.w * zone.box.h && overlaps(box, zone.box))
  return [...inner, ...framesIn(records, zone)]
}

/** The records that change so that no new card of a zone lies over another, as they are then. */
function laidIn(
  records: readonly BoardRecord[],
  zoneShapeId: string,
  isNew: (id: string) => boolean,
): BoardRecord[] {
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return []
  const cards = readCards(records).filter(({ center }) => zoneAt(zones, center) === zone)
  const taken = [...cards.filter(({ id }) => !isNew(id)).map(({ box }) => box), ...heldIn(records, zone)]
  const over: Card[] = []
  for (const card of inOrder(cards.filter(({ id }) => isNew(id))))
    if (card.parentId === PAGE_ID && taken.some((box) => overlaps(box, card.box))) over.push(card)
    else taken.push(card.box)
  let bottom = 0
  const moved = over.slice(0, MAX_LAID).map(({ box, record }): BoardRecord => {
    const spot = freeSpot(bottomless(zone.box), taken, box)
    taken.push({ ...box, ...spot })
    bottom = Math.max(bottom, spot.y + box.h + CARD_GAP)
    return { ...record, ...spot, rotation: 0 }
  })
  const grown = bottom > 0 ? stretchZone(records, zoneShapeId, bottom) : []
  return [...grown.filter(({ id }) => !moved.some((card) => card.id === id)), ...moved]
}

/** The records of a board that change, as they are then. */
export function laidApart(records: readonly BoardRecord[], isNew: (id: string) => boolean): BoardRecord[] {
  const is = new Map(records.map((record) => [record.id, record]))
  const changed = new Set<string>()
  // From the top: a zone that grows moves those below it.
  const fromTop = readZones(records).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  for (const { shapeId } of fromTop)
    for (const record of shapeId ? laidIn([...is.values()], shapeId, isNew) : []) {
      is.set(record.id, record)
      changed.add(record.id)
    }
  return [...changed].map((id) => is.get(id)).filter((record) => record !== undefined)
}

function recordsIn(doc: Y.Doc, state: Uint8Array): BoardRecord[] {
  Y.applyUpdate(doc, state)
  return readRecords(doc)
}

/** The edits as one Yjs update, V1; null where no card lies over another. */
export function layApart({ before, after }: Revealed): Uint8Array | null {
  const [old, doc] = [new Y.Doc(), new Y.Doc()]
  const known: ById = new Map(recordsIn(old, before).map((record) => [record.id, record]))
  const changed = laidApart(recordsIn(doc, after), (id) => !known.has(id))
  const from = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const record of changed) writeRecord(doc, record, { text: false })
  })
  const update = changed.length > 0 ? Y.encodeStateAsUpdate(doc, from) : null
  for (const one of [old, doc]) one.destroy()
  return update
}
