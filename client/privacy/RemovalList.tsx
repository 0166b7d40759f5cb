/**
 * What has been removed, as it stands on record: when, how much, and as what whoever removed it did so; never what it said.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Removal } from '../../shared/protocol/retention.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { formatTime } from '../app/time.ts'
import styles from './RemovalList.module.css'
import './words.ts'

interface RemovalListProps {
  removals: readonly Removal[]
  /** What a record is called that it belongs to; absent where all belong to the one at hand. */
  nameOf?: (processId: string) => string
}

export function RemovalList({ removals, nameOf }: RemovalListProps) {
  const { t } = useTranslation('privacy')
  const { language } = useLanguage()
  if (removals.length === 0) return <p className="help">{t('removals.none')}</p>
  return (
    <ul className={styles.removals}>
      {removals.map(({ at, what, actor, processId, counts }) => (
        <li key={`${at} ${processId} ${what}`}>
          <time dateTime={at}>{formatTime(at, language)}</time>
          {nameOf ? <strong>{nameOf(processId)}</strong> : null}
          <span>
            {t(`removals.${what}`, {
              rooms: 0,
              snapshots: 0,
              people: 0,
              cards: 0,
              comments: 0,
              histories: 0,
              names: 0,
              ...counts,
            })}
            {actor ? ` ${t(`removals.by.${actor}`)}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
