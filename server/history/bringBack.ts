/**
 * One removed card comes back: as a new edit, the same card, with its words, where it lay.
 * @module
 */
import * as Y from 'yjs'
import { mayBeCard, textOfRecord } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, readRemoved, writeRecord } from '../../shared/board/document.ts'
import type { RoomHistory } from '../journal/History.ts'
import { openBase } from '../sync/packedBase.ts'
import { removedCards } from './cardEvents.ts'

export interface BringBackRequest {
  /** The board that is there, as it is kept. */
  readonly base: Uint8Array
  readonly cardId: string
  /** Where the board does not hold it any more; null to look no further. */
  readonly history: RoomHistory | null
}

export type BroughtBack =
  | { readonly ok: true; readonly update: Uint8Array }
  /** It is on the board, or nobody knows it. */
  | { readonly ok: false; readonly reason: 'present' | 'unknown' }

/** The card as it was, if its words are known. */
function lastKnown(doc: Y.Doc, { cardId, history }: BringBackRequest): BoardRecord | null {
  const kept = readRemoved(doc, cardId)
  if (kept && textOfRecord(kept) !== '') return kept
  if (!history) return null
  const removed = removedCards({ history, writers: [] })
  return removed.find(({ record }) => record.id === cardId)?.record ?? null
}

export function bringBack(request: BringBackRequest): BroughtBack {
  const doc = openBase(request.base)
  if (readRecord(doc, request.cardId)) return { ok: false, reason: 'present' }
  const record = lastKnown(doc, request)
  if (!record || !mayBeCard(record)) return { ok: false, reason: 'unknown' }
  const before = Y.encodeStateVector(doc)
  writeRecord(doc, record)
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return { ok: true, update }
}
