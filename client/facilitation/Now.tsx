/**
 * The activity that is on: what it is called, who writes, and the task.
 * @module
 */
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Activity, activityNames } from '../../shared/facilitation/activities.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { ActivityIcon } from './ActivityIcon.tsx'
import styles from './Facilitation.module.css'

export function Now({ activity }: { activity: Activity }) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const { kind, mode, instruction } = activity
  return (
    <div className={styles.current}>
      <p className={styles.name}>
        <ActivityIcon kind={kind} />
        {activityNames[kind][language]}
      </p>
      {mode === 'leaders' ? (
        <p className={styles.mode}>
          <Lock size={14} aria-hidden="true" />
          {t('modeNow.leaders')}
        </p>
      ) : null}
      {instruction ? <p className={styles.instruction}>{instruction}</p> : null}
    </div>
  )
}
