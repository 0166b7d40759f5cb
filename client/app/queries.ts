/**
 * What the pages ask the server for, each with the name it is kept under.
 * @module
 */
import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { MAX_NAMED_CARDS } from '../../shared/limits.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { NamedCards } from '../../shared/protocol/namedCards.ts'
import { answer, fetched, problemOf, Refusal, server } from './api.ts'

/** Milliseconds between looks at who is in the rooms, while the page is seen. */
const PRESENCE_INTERVAL_MS = 4_000
/** Milliseconds an answer counts as fresh. */
const FRESH_MS = 2_000
/** Milliseconds the trace counts as fresh: it is of snapshots, which are taken minutes apart. */
const TRACE_FRESH_MS = 15_000
/** Times a call is tried again when the server was not reached or failed. */
const MAX_RETRIES = 2

export const keys = {
  me: ['me'],
  processes: ['processes'],
  removals: ['removals'],
  process: (id: string) => ['process', id],
  links: (processId: string) => ['links', processId],
  waiting: (processId: string) => ['waiting', processId],
  room: (id: string) => ['room', id],
  trace: (processId: string) => ['trace', processId],
  organisations: (processId: string) => ['organisations', processId],
  goalConflicts: (processId: string) => ['goalConflicts', processId],
  cards: (processId: string, ids: readonly string[]) => ['cards', processId, ids],
  search: (processId: string, query: object) => ['search', processId, query],
  snapshots: (roomId: string) => ['snapshots', roomId],
  snapshot: (id: string) => ['snapshot', id],
  report: (subjectId: string) => ['report', subjectId],
  voices: ['voices'],
  votes: (roomId: string) => ['votes', roomId],
  vote: (id: string) => ['vote', id],
} as const

/** A refusal is an answer and stays the same when asked again; only silence and failure are worth another try. */
function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = problemOf(error)
  return failures < MAX_RETRIES && (status === 0 || status >= 500)
}

/**
 * What the page knows of the server. Kept by no component: until what is behind the door is here React begins anew, again
 * and again, and what had been asked for would be forgotten and asked for each time.
 */
export const queryClient = new QueryClient({
  // Also without a network: then the service worker answers with what it kept (client/public/offline.js).
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: worthRetrying, networkMode: 'always' },
    mutations: { retry: false },
  },
})

async function readMe(): Promise<Me | null> {
  const result = await answer(server.api.me.$get())
  if (result.ok) return result.value
  if (result.problem.status === 401) return null
  throw new Refusal(result.problem)
}

const meQuery = queryOptions({ queryKey: keys.me, queryFn: readMe, staleTime: 60_000 })

/** Who is at the screen; null for somebody not signed in and not a member. */
export function useMe() {
  return useQuery(meQuery)
}

export function useProcesses(enabled: boolean) {
  return useQuery({
    queryKey: keys.processes,
    queryFn: () => fetched(server.api.processes.$get()),
    enabled,
    refetchInterval: PRESENCE_INTERVAL_MS * 2,
  })
}

/** A process with its rooms, asked for again every few seconds so that the picture is live. */
export function useProcess(id: string) {
  return useQuery({
    queryKey: keys.process(id),
    queryFn: () => fetched(server.api.processes[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.status === 'error' ? false : PRESENCE_INTERVAL_MS),
  })
}

/** Whether a process is there as of now, whatever is known of it since before; false until it is known. */
export function useStillThere(id: string): boolean {
  const { isSuccess } = useQuery({
    queryKey: [...keys.process(id), 'stillThere'],
    queryFn: () => fetched(server.api.processes[':id'].$get({ param: { id } })),
    gcTime: 0,
  })
  return isSuccess
}

export function useLinks(processId: string) {
  return useQuery({
    queryKey: keys.links(processId),
    queryFn: () => fetched(server.api.processes[':id'].links.$get({ param: { id: processId } })),
  })
}

const roomQuery = (id: string) =>
  queryOptions({
    queryKey: keys.room(id),
    queryFn: () => fetched(server.api.rooms[':id'].$get({ param: { id } })),
  })

/** Asks who is at the screen, and for a room, before the page that shows them is here. */
export function askForRoom(id: string): void {
  void queryClient.prefetchQuery(meQuery)
  void queryClient.prefetchQuery(roomQuery(id))
}

export function useRoom(id: string) {
  return useQuery({
    ...roomQuery(id),
    refetchInterval: ({ state }) => (state.status === 'error' ? false : PRESENCE_INTERVAL_MS * 3),
  })
}

/**
 * @param enabled asks for nothing while it is false
 * @param isLive asks again and again, so that those that are taken meanwhile are there too
 */
export function useSnapshots(roomId: string, enabled: boolean, isLive = false) {
  return useQuery({
    queryKey: keys.snapshots(roomId),
    queryFn: () => fetched(server.api.rooms[':id'].snapshots.$get({ param: { id: roomId } })),
    enabled,
    refetchInterval: ({ state }) => (isLive && state.status !== 'error' ? PRESENCE_INTERVAL_MS : false),
  })
}

/** The thread through the newest snapshots of a process's rooms. @param isKnown asks for nothing while it is false */
export function useTrace(processId: string, isKnown = true) {
  return useQuery({
    queryKey: keys.trace(processId),
    queryFn: () => fetched(server.api.processes[':id'].trace.$get({ param: { id: processId } })),
    enabled: isKnown,
    staleTime: TRACE_FRESH_MS,
  })
}

/** The organisations that the newest snapshots of a process's rooms name. @param isWanted asks for nothing while it is false */
export function useOrganisations(processId: string, isWanted: boolean) {
  return useQuery({
    enabled: isWanted,
    queryKey: keys.organisations(processId),
    queryFn: () => fetched(server.api.processes[':id'].organisations.$get({ param: { id: processId } })),
    staleTime: TRACE_FRESH_MS,
  })
}

/** The goal conflicts of a process's newest snapshots, with their sides. @param isWanted asks for nothing while it is false */
export function useGoalConflicts(processId: string, isWanted: boolean) {
  return useQuery({
    enabled: isWanted,
    queryKey: keys.goalConflicts(processId),
    queryFn: () => fetched(server.api.processes[':id']['goal-conflicts'].$get({ param: { id: processId } })),
    staleTime: TRACE_FRESH_MS,
  })
}

/** What cards of other rooms say, by the ids of their records: as many as one call may ask for. */
const namedCards = (processId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.cards(processId, ids),
    queryFn: () =>
      fetched(
        server.api.processes[':id'].cards.$get({ param: { id: processId }, query: { ids: ids.join(',') } }),
      ),
    staleTime: TRACE_FRESH_MS,
  })

