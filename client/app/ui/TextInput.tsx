/**
 * A field for one line. The browser's own, since the join page has one: a library's would weigh more than the rest of that
 * page.
 * @module
 */
import type { InputHTMLAttributes } from 'react'
import { Field, type FieldTexts } from './Field.tsx'

interface TextInputProps
  extends FieldTexts,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className' | 'id'> {
  value: string
  onChange: (value: string) => void
}

export function TextInput({ label, help, problem, optional, onChange, ...props }: TextInputProps) {
  return (
    <Field {...{ label, help, problem, optional }}>
      {(ties) => (
        <input
          {...props}
          {...ties}
          type={props.type ?? 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
