/**
 * The template of a process, with which its rooms begin and by which they say what they are for.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import type { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { fetched, server } from '../app/api.ts'

export const templateKey = (processId: string) => ['template', processId] as const

/** Undefined until it is known. @param isWanted asks for nothing while it is false */
export function useTemplate(processId: string, isWanted = true): ProcessTemplate | undefined {
  return useQuery({
    enabled: isWanted,
    queryKey: templateKey(processId),
    queryFn: () => fetched(server.api.processes[':id'].template.$get({ param: { id: processId } })),
    staleTime: 60_000,
  }).data
}
