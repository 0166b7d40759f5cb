/**
 * A quiet word to whoever has just written what looks like personal data. Nothing is held back.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { Button } from '../app/ui/Button.tsx'
import { AlertIcon } from '../app/ui/icons.tsx'
import styles from './PersonalDataNotice.module.css'
import { useKindsInWords } from './useKindsInWords.ts'
import { useWrittenData } from './useWrittenData.ts'

export function PersonalDataNotice({ doc }: { doc: Y.Doc }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const { written, dismiss } = useWrittenData(doc)
  return (
    <div role="status" className={styles.place}>
      {written ? (
        <div className={styles.notice}>
          <AlertIcon />
          <p>{t('writing', { kinds: inWords(written.kinds) })}</p>
          <Button size="small" onPress={dismiss}>
            {t('dismiss')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
