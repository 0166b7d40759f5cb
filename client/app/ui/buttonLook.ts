/**
 * How buttons look, and links that look like one.
 * @module
 */
import styles from './Button.module.css'

export interface ButtonLook {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'large'
  /** Only an icon inside: a square; needs an `aria-label`. */
  square?: boolean
}

/** The classes of a look, for `className`. */
export function buttonClasses({ look = 'secondary', size, square }: ButtonLook): string {
  return [styles.button, styles[look], size && styles[size], square && styles.square]
    .filter(Boolean)
    .join(' ')
}
