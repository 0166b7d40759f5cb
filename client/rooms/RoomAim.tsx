/**
 * The overall aim of the process, over every board of it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { aimsOf } from '../../shared/rooms/ofTemplate.ts'
import { useLanguage } from '../app/i18n/index.ts'
import styles from './Aims.module.css'
import { useTemplate } from './useTemplate.ts'
import './words.ts'

export function RoomAim({ processId }: { processId: string }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const template = useTemplate(processId)
  if (!template) return null
  const aim = aimsOf(template).overall[language]
  return (
    <p className={styles.inRoom} title={aim}>
      <strong>{t('aims.short')}</strong> {aim}
    </p>
  )
}
