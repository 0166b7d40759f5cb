/**
 * A field for one new card after the other: Enter or the button adds what stands in it, and it is empty for the next.
 * @module
 */
import { useRef, useState } from 'react'
import { TextField } from 'react-aria-components'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import { Button } from '../app/ui/Button.tsx'
import { FieldWarning } from '../privacy/FieldWarning.tsx'
import { GrowingText } from './GrowingText.tsx'
import styles from './Outline.module.css'

interface NewCardFieldProps {
  /** Of the field, so that the focus can be sent there. */
  id?: string
  /** What it adds to, for who does not see where it is. */
  label: string
  placeholder: string
  /** On its button. */
  add: string
  onAdd: (text: string) => void
}

export function NewCardField({ id, label, placeholder, add, onAdd }: NewCardFieldProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const send = () => {
    field.current?.focus()
    if (text.trim() === '') return
    onAdd(text.trim())
    setText('')
  }
  return (
    <div className={styles.add}>
      <TextField aria-label={label} value={text} onChange={setText}>
        <GrowingText
          text={text}
          fieldRef={field}
          id={id}
          placeholder={placeholder}
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
        {add}
      </Button>
      {/* Before others see it. */}
      <FieldWarning text={text} />
    </div>
  )
}
