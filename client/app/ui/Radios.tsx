/**
 * One of a few, with the browser's own radio buttons, unseen: each choice is drawn beside its button.
 * @module
 */
import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Radios.module.css'

interface RadiosProps<T extends string> {
  /** Names the choice to those who hear it; `labelledBy` is the id of a text that does so in sight. */
  label?: string
  labelledBy?: string
  choices: readonly T[]
  value: T | null
  onChange: (value: T) => void
  /** What hears the name of a choice, where the picture of it has no words. */
  nameOf?: (choice: T) => string
  isRequired?: boolean
  /** The id of the text that says what is wrong; null when nothing is. */
  problemId?: string | null
  className?: string
  /** How a choice looks: the class of its box, which follows `input:checked` and `input:focus-visible`, and what is in it. */
  draw: (choice: T) => ReactNode
}

export function Radios<T extends string>(props: RadiosProps<T>) {
  const name = useId()
  const { choices, value, onChange, nameOf, problemId, draw } = props
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-required={props.isRequired}
      aria-invalid={problemId ? true : undefined}
      aria-describedby={problemId ?? undefined}
      className={props.className}
    >
      {choices.map((choice) => (
        <label key={choice} className={styles.choice}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={choice === value}
            onChange={() => onChange(choice)}
            aria-label={nameOf?.(choice)}
          />
          {draw(choice)}
        </label>
      ))}
    </div>
  )
}
