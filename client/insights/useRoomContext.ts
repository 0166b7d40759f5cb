/**
 * What extraction takes beside the board (votes, statuses), as the server has it; asked for again when the room
 * hears that something changed.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RoomContext } from '../../shared/insights/extract.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { fetched, server } from '../app/api.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

const keyOf = (roomId: string) => ['inputs', roomId] as const
/** By room, what is known without asking: the same object each time, so that nothing is read twice. */
const known = new Map<string, RoomContext>()

function knownOf({
  id,
  processId,
  step,
  strengthArea,
}: Pick<Room, 'id' | 'processId' | 'step' | 'strengthArea'>): RoomContext {
  const before = known.get(id)
  if (before) return before
  const context = { id, processId, step, strengthArea }
  known.set(id, context)
  return context
}

export function useRoomContext(
  room: Pick<Room, 'id' | 'processId' | 'step' | 'strengthArea'>,
  { facilitation }: Pick<RoomConnection, 'facilitation'>,
): RoomContext {
  const client = useQueryClient()
  const version = facilitation?.version ?? null
  const { data } = useQuery({
    queryKey: keyOf(room.id),
    queryFn: () => fetched(server.api.rooms[':id'].inputs.$get({ param: { id: room.id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (version !== null) void client.invalidateQueries({ queryKey: keyOf(room.id) })
  }, [client, room.id, version])
  return (data as RoomContext | undefined) ?? knownOf(room)
}
