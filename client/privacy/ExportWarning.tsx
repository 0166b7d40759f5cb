/**
 * Before files are fetched: in how many cards there seems to be personal data, and which.
 * @module
 */
import { useTranslation } from 'react-i18next'
import {
  type PersonalDataKind,
  personalDataIn,
  personalDataKinds,
} from '../../shared/privacy/personalData.ts'
import { Notice } from '../app/ui/Notice.tsx'
import { useKindsInWords } from './useKindsInWords.ts'

/** @param texts words of the cards that the files will hold */
export function ExportWarning({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const found = texts.map(personalDataIn).filter((kinds) => kinds.length > 0)
  if (found.length === 0) return null
  const kinds = personalDataKinds.filter((kind: PersonalDataKind) => found.some((all) => all.includes(kind)))
  return (
    <Notice tone="warning">
      <p>{t('export', { count: found.length, kinds: inWords(kinds) })}</p>
    </Notice>
  )
}
