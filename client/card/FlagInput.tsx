/**
 * Something that holds or does not.
 * @module
 */
import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import styles from './CardPanel.module.css'

interface FlagInputProps {
  label: string
  value: boolean
  isReadOnly: boolean
  onChange: (value: boolean) => void
}

export function FlagInput({ label, value, isReadOnly, onChange }: FlagInputProps) {
  return (
    <Checkbox isSelected={value} isReadOnly={isReadOnly} onChange={onChange} className={styles.flag ?? ''}>
      <span className={styles.box} aria-hidden="true">
        <Check size={15} strokeWidth={3} />
      </span>
      {label}
    </Checkbox>
  )
}
