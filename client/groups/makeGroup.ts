/**
 * A proposed group becomes a heading with its cards side by side under it, as one change that can be taken back.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type * as Y from 'yjs'
import { type Card, NOTE_SIZE, PAGE_ID, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, removeRecord, writeRecord } from '../../shared/board/document.ts'
import { framesIn, stretchZone } from '../../shared/board/growth.ts'
import { carried } from '../../shared/board/onRuler.ts'
import { bottomless, CARD_GAP, freeSpot, indexAbove } from '../../shared/board/placement.ts'
import { putIn, rulerOf } from '../../shared/board/strips.ts'
import { OUTLINE_ORIGIN } from '../outline/cardEdits.ts'
import { newShapeId } from '../outline/newShapeId.ts'

/** Cards beside each other under a heading. */
const COLUMNS = 3
/** Room over a heading's frame for its name, in pixels of the page: the name is as large on the screen however far away. */
const NAME_HEIGHT = 88

/** Notes that lie on the page by themselves: what is under a heading already was put there. */
export const isLoose = ({ record }: Card): boolean =>
  record.type === 'note' && record.parentId === PAGE_ID && record.isLocked !== true

interface Laid {
  readonly w: number
  readonly h: number
  readonly at: readonly { readonly x: number; readonly y: number }[]
}

/** Rows of cards, each as tall as the tallest card in it. */
function laid(cards: readonly Card[]): Laid {
  const columns = Math.min(COLUMNS, cards.length)
  const step = Math.max(NOTE_SIZE, ...cards.map(({ box }) => box.w)) + CARD_GAP
  const at: { x: number; y: number }[] = []
  let y = CARD_GAP
  for (let row = 0; row * columns < cards.length; row++) {
    const inRow = cards.slice(row * columns, (row + 1) * columns)
    at.push(...inRow.map((_card, i) => ({ x: CARD_GAP + i * step, y })))
    y += Math.max(...inRow.map(({ box }) => box.h)) + CARD_GAP
  }
  return { w: CARD_GAP + columns * step, h: y, at }
}

const frame = (id: string, name: string, spot: { x: number; y: number }, size: Laid, index: string) =>
  ({
    id,
    typeName: 'shape',
    type: 'frame',
    ...spot,
    rotation: 0,
    index,
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    props: { w: size.w, h: size.h, name, color: 'black' },
    meta: {},
  }) as unknown as BoardRecord

/**
 * Gathers cards of a zone under a new heading.
 * @param ids of the cards, in the order that they are to lie in
 * @returns what lays them back, where nobody has moved them since; null where fewer than two are still there
 */
export function makeGroup(
  doc: Y.Doc,
  zoneId: string,
  ids: readonly string[],
  name: string,
): (() => void) | null {
  const records = readRecords(doc)
  const zones = readZones(records)
  const zone = zones.find(({ id }) => id === zoneId)
  const wanted = new Set(ids)
  const all = readCards(records)
  // As they were named, so that they are read in that order: by their ids they come in none.
  const byId = new Map(all.map((card) => [card.id, card]))
  const cards = [...wanted].flatMap((id) => byId.get(id) ?? []).filter(isLoose)
  if (!zone || cards.length < 2) return null
  const size = laid(cards)
  const others = all.filter(({ id, center }) => !wanted.has(id) && zoneAt(zones, center) === zone)
  const taken = [...others.map(({ box }) => box), ...framesIn(records, zone)]
  const free = freeSpot(bottomless(zone.box), taken, { w: size.w, h: NAME_HEIGHT + size.h })
  const spot = { ...free, y: free.y + NAME_HEIGHT }
  const id = newShapeId()
  const indices = generateNKeysBetween(null, null, cards.length)
  const grown = zone.shapeId ? stretchZone(doc, records, zone.shapeId, spot.y + size.h + CARD_GAP) : []
  const [before, ruler] = [cards.map(({ record }) => record), rulerOf(doc)]
  doc.transact(() => {
    putIn(doc, grown)
    writeRecord(doc, frame(id, name, spot, size, indexAbove(records)))
    for (const [i, record] of before.entries())
      writeRecord(
        doc,
        { ...record, ...size.at[i], rotation: 0, parentId: id, index: indices[i] ?? record.index },
        { text: false },
      )
  }, OUTLINE_ORIGIN)
  return () =>
    layBack(
      doc,
      id,
      before.map((record) => carried(record, ruler, rulerOf(doc))),
    )
}

function layBack(doc: Y.Doc, frameId: string, before: readonly BoardRecord[]): void {
  const now = new Map(readRecords(doc).map((record) => [record.id, record]))
  doc.transact(() => {
    for (const { id, x, y, rotation, parentId, index } of before) {
      const record = now.get(id)
      if (record?.parentId === frameId)
        writeRecord(doc, { ...record, x, y, rotation, parentId, index } as BoardRecord, { text: false })
    }
    // Something that others put under the heading meanwhile keeps it.
    const isEmpty = ![...now.values()].some(
      ({ id, parentId }) => parentId === frameId && !before.some((one) => one.id === id),
    )
    if (isEmpty) removeRecord(doc, frameId)
  }, OUTLINE_ORIGIN)
}
