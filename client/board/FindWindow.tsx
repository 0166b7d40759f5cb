/**
 * The window in which one finds the way: to a zone, to a card by its words, to a person.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { useLanguage } from '../app/i18n/index.ts'
import { find } from './finding.ts'
import { SearchWindow } from './SearchWindow.tsx'

export function FindWindow({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  return (
    <SearchWindow
      title={t('find')}
      label={t('findLabel')}
      find={(query) => find(editor, query, language)}
      onClose={onClose}
    />
  )
}
