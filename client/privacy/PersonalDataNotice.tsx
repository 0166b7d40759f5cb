/**
 * A quiet word to whoever has just written what looks like personal data. Nothing is held back.
 * @module
 */
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { Button } from '../app/ui/Button.tsx'
import { AlertIcon } from '../app/ui/icons.tsx'
import { useOpenCard } from '../card/openCard.ts'
import styles from './PersonalDataNotice.module.css'
import { useKindsInWords } from './useKindsInWords.ts'
import { useWrittenData } from './useWrittenData.ts'

/** What lies within the window's lower edge is covered by this much, in CSS: `FieldWarning` keeps above it. */
const COVERED = '--covered-below'

/** Pixels below a field that are seen too: what is said of what is being written stands there. */
const BELOW_FIELD = 100

/** The field that somebody goes on writing in may stand where the notice comes to lie. */
function uncoverField(notice: HTMLElement): void {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
  const [above, below] = [field.getBoundingClientRect(), notice.getBoundingClientRect()]
  if (above.bottom + BELOW_FIELD <= below.top || above.top >= below.bottom) return
  field.style.scrollMarginBottom = `${window.innerHeight - below.top + BELOW_FIELD}px`
  field.scrollIntoView({ block: 'nearest' })
  field.style.scrollMarginBottom = ''
}

/** Says how much the notice covers, and keeps the field clear of it. Gives what ends that. */
function keepClear(notice: HTMLElement): () => void {
  const page = document.documentElement.style
  page.setProperty(COVERED, `${window.innerHeight - notice.getBoundingClientRect().top}px`)
  const moved = () => uncoverField(notice)
  moved()
  document.addEventListener('focusin', moved)
  return () => {
    document.removeEventListener('focusin', moved)
    page.removeProperty(COVERED)
  }
}

export function PersonalDataNotice({ doc }: { doc: Y.Doc }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const { written, dismiss } = useWrittenData(doc)
  const { id } = useOpenCard()
  const notice = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (written && notice.current ? keepClear(notice.current) : undefined), [written])
  return (
    <div role="status" className={`${styles.place} ${id === null ? '' : styles.withCard}`}>
      {written ? (
        <div ref={notice} className={styles.notice}>
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
