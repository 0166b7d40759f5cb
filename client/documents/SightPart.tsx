/**
 * The line of sight of one action: the goals it leads up through, and the steering documents that carry it.
 * @module
 */
import { ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type LineOfSight, lineOfSight } from '../../shared/insights/lineOfSight.ts'
import { kindNames } from '../../shared/vocabulary.ts'
import { cardPath } from '../app/cardPath.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { useTrace } from '../app/queries.ts'
import styles from './Documents.module.css'
import { useDocuments } from './useDocuments.ts'
import './words.ts'

export function SightPart({ processId, insightId }: { processId: string; insightId: string }) {
  const { t } = useTranslation('documents')
  const trace = useTrace(processId)
  const documents = useDocuments(processId)
  if (!trace.data || !documents.data) return null
  const action = trace.data.nodes.find(({ id }) => id === insightId)
  return (
    <>
      <h3>{t('sight.title')}</h3>
      {action ? (
        <Sight sight={lineOfSight(trace.data, documents.data, action)} />
      ) : (
        <p className={styles.muted}>{t('sight.noSnapshot')}</p>
      )}
    </>
  )
}

export function Sight({ sight }: { sight: LineOfSight }) {
  const { t } = useTranslation('documents')
  const { language } = useLanguage()
  const { goals, documents, reachesTarget } = sight
  return (
    <div className={styles.sight}>
      {goals.length === 0 ? <p className={styles.muted}>{t('sight.none')}</p> : null}
      <ol className={styles.way}>
        {goals.map(({ id, kind, text, roomId, shapeId }) => (
          <li key={id}>
            <ArrowUp size={16} aria-label={t('sight.up')} />
            <span>
              <span className={styles.muted}>{kindNames[kind][language]}:</span>{' '}
              <Link href={cardPath(roomId, shapeId)}>{text}</Link>
            </span>
          </li>
        ))}
      </ol>
      {goals.length > 0 && !reachesTarget ? <p className={styles.apart}>{t('sight.short')}</p> : null}
      {documents.length === 0 ? (
        <p className={styles.muted}>{t('sight.noDocument')}</p>
      ) : (
        <>
          <h4>{t('sight.by')}</h4>
          <ul className={styles.ways}>
            {documents.map((way) => (
              <li key={way[0]?.id}>{way.map(({ title }) => title).join(' ↑ ')}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
