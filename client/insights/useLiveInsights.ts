/**
 * The records of a room's board as they stand now: the same function as the server's, over the document in the page.
 * All who ask on one page share the reading and the result.
 * @module
 */
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { BoardRecord } from '../../shared/board/document.ts'
import { type Extraction, extractInsights, type RoomContext } from '../../shared/insights/extract.ts'
import { LiveRecords } from '../outline/liveRecords.ts'

interface Kept {
  readonly records: readonly BoardRecord[]
  readonly context: RoomContext
  readonly extraction: Extraction
}

const lives = new WeakMap<Y.Doc, LiveRecords>()
const results = new WeakMap<Y.Doc, Kept>()

/** The records of a document, followed once for all who look at it. */
export function liveRecordsOf(doc: Y.Doc): LiveRecords {
  const known = lives.get(doc)
  if (known) return known
  const live = new LiveRecords(doc)
  lives.set(doc, live)
  return live
}

/** What the board comes to; the same object until a record or the context (of `useRoomContext`) is another. */
export function useLiveInsights(doc: Y.Doc, context: RoomContext): Extraction {
  const live = liveRecordsOf(doc)
  const records = useSyncExternalStore(live.subscribe, live.snapshot)
  const kept = results.get(doc)
  if (kept && kept.records === records && kept.context === context) return kept.extraction
  const extraction = extractInsights(records, context)
  results.set(doc, { records, context, extraction })
  return extraction
}
