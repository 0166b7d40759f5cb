/**
 * The field that adds cards to a zone, one after the other.
 * @module
 */
import { useRef, useState } from 'react'
import { TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import { Button } from '../app/ui/Button.tsx'
import { addFieldId, useOutlineActions } from './actions.ts'
import { GrowingText } from './GrowingText.tsx'
import styles from './Outline.module.css'

export function AddCard({ zone, name }: { zone: Zone; name: string }) {
  const { t } = useTranslation('outline')
  const { add } = useOutlineActions()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const send = () => {
    field.current?.focus()
    if (text.trim() === '') return
    add(zone, text.trim())
    setText('')
  }
  return (
    <div className={styles.add}>
      <TextField aria-label={t('addTo', { zone: name })} value={text} onChange={setText}>
        <GrowingText
          text={text}
          fieldRef={field}
          id={addFieldId(zone.id)}
          placeholder={t('addPlaceholder')}
          maxLength={MAX_CARD_TEXT}
          enterKeyHint="send"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
        />
      </TextField>
      <Button look={text.trim() ? 'primary' : 'secondary'} onPress={send}>
        {t('add')}
      </Button>
    </div>
  )
}
