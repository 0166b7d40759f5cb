/**
 * The zones of a room to choose one of, or all of it.
 * @module
 */
import { useMemo } from 'react'
import { readZones } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { zonesInOrder } from '../../shared/rooms/zoneOrder.ts'
import { useLanguage } from '../app/i18n/index.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

/** What the field means for the whole room. No zone is called so. */
export const WHOLE_ROOM = '*'

/** @param all what the whole room is called */
export function useZoneChoices({ step }: Room, { doc }: Pick<RoomConnection, 'doc'>, all: string) {
  const { language } = useLanguage()
  return useMemo(() => {
    const zones = zonesInOrder(readZones(readRecords(doc)), step)
    return [{ id: WHOLE_ROOM, name: all }, ...zones.map(({ id, name }) => ({ id, name: name[language] }))]
  }, [doc, step, language, all])
}
