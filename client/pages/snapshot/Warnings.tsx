/**
 * What could not be read from the board as it was perhaps meant.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { Notice } from '../../app/ui/Notice.tsx'
import styles from './SnapshotPage.module.css'

const known = [
  'card_unsorted',
  'arrow_half_bound',
  'arrow_to_itself',
  'relation_end_not_card',
  'relation_not_allowed',
  'goal_conflict_sides',
  'field_unfit',
  'status_not_held',
  'status_without_reason',
  'changed_since_decided',
] as const

export function Warnings({ warnings }: { warnings: Snapshot['warnings'] }) {
  const { t } = useTranslation('snapshot')
  const others = warnings.filter(({ code }) => !known.some((one) => one === code))
  return (
    <Notice tone="warning">
      <h2 className={styles.warningsTitle}>{t('warnings')}</h2>
      <ul className={styles.warnings}>
        {known.map((code) => {
          const count = warnings.filter((warning) => warning.code === code).length
          return count > 0 ? <li key={code}>{t(`warning.${code}`, { count })}</li> : null
        })}
        {others.map(({ code, shapeId, message }) => (
          <li key={`${code} ${shapeId}`}>{message}</li>
        ))}
      </ul>
      <p className={styles.muted}>{t('warningsHelp')}</p>
    </Notice>
  )
}
