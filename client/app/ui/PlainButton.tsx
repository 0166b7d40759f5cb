/**
 * The browser's own button in the look of ours, for what stands on the join page: light, and enough where nothing
 * opens from it.
 * @module
 */
import type { ReactNode } from 'react'
import { type ButtonLook, buttonClasses } from './buttonLook.ts'

interface PlainButtonProps extends ButtonLook {
  type?: 'button' | 'submit'
  /** What it started is under way: it looks so, keeps the focus, and does nothing when pressed again. */
  isBusy?: boolean
  onPress?: () => void
  children: ReactNode
}

export function PlainButton({ type = 'button', isBusy, onPress, children, ...look }: PlainButtonProps) {
  return (
    <button
      type={isBusy ? 'button' : type}
      onClick={isBusy ? undefined : onPress}
      data-busy={isBusy || undefined}
      className={buttonClasses(look)}
    >
      {children}
    </button>
  )
}
