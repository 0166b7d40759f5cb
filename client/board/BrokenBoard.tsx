/**
 * What stands in place of a board whose editor has given up. The editor's own words for it are English, and offer to
 * throw away data that this page keeps nowhere.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './BrokenBoard.module.css'
import './words.ts'

export function BrokenBoard() {
  const { t } = useTranslation('board')
  return (
    <div role="alert" className={styles.broken}>
      <p>{t('broken')}</p>
      <Button onPress={() => location.reload()}>{t('reload')}</Button>
    </div>
  )
}
