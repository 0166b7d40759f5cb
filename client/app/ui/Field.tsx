/**
 * What stands around a field: its label above, help below, and what is wrong where it is wrong.
 * @module
 */
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

export interface FieldTexts {
  label: string
  help?: ReactNode
  /** What is wrong with the value; null when nothing is. */
  problem?: string | null
  /** Says beside the label that the field may stay empty. */
  optional?: boolean
}

/** What ties the field itself to its frame, for those who hear it. */
export interface FieldTies {
  id: string
  className: string | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

export function Field({
  label,
  help,
  problem,
  optional,
  children,
}: FieldTexts & { children: (ties: FieldTies) => ReactNode }) {
  const { t } = useTranslation()
  const id = useId()
  const described = [help && `${id}help`, problem && `${id}problem`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> ({t('optional')})</span> : null}
      </label>
      {children({
        id,
        className: styles.input,
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': described || undefined,
      })}
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
