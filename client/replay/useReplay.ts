/**
 * A room's past, fetched once for the page that plays it.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { readReplay } from '../../shared/protocol/replay.ts'
import { problemFrom, Refusal, server, unreached } from '../app/api.ts'
import { Replay } from './Replay.ts'

async function fetchReplay(roomId: string): Promise<Replay> {
  const response = await server.api.rooms[':id'].replay
    .$get({ param: { id: roomId } })
    .catch(() => Promise.reject(new Refusal(unreached)))
  if (!response.ok) throw new Refusal(await problemFrom(response))
  return new Replay(readReplay(new Uint8Array(await response.arrayBuffer())))
}

export function useReplay(roomId: string) {
  return useQuery({
    queryKey: ['replay', roomId],
    queryFn: () => fetchReplay(roomId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
