/**
 * Who waits to be let in, as those who lead see them.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingPerson } from '../../shared/protocol/joining.ts'
import { useAnnounce } from '../app/announcements.tsx'
import type { ApiProblem } from '../app/api.ts'
import { answer, fetched, server } from '../app/api.ts'
import { keys } from '../app/queries.ts'
import './words.ts'

/** Milliseconds between looks at who waits, while the page is seen. */
const LOOK_MS = 4_000

/** Asked for again every few seconds; a newcomer is announced. */
export function useWaiting(processId: string): readonly WaitingPerson[] {
  const { t } = useTranslation('lobby')
  const announce = useAnnounce()
  const { data: waiting = [] } = useQuery({
    queryKey: keys.waiting(processId),
    queryFn: () => fetched(server.api.processes[':id'].waiting.$get({ param: { id: processId } })),
    refetchInterval: ({ state }) => (state.status === 'error' ? false : LOOK_MS),
  })
  const before = useRef(0)
  useEffect(() => {
    if (waiting.length > before.current) announce(t('news', { count: waiting.length }))
    before.current = waiting.length
  }, [waiting.length, announce, t])
  return waiting
}

/** Lets people in or turns them away; what the server says then is what is shown. */
export function useAnswerWaiting(processId: string) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const reply = async (people: readonly WaitingPerson[], how: 'letIn' | 'turnAway') => {
    const json = { ids: people.map(({ id }) => id), answer: how }
    const param = { id: processId }
    const result = await answer(server.api.processes[':id'].waiting.$post({ param, json }))
    setProblem(result.ok ? null : result.problem)
    if (result.ok) client.setQueryData(keys.waiting(processId), result.value)
    else await client.invalidateQueries({ queryKey: keys.waiting(processId) })
  }
  return { reply, problem }
}
