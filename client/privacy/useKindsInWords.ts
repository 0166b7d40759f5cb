/**
 * Kinds of personal data as one reads them: "a personal number and an e-mail address".
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { PersonalDataKind } from '../../shared/privacy/personalData.ts'
import './words.ts'

export function useKindsInWords(): (kinds: readonly PersonalDataKind[]) => string {
  const { t } = useTranslation('privacy')
  return (kinds) => kinds.map((kind) => t(`kinds.${kind}`)).join(t('and'))
}
