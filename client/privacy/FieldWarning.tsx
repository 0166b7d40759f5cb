/**
 * Under a field: a quiet word that what is being written there looks like personal data. Nothing is held back.
 * @module
 */
import { useLayoutEffect, useRef } from 'react'
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
  const warning = useRef<HTMLParagraphElement>(null)
  const isThere = kinds.length > 0
  // Under a field at the lower edge of what is seen it would be told to nobody.
  useLayoutEffect(() => {
    if (isThere) warning.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  return (
    <div role="status" className={styles.place}>
      {isThere ? (
        <p ref={warning} className={styles.warning}>
          <AlertIcon />
          <span>{t('field', { kinds: inWords(kinds) })}</span>
        </p>
      ) : null}
    </div>
  )
}
