/**
 * A field for several lines.
 * @module
 */
import { Field, type FieldTexts } from './Field.tsx'

interface TextBoxProps extends Omit<FieldTexts, 'optional'> {
  value: string
  onChange: (value: string) => void
  maxLength: number
  rows?: number
  lang?: string
}

export function TextBox({ label, help, problem, onChange, rows = 4, ...props }: TextBoxProps) {
  return (
    <Field {...{ label, help, problem }}>
      {(ties) => (
        <textarea {...props} {...ties} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
