/**
 * Opens a room for changes and closes it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'
import { keys } from '../app/queries.ts'

/** Gives the call that sets the status and says where it failed; that it did not is told to all in the room. */
export function useRoomStatus(room: Room): (status: Room['status']) => Promise<void> {
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  return async (status) => {
    const result = await answer(server.api.rooms[':id'].$patch({ param: { id: room.id }, json: { status } }))
    if (!result.ok) return announce(problemText(tc, result.problem))
    client.setQueryData(keys.room(room.id), result.value)
  }
}
