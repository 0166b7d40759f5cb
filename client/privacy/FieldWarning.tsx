/**
 * Under a field: a quiet word that what is being written there looks like personal data. Nothing is held back.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { personalDataIn } from '../../shared/privacy/personalData.ts'
import { AlertIcon } from '../app/ui/icons.tsx'
import { useSettled } from '../app/useSettled.ts'
import styles from './FieldWarning.module.css'
import { useKindsInWords } from './useKindsInWords.ts'
import { WRITING_PAUSE_MS } from './useWrittenData.ts'

/** @param text as it stands in the field */
export function FieldWarning({ text }: { text: string }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const kinds = personalDataIn(useSettled(text, WRITING_PAUSE_MS))
  return (
    <div role="status" className={styles.place}>
      {kinds.length > 0 ? (
        <p className={styles.warning}>
          <AlertIcon />
          <span>{t('field', { kinds: inWords(kinds) })}</span>
        </p>
      ) : null}
    </div>
  )
}
