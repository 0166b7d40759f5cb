/**
 * A field for several lines: a label above, help below, and what is wrong where it is wrong.
 * @module
 */
import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Field.module.css'

interface TextBoxProps {
  label: string
  value: string
  onChange: (value: string) => void
  help?: ReactNode
  problem?: string | null
  maxLength: number
  rows?: number
  lang?: string
}

export function TextBox({ label, value, onChange, help, problem, maxLength, rows = 4, lang }: TextBoxProps) {
  const id = useId()
  const described = [help && `${id}help`, problem && `${id}problem`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.input}
        value={value}
        rows={rows}
        maxLength={maxLength}
        lang={lang}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {help ? (
        <span id={`${id}help`} className={styles.help}>
          {help}
        </span>
      ) : null}
      {problem ? (
        <span id={`${id}problem`} className={styles.error}>
          {problem}
        </span>
      ) : null}
    </div>
  )
}
