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
import { putIn } from '../../shared/board/strips.ts'

export interface Revealed {
  /** The board before the reveal, and as it is after: Yjs updates, V1. */
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/** Cards of one zone that are laid anew: as many as the tallest zone of four columns holds. */
const MAX_LAID = 240

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

/** Lays the cards of a zone so that no new one lies over another. */
function layIn(doc: Y.Doc, zoneShapeId: string, isNew: (id: string) => boolean): void {
  const records = readRecords(doc)
  const zones = readZones(records)
  const zone = zones.find(({ shapeId }) => shapeId === zoneShapeId)
  if (!zone) return
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
  if (bottom > 0) putIn(doc, stretchZone(doc, records, zoneShapeId, bottom))
  for (const record of moved) writeRecord(doc, record, { text: false })
}

function idsIn(state: Uint8Array): Set<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const ids = new Set(readRecords(doc).map(({ id }) => id))
  doc.destroy()
  return ids
}

/** The edits as one Yjs update, V1; null where no card lies over another. */
export function layApart({ before, after }: Revealed): Uint8Array | null {
  const known = idsIn(before)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, after)
  let update: Uint8Array | null = null
  doc.on('update', (made: Uint8Array) => {
    update = made
  })
  // From the top: a zone that grows moves those below it.
  const fromTop = readZones(readRecords(doc)).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  doc.transact(() => {
    for (const { shapeId } of fromTop) if (shapeId) layIn(doc, shapeId, (id) => !known.has(id))
  })
  doc.destroy()
  return update
}
