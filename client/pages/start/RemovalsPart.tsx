/**
 * For the operator: what has been removed in the whole installation, also of processes that are no more.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Process } from '../../../shared/protocol/processes.ts'
import { fetched, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { RemovalList } from '../../privacy/RemovalList.tsx'
import '../../privacy/words.ts'
import styles from './Processes.module.css'

/** @param processes those there are, which a record may be about */
export function RemovalsPart({ processes }: { processes: readonly Process[] }) {
  const { t } = useTranslation('privacy')
  const removals = useQuery({
    queryKey: keys.removals,
    queryFn: () => fetched(server.api.removals.$get()),
    staleTime: 0,
  })
  if (!removals.data || removals.data.length === 0) return null
  const titles = new Map(processes.map(({ id, title }) => [id, title]))
  return (
    <details className={styles.removals}>
      <summary>
        <h2>{t('removals.title')}</h2>
      </summary>
      <p className="help">{t('removals.help')}</p>
      <RemovalList
        removals={removals.data}
        nameOf={(id) => titles.get(id) ?? t('removals.gone', { id: id.slice(0, 6) })}
      />
      <p className="help">{t('removals.backups')}</p>
    </details>
  )
}
