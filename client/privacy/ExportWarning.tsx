/**
 * Before files are fetched: in how many cards there seems to be personal data, and which.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Notice } from '../app/ui/Notice.tsx'
import { foundIn } from './foundIn.ts'
import { useKindsInWords } from './useKindsInWords.ts'

/** @param texts words of the cards that the files will hold */
export function ExportWarning({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const { count, kinds } = foundIn(texts)
  if (count === 0) return null
  return (
    <Notice tone="warning">
      <p>{t('export', { count, kinds: inWords(kinds) })}</p>
    </Notice>
  )
}
