/**
 * A box to tick, with its label beside it and help below.
 * @module
 */
import { useId } from 'react'
import styles from './Field.module.css'

interface CheckInputProps {
  label: string
  help?: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

export function CheckInput({ label, help, isChecked, onChange }: CheckInputProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isChecked}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={help ? `${id}help` : undefined}
        />
        {label}
      </label>
      {help ? (
        <span id={`${id}help`} className={styles.help}>
          {help}
        </span>
      ) : null}
    </div>
  )
}
