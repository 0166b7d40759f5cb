/**
 * Writing on a board and reading from it as a client does, through the shared document model.
 * @module
 */
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { type CardMeta, newNote, readCards, readZones } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { freeSpot, indexAbove } from '../../shared/board/placement.ts'
import type { Sector } from '../../shared/vocabulary.ts'

/** Puts a note with this text into a zone (outside all when there is no such zone); gives the shape's id. */
export function writeNote(
  doc: Y.Doc,
  text: string,
  zoneId?: string,
  sector: Sector | null = null,
  meta: CardMeta = {},
): string {
  const records = readRecords(doc)
  const zone = readZones(records).find((candidate) => candidate.id === zoneId)
  const taken = readCards(records).map((card) => card.box)
  const place = zone ? freeSpot(zone.box, taken) : { x: -2_000 - 220 * taken.length, y: -2_000 }
  const id = `shape:${randomUUID()}`
  const note = newNote({ id, text, ...place, index: indexAbove(records), sector, meta })
  doc.transact(() => writeRecord(doc, note))
  return id
}

/** The words on a board, sorted. */
export function textsOf(doc: Y.Doc): string[] {
  return readCards(readRecords(doc))
    .map((card) => card.text)
    .sort()
}

/** The first piece of text in a fragment, at any depth; null where there is none. */
export function firstText(within: Y.XmlFragment | null): Y.XmlText | null {
  for (const node of within?.toArray() ?? []) {
    if (node instanceof Y.XmlText) return node
    const inner = node instanceof Y.XmlElement ? firstText(node) : null
    if (inner) return inner
  }
  return null
}
