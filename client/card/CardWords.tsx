/**
 * The words of the card itself, typed together with everyone else, letter by letter.
 * @module
 */
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { textFragment } from '../../shared/board/document.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import field from '../app/ui/Field.module.css'
import { fitNote } from '../outline/cardEdits.ts'
import { GrowingText } from '../outline/GrowingText.tsx'
import { useMergedText } from '../outline/useMergedText.ts'
import styles from './CardPanel.module.css'

interface CardWordsProps {
  id: string
  doc: Y.Doc
  insight: Insight
  isReadOnly: boolean
}

export function CardWords({ id, doc, insight, isReadOnly }: CardWordsProps) {
  // The label of a loose arrow has no field of its own.
  const isField = !isReadOnly && textFragment(doc, id) !== null
  return isField ? (
    <WordsField id={id} doc={doc} />
  ) : (
    <p lang={insight.lang} className={styles.text}>
      {insight.text}
    </p>
  )
}

function WordsField({ id, doc }: { id: string; doc: Y.Doc }) {
  const { t } = useTranslation('card')
  const labelId = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const { first, text, ...events } = useMergedText(doc, id, input)
  return (
    <div className={field.field}>
      <span id={labelId} className={field.label}>
        {t('text')}
      </span>
      <GrowingText
        {...events}
        aria-labelledby={labelId}
        text={text}
        defaultValue={first}
        fieldRef={input}
        maxLength={MAX_CARD_TEXT}
        onBlur={() => fitNote(doc, id, text)}
      />
    </div>
  )
}
