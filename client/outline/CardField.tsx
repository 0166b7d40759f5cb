/**
 * The field in which a card's text is changed, letter by letter together with everyone else.
 * @module
 */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import { Button } from '../app/ui/Button.tsx'
import { useOutlineActions } from './actions.ts'
import { GrowingText } from './GrowingText.tsx'
import styles from './Outline.module.css'
import { useMergedText } from './useMergedText.ts'

export function CardField({ id }: { id: string }) {
  const { t } = useTranslation('outline')
  const { doc, finish } = useOutlineActions()
  const field = useRef<HTMLTextAreaElement>(null)
  const { first, text, ...events } = useMergedText(doc, id, field)
  const isDone = useRef(false)
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  const done = (back: boolean) => {
    if (isDone.current) return
    isDone.current = true
    finish(id, first, back)
  }
  return (
    <div className={styles.editing}>
      <GrowingText
        {...events}
        aria-label={t('editing')}
        text={text}
        defaultValue={first}
        fieldRef={field}
        maxLength={MAX_CARD_TEXT}
        onBlur={({ relatedTarget }) => {
          if (!(relatedTarget instanceof HTMLElement && relatedTarget.dataset.done === id)) done(false)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault()
            done(true)
          }
        }}
      />
      <Button size="small" look="primary" data-done={id} onPress={() => done(true)}>
        {t('done')}
      </Button>
    </div>
  )
}
