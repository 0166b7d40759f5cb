/**
 * A text field: a label above, help below, and what is wrong where it is wrong.
 * @module
 */
import type { ReactNode } from 'react'
import type { TextFieldProps } from 'react-aria-components'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

interface TextInputProps extends TextFieldProps {
  label: string
  help?: ReactNode
  /** What is wrong with the value; null when nothing is. */
  problem?: string | null
  /** Says beside the label that the field may stay empty. */
  optional?: boolean
  placeholder?: string
}

export function TextInput({ label, help, problem, optional, placeholder, ...props }: TextInputProps) {
  const { t } = useTranslation()
  return (
    <TextField
      {...props}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> ({t('optional')})</span> : null}
      </Label>
      <Input className={styles.input ?? ''} placeholder={placeholder} />
      {help ? (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </TextField>
  )
}
