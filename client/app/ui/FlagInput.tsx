/**
 * Something that holds or does not: a box to tick, with its label beside it and help below.
 * @module
 */
import { Check } from 'lucide-react'
import { useId } from 'react'
import { Checkbox } from 'react-aria-components'
import styles from './Field.module.css'

interface FlagInputProps {
  label: string
  help?: string | undefined
  value: boolean
  isReadOnly?: boolean
  onChange: (value: boolean) => void
}

export function FlagInput({ label, help, value, isReadOnly = false, onChange }: FlagInputProps) {
  const helpId = useId()
  return (
    <div className={styles.field}>
      <Checkbox
        isSelected={value}
        isReadOnly={isReadOnly}
        onChange={onChange}
        className={styles.flag ?? ''}
        aria-describedby={help ? helpId : undefined}
      >
        <span className={styles.box} aria-hidden="true">
          <Check size={15} strokeWidth={3} />
        </span>
        {label}
      </Checkbox>
      {help ? (
        <span id={helpId} className={styles.help}>
          {help}
        </span>
      ) : null}
    </div>
  )
}
