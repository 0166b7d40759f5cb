/**
 * The zones of a board by id, named as they are on it, in the room's order.
 * @module
 */
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { zonesOf } from '../../shared/insights/extract.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { zonesInOrder } from '../../shared/rooms/zoneOrder.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { liveRecordsOf } from './useLiveInsights.ts'

export type ZoneNames = ReadonlyMap<string, string>

export function useZoneNames(doc: Y.Doc, { step }: Pick<Room, 'step'>, language: Language): ZoneNames {
  const live = liveRecordsOf(doc)
  const records = useSyncExternalStore(live.subscribe, live.snapshot)
  return useMemo(
    () => new Map(zonesInOrder(zonesOf(records, step), step).map(({ id, name }) => [id, name[language]])),
    [records, step, language],
  )
}
