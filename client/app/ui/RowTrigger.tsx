/**
 * A row of a list that is opened where it stands, inside a Disclosure of react-aria.
 * @module
 */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import styles from './RowTrigger.module.css'

/** @param className how what is in the row lies beside each other */
export function RowTrigger({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <Button slot="trigger" className={`${styles.trigger} ${className}`}>
      {children}
    </Button>
  )
}
