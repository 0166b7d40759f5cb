/**
 * Something of a menu that is on or off.
 * @module
 */
import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'
import styles from './Facilitation.module.css'

interface ToggleProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
}

export function Toggle({ isOn, onChange, children }: ToggleProps) {
  return (
    <Switch isSelected={isOn} onChange={onChange} className={styles.switch ?? ''}>
      <span className={styles.track} aria-hidden="true" />
      {children}
    </Switch>
  )
}
