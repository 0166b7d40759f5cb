/**
 * Somebody who did something to a board, as the process has them now: the mark of their sector and their name.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Doer } from '../../shared/protocol/history.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import styles from './Mending.module.css'
import './words.ts'

/** What somebody is called; the operator, and members the process does not know any more, have no name. */
export function useDoerName(): (by: Doer | null) => string {
  const { t } = useTranslation('mending')
  const { t: tc } = useTranslation()
  return (by) => by?.name ?? (by?.role ? tc(`roles.${by.role}`) : t('nobodyKnows'))
}

export function DoerName({ by }: { by: Doer | null }) {
  const { t } = useTranslation('mending')
  const { t: tc } = useTranslation()
  const nameOf = useDoerName()
  const isGone = by?.removed === true && by.name !== null
  return (
    <span className={styles.doer}>
      {by?.sector ? <SectorMark sector={by.sector} size={14} label={tc(`sectors.${by.sector}`)} /> : null}
      {nameOf(by)}
      {isGone ? <span className={styles.muted}>({t('isRemoved')})</span> : null}
    </span>
  )
}
