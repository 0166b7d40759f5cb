/**
 * The place in a room where a card opens beside the board. Its panel is fetched when the first card is opened.
 * @module
 */
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import type { CardPanelProps } from './CardPanel.tsx'
import { atOnce, type Change, type OpenCard, OpenCardProvider } from './openCard.ts'

const LazyPanel = lazy(() => import('./CardPanel.tsx').then((part) => ({ default: part.CardPanel })))

/** What has the focus, to be given it back; nothing where it is the page itself. */
function focused(): HTMLElement | null {
  const element = document.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}

export function OpenCardHost({ children, ...props }: Omit<CardPanelProps, 'id'> & { children: ReactNode }) {
  const [opened, setOpened] = useState<{ id: string; change: Change } | null>(null)
  const before = useRef<HTMLElement | null>(null)
  const value = useMemo(
    (): OpenCard => ({
      id: opened?.id ?? null,
      change: opened?.change ?? atOnce,
      open: (id, change = atOnce) => {
        if (!opened) before.current = focused()
        setOpened({ id, change })
      },
      close: () => {
        setOpened(null)
        before.current?.focus({ preventScroll: true })
      },
    }),
    [opened],
  )
  return (
    <OpenCardProvider value={value}>
      {children}
      {opened ? (
        <Suspense fallback={null}>
          <LazyPanel {...props} id={opened.id} />
        </Suspense>
      ) : null}
    </OpenCardProvider>
  )
}
