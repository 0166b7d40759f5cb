/**
 * A whole number out of few, in a cell of a table: the browser's own list, which is quick with keys and with a finger
 * also where a table has hundreds of them.
 * @module
 */
import styles from './Priorities.module.css'

interface NumberPickProps {
  label: string
  value: number | null
  min: number
  max: number
  isReadOnly: boolean
  /** `undefined` takes the number away. */
  onPick: (value: number | undefined) => void
}

export function NumberPick({ label, value, min, max, isReadOnly, onPick }: NumberPickProps) {
  const numbers = Array.from({ length: max - min + 1 }, (_, i) => min + i)
  // A value from elsewhere may lie between two of these.
  const choices =
    value === null || numbers.includes(value) ? numbers : [...numbers, value].sort((a, b) => a - b)
  if (isReadOnly) return <span className={styles.read}>{value ?? '–'}</span>
  return (
    <select
      className={styles.pick}
      aria-label={label}
      data-empty={value === null || undefined}
      value={value ?? ''}
      onChange={({ target }) => onPick(target.value === '' ? undefined : Number(target.value))}
    >
      <option value="">–</option>
      {choices.map((number) => (
        <option key={number} value={number}>
          {number}
        </option>
      ))}
    </select>
  )
}
