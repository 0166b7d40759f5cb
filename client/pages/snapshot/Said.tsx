/**
 * What was said about a card beside it, under its words in the record: from which sector, and whether it is resolved.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { SectorMark } from '../../app/SectorMark.tsx'
import type { Insight } from './arrange.ts'
import styles from './SnapshotPage.module.css'

export function Said({ insight: { comments = [] } }: { insight: Insight }) {
  const { t } = useTranslation('snapshot')
  const { t: tc } = useTranslation()
  if (comments.length === 0) return null
  return (
    <ul className={styles.said} aria-label={t('comments')}>
      {comments.map(({ text, sector, at, resolved }) => (
        <li key={`${at} ${text}`}>
          {sector ? <SectorMark sector={sector} size={12} label={tc(`sectors.${sector}`)} /> : null}
          <span>{text}</span>
          {resolved ? <span className={styles.muted}>({t('resolved')})</span> : null}
        </li>
      ))}
    </ul>
  )
}