/** What one card of another room says, by the id of its record. */
export function useNamedCard(processId: string, id: string) {
  return useQuery({ ...namedCards(processId, [id]), select: (cards) => cards[0] ?? null })
}

const textsOf = (
  answers: readonly { readonly data?: NamedCards | undefined }[],
): ReadonlyMap<string, string> =>
  new Map(answers.flatMap(({ data }) => data ?? []).map(({ id, text }) => [id, text]))

/** The words of cards of other rooms, as far as they are known, by the ids of their records; in as many calls as it takes. */
export function useCardTexts(processId: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const asked = [...new Set(ids)].sort()
  const calls = Array.from({ length: Math.ceil(asked.length / MAX_NAMED_CARDS) }, (_, i) =>
    asked.slice(i * MAX_NAMED_CARDS, (i + 1) * MAX_NAMED_CARDS),
  )
  return useQueries({ queries: calls.map((some) => namedCards(processId, some)), combine: textsOf })
}

/** What is found in the same; not asked without words. The last answer stands until there is another. */
export function useSearch(processId: string, query: { words: string } & Record<string, string>) {
  return useQuery({
    queryKey: keys.search(processId, query),
    queryFn: () => fetched(server.api.processes[':id'].search.$get({ param: { id: processId }, query })),
    enabled: query.words !== '',
    staleTime: TRACE_FRESH_MS,
    placeholderData: keepPreviousData,
  })
}

/** A snapshot never changes, so it is asked for once. */
export function useSnapshot(id: string) {
  return useQuery({
    queryKey: keys.snapshot(id),
    queryFn: () => fetched(server.api.snapshots[':id'].$get({ param: { id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The people beside this member, whom the member enters for. */
export function useVoices(enabled: boolean) {
  return useQuery({
    queryKey: keys.voices,
    queryFn: () => fetched(server.api.me.voices.$get()),
    enabled,
    staleTime: 60_000,
  })
}

/** The rounds of voting of a room, newest first. */
export function useVotes(roomId: string) {
  return useQuery({
    queryKey: keys.votes(roomId),
    queryFn: () => fetched(server.api.rooms[':id'].votes.$get({ param: { id: roomId } })),
  })
}

/** A round that was revealed, with what it came to, which never changes; null asks for none. */
export function useVote(id: string | null) {
  return useQuery({
    queryKey: keys.vote(id ?? ''),
    queryFn: () => fetched(server.api.votes[':id'].$get({ param: { id: id ?? '' } })),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Forgets the person and everything they could see; what is on the screen turns into what a stranger sees. */
export function useForgetPerson(): () => void {
  const client = useQueryClient()
  return () => {
    void client.cancelQueries()
    client.setQueryData(keys.me, null)
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })
  }
}

/** What stands in the way of showing a query's data: a refusal always, silence only while there is nothing to show. */
export function obstacle(query: { data: unknown; error: unknown }): unknown {
  if (!query.error) return null
  const { status } = problemOf(query.error)
  return query.data === undefined || (status >= 400 && status < 500 && status !== 429) ? query.error : null
}
