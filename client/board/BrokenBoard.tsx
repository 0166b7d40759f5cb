/**
 * What stands in place of a board whose editor has given up. The editor's own words for it are English, and offer to
 * throw away data that this page keeps nowhere.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Instead } from '../app/ui/Instead.tsx'
import './words.ts'

export function BrokenBoard() {
  const { t } = useTranslation('board')
  return <Instead text={t('broken')} reload={t('reload')} />
}
