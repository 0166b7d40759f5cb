/**
 * What a process works towards, by itself: its template is some hundred times as long.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import type { ProcessAims } from '../../shared/rooms/aims.ts'
import { fetched, server } from '../app/api.ts'

export const aimsKey = (processId: string) => ['aims', processId] as const

/** Undefined until it is known. @param isWanted asks for nothing while it is false */
export function useAims(processId: string, isWanted = true): ProcessAims | undefined {
  return useQuery({
    enabled: isWanted,
    queryKey: aimsKey(processId),
    queryFn: () => fetched(server.api.processes[':id'].aims.$get({ param: { id: processId } })),
    staleTime: 60_000,
  }).data
}
