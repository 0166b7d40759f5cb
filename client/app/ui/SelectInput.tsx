/**
 * A field that takes one of a few values.
 * @module
 */
import type { SelectProps } from 'react-aria-components'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import styles from './Field.module.css'

export interface Choice<T extends string> {
  readonly id: T
  readonly name: string
}

interface SelectInputProps<T extends string>
  extends Omit<SelectProps<Choice<T>>, 'children' | 'onChange' | 'value'> {
  label: string
  choices: readonly Choice<T>[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, in a list that opens. */
export function SelectInput<T extends string>({
  label,
  choices,
  value,
  onChange,
  ...props
}: SelectInputProps<T>) {
  const choose = (key: unknown) => {
    const choice = choices.find(({ id }) => id === key)
    if (choice) onChange(choice.id)
  }
  return (
    <Select {...props} value={value} onChange={choose} className={styles.field ?? ''}>
      <Label className={styles.label}>{label}</Label>
      <Button className={`${styles.input} ${styles.select}`}>
        <SelectValue />
        <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor">
          <path d="m2 4 4 4 4-4" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox items={choices} className={styles.list ?? ''}>
          {(choice) => (
            <ListBoxItem id={choice.id} className={styles.option ?? ''}>
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
