/**
 * Kinds of personal data as one reads them: "a personal number, an e-mail address and a telephone number".
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { PersonalDataKind } from '../../shared/privacy/personalData.ts'
import { useLanguage } from '../app/i18n/index.ts'
import './words.ts'

export function useKindsInWords(): (kinds: readonly PersonalDataKind[]) => string {
  const { t } = useTranslation('privacy')
  const { language } = useLanguage()
  // British, since the American list has a comma before its last word.
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language)
  return (kinds) => list.format(kinds.map((kind) => t(`kinds.${kind}`)))
}
