/**
 * The connections of a process, as the server has them.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { fetched, server } from '../../app/api.ts'

export const connectionKeys = {
  tokens: (processId: string) => ['tokens', processId],
  webhooks: (processId: string) => ['webhooks', processId],
  publications: (processId: string) => ['publications', processId],
} as const

/** Milliseconds between looks at what became of the newest messages, while the page is seen. */
const LOOK_MS = 4_000

export function useTokens(processId: string) {
  return useQuery({
    queryKey: connectionKeys.tokens(processId),
    queryFn: () => fetched(server.api.processes[':id'].tokens.$get({ param: { id: processId } })),
  })
}

export function useWebhooks(processId: string) {
  return useQuery({
    queryKey: connectionKeys.webhooks(processId),
    queryFn: () => fetched(server.api.processes[':id'].webhooks.$get({ param: { id: processId } })),
    refetchInterval: LOOK_MS,
  })
}

export function usePublications(processId: string) {
  return useQuery({
    queryKey: connectionKeys.publications(processId),
    queryFn: () => fetched(server.api.processes[':id'].publications.$get({ param: { id: processId } })),
  })
}
