/**
 * Short messages that something is done: shown for a moment, and read out politely.
 * @module
 */
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import styles from './announcements.module.css'

/** Milliseconds a message stays; long enough to be read twice at 200 words a minute. */
const SHOWN_MS = 6_000

const Announce = createContext<(text: string) => void>(() => {})

/** Gives the way to tell the person that something is done. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce)
}

export function Announcements({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState({ text: '', number: 0 })
  const announce = useCallback(
    (text: string) => setMessage(({ number }) => ({ text, number: number + 1 })),
    [],
  )
  const { text, number } = message
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setMessage({ text: '', number }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text, number])
  return (
    <Announce.Provider value={announce}>
      {children}
      {/* The region is there before its first message: only then do all screen readers read that one too. */}
      <div className={styles.region} role="status" data-react-aria-top-layer="true">
        {text ? (
          <p key={number} className={styles.message}>
            {text}
          </p>
        ) : null}
      </div>
    </Announce.Provider>
  )
}
