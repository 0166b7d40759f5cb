/**
 * The outline of a document, live.
 * @module
 */
import { useMemo, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { RoomContext } from '../../shared/insights/extract.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { liveRecordsOf, useLiveInsights } from '../insights/useLiveInsights.ts'
import type { OutlineSection } from './readOutline.ts'
import { keepSame, readOutline } from './readOutline.ts'

/** The sections of a room's board; objects that say the same stay the same from one change to the next. */
export function useOutline(
  doc: Y.Doc,
  { id, processId, step }: Room,
  context: RoomContext,
): readonly OutlineSection[] {
  const live = liveRecordsOf(doc)
  const records = useSyncExternalStore(live.subscribe, live.snapshot)
  const extraction = useLiveInsights(doc, context)
  const before = useRef<readonly OutlineSection[]>([])
  return useMemo(() => {
    before.current = keepSame(before.current, readOutline(records, { id, processId, step }, extraction))
    return before.current
  }, [records, extraction, id, processId, step])
}
