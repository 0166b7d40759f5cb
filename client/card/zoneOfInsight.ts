/**
 * The zone of a card, as it lies on the board now.
 * @module
 */
import type * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import { zonesOf } from '../../shared/insights/extract.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { liveRecordsOf } from '../insights/useLiveInsights.ts'

/** Null outside all zones. */
export function zoneOfInsight(
  insight: Pick<Insight, 'zone'>,
  doc: Y.Doc,
  room: Pick<Room, 'step'>,
): Zone | null {
  return zonesOf(liveRecordsOf(doc).snapshot(), room.step).find(({ id }) => id === insight.zone) ?? null
}
