/**
 * The window in which one names the card that the selected one has to do with.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { useLanguage } from '../app/i18n/index.ts'
import { cardsToRelate, cardToRelate } from './relating.ts'
import { SearchWindow } from './SearchWindow.tsx'

export function RelateWindow({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  const [from] = useState(() => cardToRelate(editor)?.id ?? null)
  if (!from) return null
  return (
    <SearchWindow
      title={t('relate')}
      label={t('relateLabel')}
      find={(query) => cardsToRelate(editor, from, query, language)}
      onClose={onClose}
    />
  )
}
