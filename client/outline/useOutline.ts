/**
 * The outline of a document, live.
 * @module
 */
import { useMemo, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Room } from '../../shared/protocol/api.ts'
import { LiveRecords } from './liveRecords.ts'
import type { OutlineSection } from './readOutline.ts'
import { keepSame, readOutline } from './readOutline.ts'

/** The sections of a room's board; objects that say the same stay the same from one change to the next. */
export function useOutline(doc: Y.Doc, { id, processId, step }: Room): readonly OutlineSection[] {
  const live = useMemo(() => new LiveRecords(doc), [doc])
  const records = useSyncExternalStore(live.subscribe, live.snapshot)
  const before = useRef<readonly OutlineSection[]>([])
  return useMemo(() => {
    before.current = keepSame(before.current, readOutline(records, { id, processId, step }))
    return before.current
  }, [records, id, processId, step])
}
