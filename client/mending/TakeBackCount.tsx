/**
 * What taking back would change, counted by the server before it is done.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TakeBackCounts } from '../../shared/protocol/history.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { fetched, problemOf, server } from '../app/api.ts'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import styles from './Mending.module.css'
import './words.ts'

interface TakeBackCountProps {
  room: Room
  memberId: string
  minutes: number
}

export function TakeBackCount({ room, memberId, minutes }: TakeBackCountProps) {
  const { t } = useTranslation('mending')
  const counted = useQuery({
    queryKey: ['takeBack', room.id, memberId, minutes],
    queryFn: () =>
      fetched(
        server.api.rooms[':id']['take-back'].$get({
          param: { id: room.id },
          query: { memberId, minutes: String(minutes) },
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  })
  if (counted.isError)
    return <ProblemNotice problem={problemOf(counted.error)} onRetry={() => void counted.refetch()} />
  return (
    <div role="status" className={styles.counts}>
      {counted.data ? <Counts {...counted.data} /> : t('counting')}
    </div>
  )
}

function Counts({ removed, back, changed, comments }: TakeBackCounts) {
  const { t } = useTranslation('mending')
  if (removed + back + changed + comments === 0) return t('takesNothing')
  return (
    <ul>
      {removed > 0 ? <li>{t('kinds.gone', { count: removed })}</li> : null}
      {back > 0 ? <li>{t('kinds.back', { count: back })}</li> : null}
      {comments > 0 ? <li>{t('comments', { count: comments })}</li> : null}
      {changed > 0 ? <li>{t('kinds.changed', { count: changed })}</li> : null}
    </ul>
  )
}
