/**
 * What can be done to a card from the outline, each as one change of the document.
 * @module
 */
import type * as Y from 'yjs'
import type { Box, Zone } from '../../shared/board/cards.ts'
import { NOTE_SIZE, newNote, PAGE_ID, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import {
  readRecord,
  readRecords,
  removeRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { stretchZone } from '../../shared/board/growth.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { carried } from '../../shared/board/onRuler.ts'
import { bottomless, CARD_GAP, freeSpot, indexAbove } from '../../shared/board/placement.ts'
import { richTextOf, writeRichText } from '../../shared/board/richText.ts'
import { putIn, rulerOf } from '../../shared/board/strips.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { withFieldText } from './editText.ts'
import { newShapeId } from './newShapeId.ts'

/** Who signs a new card. */
interface Author {
  readonly id: string | null
  readonly sector: Sector | null
  /** Whether it is for somebody else, whose the sector then is. */
  readonly isProxy?: boolean
}

/** The origin of the outline's transactions, for those who follow what this person does. */
export const OUTLINE_ORIGIN = 'outline'

/**
 * A place in a zone that is clear of the board's cards and of zones that lie inside it, and the strips to be put in for
 * it where the zone has to grow.
 */
function spotIn(
  doc: Y.Doc,
  zone: Zone,
  records: readonly BoardRecord[],
  size: { w: number; h: number },
  exceptId?: string,
) {
  const bottom = zone.box.y + zone.box.h
  const cards = readCards(records)
    .filter(({ id, center }) => id !== exceptId && center.y < bottom)
    .map(({ box }) => box)
  const inner = readZones(records)
    .map(({ box }) => box)
    .filter((box) => box.w * box.h < zone.box.w * zone.box.h && liesIn(box, zone))
  const spot = freeSpot(bottomless(zone.box), [...cards, ...inner], size)
  const needed = spot.y + size.h + CARD_GAP
  return { spot, grown: zone.shapeId ? stretchZone(doc, records, zone.shapeId, needed) : [] }
}

function liesIn(box: Box, zone: Zone): boolean {
  return zoneAt([zone], { x: box.x + box.w / 2, y: box.y + box.h / 2 }) !== null
}

/** What a new card says of itself beside its words, and the id of its shape where it is not to be a new one. */
interface Given {
  readonly id?: string
  readonly fields?: Readonly<Record<string, unknown>>
}

/** Adds a note at the first free place of a zone. Gives its shape id. */
export function addCard(
  doc: Y.Doc,
  zone: Zone,
  text: string,
  author: Author | null,
  { id = newShapeId(), fields = {} }: Given = {},
): string {
  const records = readRecords(doc)
  const { fontSize, growY } = noteSize(text)
  const { spot, grown } = spotIn(doc, zone, records, { w: NOTE_SIZE, h: NOTE_SIZE + growY })
  const note = newNote({
    id,
    text,
    ...spot,
    index: indexAbove(records),
    sector: author?.sector ?? null,
    meta: {
      ...fields,
      createdAt: new Date().toISOString(),
      ...(author?.id ? { by: author.id } : {}),
      ...(author?.isProxy ? { proxy: true } : {}),
    },
  })
  const props = { ...(note.props as object), fontSizeAdjustment: fontSize, growY }
  doc.transact(() => {
    putIn(doc, grown)
    writeRecord(doc, { ...note, props })
  }, OUTLINE_ORIGIN)
  return id
}

/** Moves a card to the first free place of another zone, out of any frame or group it was in. */
export function moveCard(doc: Y.Doc, id: string, zone: Zone): void {
  const records = readRecords(doc)
  const record = records.find((candidate) => candidate.id === id)
  const card = readCards(records).find((candidate) => candidate.id === id)
  if (!record || !card) return
  const { w, h } = card.box
  const { spot, grown } = spotIn(doc, zone, records, { w, h }, id)
  const moved = {
    ...record,
    ...spot,
    rotation: 0,
    parentId: PAGE_ID,
    index: record.parentId === PAGE_ID ? record.index : indexAbove(records),
  }
  doc.transact(() => {
    putIn(doc, grown)
    writeRecord(doc, moved, { text: false })
  }, OUTLINE_ORIGIN)
}

/**
 * Takes a card away, with the arrows that joined it to others. An arrow with words of its own stays, loose: what
 * somebody wrote is never taken along.
 * @returns what brings all of it back
 */
export const removeCard = (doc: Y.Doc, id: string): (() => void) => removeCards(doc, [id])

/** The same for many cards, as one step. Ids that the board does not have are passed by. */
export function removeCards(doc: Y.Doc, ids: readonly string[]): () => void {
  const gone = new Set(ids)
  const records = readRecords(doc)
  const byId = new Map(records.map((record) => [record.id, record]))
  const bindings = records.filter(({ typeName, toId }) => typeName === 'binding' && gone.has(String(toId)))
  const arrows = bindings
    .map(({ fromId }) => byId.get(String(fromId)))
    .filter((arrow) => arrow?.type === 'arrow' && !(arrow.props as { text?: unknown }).text)
  const arrowIds = new Set(arrows.map((arrow) => arrow?.id))
  const otherEnds = records.filter(
    ({ typeName, fromId }) => typeName === 'binding' && arrowIds.has(String(fromId)),
  )
  const ruler = rulerOf(doc)
  const removed = new Set(
    [...ids.map((id) => byId.get(id)), ...bindings, ...arrows, ...otherEnds].filter(
      (record) => record !== undefined,
    ),
  )
  doc.transact(() => {
    for (const record of removed) removeRecord(doc, record.id)
  }, OUTLINE_ORIGIN)
  return () =>
    doc.transact(() => {
      for (const record of removed) writeRecord(doc, carried(record, ruler, rulerOf(doc)))
    }, OUTLINE_ORIGIN)
}

/** Brings a card's words in line with a text field's, by the smallest change. */
export function writeCardText(doc: Y.Doc, id: string, text: string): void {
  const fragment = textFragment(doc, id)
  if (!fragment) return
  doc.transact(() => writeRichText(fragment, withFieldText(richTextOf(fragment), text)), OUTLINE_ORIGIN)
}

/** Board pixels that a note may be too tall before it is made lower again. */
const SLACK = 48

/** Makes a note as tall as its words need, after they were changed. An editor measures it better later. */
export function fitNote(doc: Y.Doc, id: string, text: string): void {
  const record = readRecord(doc, id)
  if (record?.type !== 'note') return
  const props = record.props as { growY?: number; fontSizeAdjustment?: number }
  const { fontSize, growY } = noteSize(text)
  const has = props.growY ?? 0
  if (props.fontSizeAdjustment === fontSize && growY <= has && growY >= has - SLACK) return
  const fitted = { ...props, fontSizeAdjustment: fontSize, growY }
  doc.transact(() => writeRecord(doc, { ...record, props: fitted }, { text: false }), OUTLINE_ORIGIN)
}
