/**
 * The comments on one card, and what can be done with them; asked for again when the room hears that something changed.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Room } from '../../shared/protocol/processes.ts'
import { type Answer, type ApiProblem, answer, fetched, server } from '../app/api.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

export function useComments(
  room: Pick<Room, 'id'>,
  cardId: string,
  { facilitation }: Pick<RoomConnection, 'facilitation'>,
) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const ofCard = server.api.rooms[':id'].cards[':cardId'].comments
  const one = server.api.comments[':id']
  const param = { id: room.id, cardId }
  const version = facilitation?.version ?? null
  const comments = useQuery({
    queryKey: ['comments', room.id, cardId],
    queryFn: () => fetched(ofCard.$get({ param })),
  })
  useEffect(() => {
    if (version !== null) void client.invalidateQueries({ queryKey: ['comments', room.id, cardId] })
  }, [client, room.id, cardId, version])

  /** Tells whether it was done. */
  const done = async (doing: Promise<Answer<unknown>>): Promise<boolean> => {
    const result = await doing
    setProblem(result.ok ? null : result.problem)
    await client.invalidateQueries({ queryKey: ['comments', room.id, cardId] })
    return result.ok
  }
  return {
    comments,
    problem,
    add: (text: string) => done(answer(ofCard.$post({ param, json: { text } }))),
    resolve: (id: string, resolved: boolean) =>
      done(answer(one.$patch({ param: { id }, json: { resolved } }))),
    remove: (id: string) => done(answer(one.$delete({ param: { id } }))),
  }
}
