/**
 * A button, and a link that looks like one.
 * @module
 */
import type { ReactNode } from 'react'
import type { ButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import styles from './Button.module.css'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

interface LookProps {
  look?: Look
  size?: 'small' | 'large'
  /** Only an icon inside: a square; needs an `aria-label`. */
  square?: boolean
}

function classes({ look = 'secondary', size, square }: LookProps): string {
  return [styles.button, styles[look], size && styles[size], square && styles.square]
    .filter(Boolean)
    .join(' ')
}

/** @param isBusy what it started is under way: it looks so, keeps the focus, and does nothing when pressed again */
export function Button({
  look,
  size,
  square,
  isBusy = false,
  onPress,
  type,
  ...props
}: ButtonProps & LookProps & { isBusy?: boolean }) {
  return (
    <AriaButton
      {...props}
      type={isBusy ? 'button' : type}
      onPress={isBusy ? undefined : onPress}
      data-busy={isBusy || undefined}
      className={classes({ look, size, square })}
    />
  )
}

/** A link to a page of ours. */
export function LinkButton({ to, children, ...look }: LookProps & { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={classes(look)}>
      {children}
    </Link>
  )
}

/** A link to a file that the browser saves. */
export function DownloadButton({
  href,
  children,
  ...look
}: LookProps & { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={classes(look)}>
      {children}
    </a>
  )
}
