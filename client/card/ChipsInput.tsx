/**
 * A few values side by side, of which one or several hold: a scale from 1 to 5, the goals of the 2030 Agenda.
 * @module
 */
import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import field from '../app/ui/Field.module.css'
import styles from './CardPanel.module.css'

export interface Chip {
  readonly value: number
  readonly text: string
  /** What is said of it to those who hear the page, where the text says too little. */
  readonly name?: string
}

interface ChipsInputProps {
  label: string
  help?: string | undefined
  problem?: string | null
  chips: readonly Chip[]
  /** Those that hold. */
  values: readonly number[]
  isSeveral?: boolean
  isReadOnly?: boolean
  onChange: (values: number[]) => void
}

export function ChipsInput({ label, help, problem, chips, values, isSeveral, ...rest }: ChipsInputProps) {
  const id = useId()
  return (
    <div className={field.field}>
      <span id={id} className={field.label}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        {...(help ? { 'aria-describedby': `${id}-help` } : {})}
        selectionMode={isSeveral ? 'multiple' : 'single'}
        selectedKeys={values}
        isDisabled={rest.isReadOnly ?? false}
        onSelectionChange={(keys) => rest.onChange([...keys].map(Number).sort((a, b) => a - b))}
        className={styles.chips ?? ''}
      >
        {chips.map(({ value, text, name }) => (
          <ToggleButton
            key={value}
            id={value}
            className={styles.chip ?? ''}
            {...(name ? { 'aria-label': `${text} ${name}` } : {})}
          >
            {text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {help ? (
        <span id={`${id}-help`} className={field.help}>
          {help}
        </span>
      ) : null}
      {problem ? <span className={field.error}>{problem}</span> : null}
    </div>
  )
}
