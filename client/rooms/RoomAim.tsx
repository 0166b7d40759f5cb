/**
 * The overall aim of the process, over every board of it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../app/i18n/index.ts'
import styles from './Aims.module.css'
import { useAims } from './useAims.ts'
import './words.ts'

export function RoomAim({ processId }: { processId: string }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const aims = useAims(processId)
  if (!aims) return null
  const aim = aims.overall[language]
  return (
    <p className={styles.inRoom} title={aim}>
      <strong>{t('aims.short')}</strong> {aim}
    </p>
  )
}
