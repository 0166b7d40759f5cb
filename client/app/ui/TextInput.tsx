/**
 * A text field: a label above, help below, and what is wrong where it is wrong. The browser's own, since the join
 * page has one: a library's would weigh more than the rest of that page.
 * @module
 */
import type { InputHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

interface TextInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className' | 'id'> {
  label: string
  value: string
  onChange: (value: string) => void
  help?: ReactNode
  /** What is wrong with the value; null when nothing is. */
  problem?: string | null
  /** Says beside the label that the field may stay empty. */
  optional?: boolean
}

export function TextInput({ label, onChange, help, problem, optional, ...props }: TextInputProps) {
  const { t } = useTranslation()
  const id = useId()
  const described = [help && `${id}help`, problem && `${id}problem`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> ({t('optional')})</span> : null}
      </label>
      <input
        {...props}
        id={id}
        type={props.type ?? 'text'}
        className={styles.input}
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
