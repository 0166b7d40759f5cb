/**
 * Keys of a room that hold wherever one is on its page. All with Alt and Shift: a letter alone belongs to the board and
 * to screen readers, Ctrl and Cmd to the browser. Those that browsers and the editor have with Alt and Shift are left
 * to them (A, B, H, I, T and V).
 * @module
 */
import { useEffect, useRef } from 'react'

export const shortcuts = {
  keys: 'K',
  bar: 'J',
  hand: 'U',
  moreTime: 'M',
  back: 'R',
  next: 'N',
  pause: 'P',
  gather: 'G',
  follow: 'F',
  letGo: 'S',
  laser: 'L',
} as const
export type Shortcut = keyof typeof shortcuts

/** Those that only people who lead have. */
export const leading: ReadonlySet<Shortcut> = new Set(['next', 'pause', 'gather', 'follow', 'letGo', 'laser'])

/** As `aria-keyshortcuts` wants it. */
export const keyOf = (shortcut: Shortcut): string => `Alt+Shift+${shortcuts[shortcut]}`

/** On a Mac, letters with Option are others: there the key counts by its place on the keyboard. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : code.replace(/^Key/, '')
}

/** Does something at its key, as long as the component is there; null for nothing at the moment. */
export function useShortcut(shortcut: Shortcut, act: (() => void) | null): void {
  const current = useRef(act)
  useEffect(() => {
    current.current = act
  })
  useEffect(() => {
    function keydown(event: KeyboardEvent): void {
      const { altKey, shiftKey, ctrlKey, metaKey } = event
      if (!altKey || !shiftKey || ctrlKey || metaKey || letterOf(event) !== shortcuts[shortcut]) return
      if (!current.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!event.repeat) current.current()
    }
    window.addEventListener('keydown', keydown, { capture: true })
    return () => window.removeEventListener('keydown', keydown, { capture: true })
  }, [shortcut])
}
