/**
 * A room's board for a window over it: its records as they stand now, and what this person may write there.
 * @module
 */
import { useLocation } from 'wouter'
import type { Zone } from '../../shared/board/cards.ts'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Process, Room } from '../../shared/protocol/processes.ts'
import { cardPath } from '../app/cardPath.ts'
import { useProcess } from '../app/queries.ts'
import { sayField } from '../card/sayField.ts'
import { mayEditNow } from '../facilitation/mayEditNow.ts'
import { useFence } from '../facilitation/useFence.ts'
import { useZones } from '../facilitation/useZones.ts'
import { useLiveInsights } from '../insights/useLiveInsights.ts'
import { useRoomContext } from '../insights/useRoomContext.ts'
import { addCard } from '../outline/cardEdits.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { useSpeaking } from '../voices/voice.tsx'

export interface RoomBoard {
  /** Null until it is known. */
  readonly process: Process | null
  readonly extraction: Extraction
  readonly zones: readonly Zone[]
  /** Whether this person may write now, and where a zone is named, in that zone. */
  readonly mayWrite: (zoneId?: string | null) => boolean
  readonly add: (zone: Zone, text: string) => void
  /** @param key in the card's meta */
  readonly say: (insight: Insight, key: string, value: unknown) => void
  /** Leaves the window for the card on the board. */
  readonly goTo: (insight: Insight) => void
}

interface RoomBoardOptions {
  room: Room
  me: Me
  connection: RoomConnection
  onClose: () => void
}

export function useRoomBoard({ room, me, connection, onClose }: RoomBoardOptions): RoomBoard {
  const { doc } = connection
  const [, navigate] = useLocation()
  const process = useProcess(room.processId).data ?? null
  const extraction = useLiveInsights(doc, useRoomContext(room, connection))
  const zones = useZones(doc, room)
  const { author } = useSpeaking()
  const fence = useFence(me, connection.facilitation)
  const mayWrite = (zoneId: string | null = null) =>
    mayEditNow(me, room, connection) && !(zoneId !== null && fence?.zones.has(zoneId))
  return {
    process,
    extraction,
    zones,
    mayWrite,
    add: (zone, text) => {
      if (mayWrite(zone.id)) addCard(doc, zone, text, author)
    },
    say: ({ zone, provenance }, key, value) => {
      if (mayWrite(zone)) sayField(doc, provenance.shapeId, key, value)
    },
    goTo: ({ provenance }) => {
      onClose()
      navigate(cardPath(room.id, provenance.shapeId))
    },
  }
}
