/**
 * Which cards of a live board can be voted for, asked one by one: little of a large board changes between two votes, so
 * nothing is read but what a question is about.
 * @module
 */
import type * as Y from 'yjs'
import type { BoardRecord } from '../../shared/board/document.ts'
import { readBorn, readRecord, recordsMap } from '../../shared/board/document.ts'
import { votableCards } from '../../shared/facilitation/votable.ts'
import type { Step } from '../../shared/vocabulary.ts'

/** Deeper nesting of frames and groups than this is a cycle of parents. */
const MAX_PARENTS = 30

/** A card's record and those that say where it lies. */
function withHolders(doc: Y.Doc, cardId: string): BoardRecord[] {
  const records: BoardRecord[] = []
  let next = readRecord(doc, cardId)
  while (next?.typeName === 'shape' && records.length < MAX_PARENTS) {
    records.push(next)
    next = readRecord(doc, String(next.parentId))
  }
  return records
}

function zoneRecords(doc: Y.Doc): BoardRecord[] {
  const zones: BoardRecord[] = []
  for (const id of recordsMap(doc).keys()) {
    const record = readBorn(doc, id)?.type === 'zone' ? readRecord(doc, id) : null
    if (record) zones.push(record)
  }
  return zones
}

/** Whether a card can be voted for in a round for this zone, or with null for the whole room. */
export function isVotableNow(
  doc: Y.Doc,
  { step, zone }: { readonly step: Step; readonly zone: string | null },
  cardId: string,
): boolean {
  const card = withHolders(doc, cardId)
  const records = zone === null ? card : [...card, ...zoneRecords(doc)]
  return votableCards(records, step, zone).some(({ id }) => id === cardId)
}

/** Calls back at most once a frame after the board changed; returns what ends it. */
export function onBoardChange(doc: Y.Doc, changed: () => void): () => void {
  let frame: number | null = null
  const soon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null
      changed()
    })
  }
  const records = recordsMap(doc)
  records.observeDeep(soon)
  return () => {
    records.unobserveDeep(soon)
    if (frame !== null) cancelAnimationFrame(frame)
  }
}
