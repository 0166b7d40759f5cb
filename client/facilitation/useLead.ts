/**
 * Gives commands to the room, and takes what they made of it.
 * @module
 */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

/** Gives a command; what went wrong is told, unless nobody pressed anything. */
export function useLead(
  roomId: string,
  { led }: Pick<RoomConnection, 'led'>,
): (command: Lead, options?: { readonly isQuiet?: boolean }) => Promise<Facilitation | null> {
  const { t } = useTranslation()
  const announce = useAnnounce()
  return useCallback(
    async (command, { isQuiet = false } = {}) => {
      const result = await answer(
        server.api.rooms[':id'].lead.$post({ param: { id: roomId }, json: command }),
      )
      if (!result.ok) {
        if (!isQuiet) announce(problemText(t, result.problem))
        return null
      }
      led(result.value)
      return result.value
    },
    [roomId, led, announce, t],
  )
}
