/**
 * A text field of several lines, as tall as what is in it.
 * @module
 */
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components'
import field from '../app/ui/Field.module.css'
import styles from './CardPanel.module.css'

interface AreaInputProps {
  label: string
  help?: string | undefined
  problem?: string | null
  value: string
  maxLength?: number
  isReadOnly?: boolean
  onChange: (text: string) => void
  onBlur?: () => void
  onFocus?: () => void
}

export function AreaInput({ label, help, problem, value, maxLength, ...props }: AreaInputProps) {
  return (
    <TextField
      {...props}
      value={value}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
      className={field.field ?? ''}
    >
      <Label className={field.label}>{label}</Label>
      <TextArea
        className={`${field.input} ${styles.area}`}
        rows={Math.min(8, Math.max(2, value.split('\n').length))}
        {...(maxLength === undefined ? {} : { maxLength })}
      />
      {help ? (
        <Text slot="description" className={field.help ?? ''}>
          {help}
        </Text>
      ) : null}
      <FieldError className={field.error ?? ''}>{problem}</FieldError>
    </TextField>
  )
}
