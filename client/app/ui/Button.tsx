/**
 * A button, and a link that looks like one.
 * @module
 */
import type { MouseEvent, ReactNode } from 'react'
import type { ButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import { type ButtonLook, buttonClasses } from './buttonLook.ts'

/** @param isBusy what it started is under way: it looks so, keeps the focus, and does nothing when pressed again */
export function Button({
  look,
  size,
  square,
  isBusy = false,
  onPress,
  type,
  ...props
}: ButtonProps & ButtonLook & { isBusy?: boolean }) {
  return (
    <AriaButton
      {...props}
      type={isBusy ? 'button' : type}
      onPress={isBusy ? undefined : onPress}
      data-busy={isBusy || undefined}
      className={buttonClasses({ look, size, square })}
    />
  )
}

/** A link to a page of ours. */
export function LinkButton({ to, children, ...look }: ButtonLook & { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={buttonClasses(look)}>
      {children}
    </Link>
  )
}

/**
 * A link to a file that the browser saves.
 * @param onClick where the page saves it instead
 */
export function DownloadButton({
  href,
  onClick,
  children,
  ...look
}: ButtonLook & {
  href: string
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void
  children: ReactNode
}) {
  return (
    <a href={href} download onClick={onClick} className={buttonClasses(look)}>
      {children}
    </a>
  )
}
