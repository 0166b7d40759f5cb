/**
 * The windows that open from the bar, each fetched when it is first opened.
 * @module
 */
import { lazy, Suspense } from 'react'
import type { BarProps, BarWindow } from './barParts.ts'

const AgendaWindow = lazy(() => import('./AgendaWindow.tsx').then((part) => ({ default: part.AgendaWindow })))

interface BarWindowsProps {
  bar: BarProps
  open: BarWindow | null
  onClose: () => void
}

export function BarWindows({ bar, open, onClose }: BarWindowsProps) {
  const { room, facilitation, connection } = bar
  return (
    <Suspense>
      {open === 'agenda' ? (
        <AgendaWindow room={room} agenda={facilitation.agenda} onLed={connection.led} onClose={onClose} />
      ) : null}
    </Suspense>
  )
}
