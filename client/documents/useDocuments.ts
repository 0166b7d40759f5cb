/**
 * The register of steering documents of a process.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { fetched, server } from '../app/api.ts'

export const documentsKey = (processId: string) => ['documents', processId] as const

/** @param isWanted asks for nothing while it is false */
export function useDocuments(processId: string, isWanted = true) {
  return useQuery({
    enabled: isWanted,
    queryKey: documentsKey(processId),
    queryFn: () => fetched(server.api.processes[':id'].documents.$get({ param: { id: processId } })),
  })
}
