/**
 * Whether what was written is safe: on the server, on its way, or on this device for now.
 * @module
 */
import { Check, CircleAlert, CloudOff, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'
import styles from './RoomPage.module.css'

export function SavedState({ connection }: { connection: RoomConnection }) {
  const { t } = useTranslation('room')
  const { status, saved, trouble } = connection
  if (status === 'connecting') return <span className={styles.saved}>{t('saved.connecting')}</span>
  if (status === 'live' && saved === 'offline') {
    return (
      <span className={`${styles.saved} ${styles.offline}`}>
        <CircleAlert size={16} aria-hidden="true" />
        <span className={styles.long}>{t('saved.refused')}</span>
        <span className={styles.short}>{t('saved.offlineShort')}</span>
      </span>
    )
  }
  if (status === 'offline' || saved === 'offline') {
    return (
      <span className={`${styles.saved} ${styles.offline}`}>
        <CloudOff size={16} aria-hidden="true" />
        <span className={styles.long}>{t('saved.offline')}</span>
        <span className={styles.short}>{t('saved.offlineShort')}</span>
      </span>
    )
  }
  if (trouble) {
    return (
      <span className={`${styles.saved} ${styles.offline}`} role="status">
        <CircleAlert size={16} aria-hidden="true" />
        <span className={styles.long}>{t('saved.trouble')}</span>
        <span className={styles.short}>{t('saved.troubleShort')}</span>
      </span>
    )
  }
  const Icon = saved === 'saved' ? Check : LoaderCircle
  return (
    <span className={styles.saved}>
      <Icon size={16} aria-hidden="true" />
      {t(`saved.${saved}`)}
    </span>
  )
}
