/**
 * Closes a round, and reveals it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'
import { keys } from '../app/queries.ts'

/** The server tells the room; what went wrong is told here. */
export function useEndRound() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [isEnding, setEnding] = useState(false)
  const end = async ({ id, roomId }: VoteRound, state: 'closed' | 'revealed'): Promise<boolean> => {
    setEnding(true)
    const result = await answer(server.api.votes[':id'].$patch({ param: { id }, json: { state } }))
    setEnding(false)
    void client.invalidateQueries({ queryKey: keys.votes(roomId) })
    if (!result.ok) announce(problemText(t, result.problem))
    return result.ok
  }
  return { end, isEnding }
}
