/**
 * Before files are fetched: in how many cards there seems to be personal data, and which.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { PersonalDataFound } from '../../shared/privacy/foundIn.ts'
import { Notice } from '../app/ui/Notice.tsx'
import { useKindsInWords } from './useKindsInWords.ts'

/** @param found in the cards that the files will hold */
export function ExportWarning({ found: { count, kinds } }: { found: PersonalDataFound }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  if (count === 0) return null
  return (
    <Notice tone="warning">
      <p>{t('export', { count, kinds: inWords(kinds) })}</p>
    </Notice>
  )
}
