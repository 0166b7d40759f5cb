/**
 * The field of a window that adds cards to a zone of the board beneath it, one after the other.
 * @module
 */
import { useRef, useState } from 'react'
import { TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import { Button } from '../app/ui/Button.tsx'
import { GrowingText } from '../outline/GrowingText.tsx'
import outline from '../outline/Outline.module.css'
import './words.ts'

export function AddLine({ to, onAdd }: { to: string; onAdd: (text: string) => void }) {
  const { t } = useTranslation('rooms')
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const send = () => {
    field.current?.focus()
    if (text.trim() === '') return
    onAdd(text.trim())
    setText('')
  }
  return (
    <div className={outline.add}>
      <TextField aria-label={t('addTo', { to })} value={text} onChange={setText}>
        <GrowingText
          text={text}
          fieldRef={field}
          placeholder={t('write')}
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
