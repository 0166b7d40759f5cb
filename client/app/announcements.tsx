/**
 * Short messages that something is done: shown for a moment, and read out politely.
 * @module
 */
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import styles from './announcements.module.css'

/** Milliseconds a message stays; long enough to be read twice at 200 words a minute. */
const SHOWN_MS = 6_000
/** Milliseconds that it stays with a way to take back what it tells of, once nobody points at it. */
const UNDO_MS = 20_000

/** Takes back what is told, and says what came of it. */
type TakeBack = () => string

/** `undo` is offered as long as the person stays on the page. */
type AnnounceIt = (text: string, undo?: TakeBack) => void

const Announce = createContext<AnnounceIt>(() => {})

/** Gives the way to tell the person that something is done. */
export function useAnnounce(): AnnounceIt {
  return useContext(Announce)
}

interface Message {
  readonly text: string
  readonly undo: TakeBack | null
  readonly number: number
}

export function Announcements({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [message, setMessage] = useState<Message>({ text: '', undo: null, number: 0 })
  const [isHeld, setHeld] = useState(false)
  const announce = useCallback<AnnounceIt>((text, undo) => {
    setHeld(false)
    setMessage(({ number }) => ({ text, undo: undo ?? null, number: number + 1 }))
  }, [])
  const { text, undo, number } = message
  useEffect(() => {
    if (!text || isHeld) return
    const timer = setTimeout(
      () => setMessage({ text: '', undo: null, number }),
      undo === null ? SHOWN_MS : UNDO_MS,
    )
    return () => clearTimeout(timer)
  }, [text, undo, number, isHeld])
  const [path] = useLocation()
  // What it would be taken back on is there only on the page that told of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the page is another
  useEffect(() => setMessage((last) => (last.undo ? { ...last, undo: null } : last)), [path])
  /** What had the focus before the button. */
  const before = useRef<HTMLElement | null>(null)
  const takeBack = () => {
    if (!undo) return
    announce(undo())
    if (before.current?.isConnected) before.current.focus()
  }
  return (
    <Announce.Provider value={announce}>
      {/* First on the page, so that its button is a few steps back from what was pressed, and not past the whole board. */}
      {/* The region is there before its first message: only then do all screen readers read that one too. */}
      <div className={styles.region} role="status" data-react-aria-top-layer="true">
        {text ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the person is here; does nothing itself
          <div
            key={number}
            className={styles.message}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={({ relatedTarget }) => {
              before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null
              setHeld(true)
            }}
            onBlur={() => setHeld(false)}
          >
            <p>{text}</p>
            {undo ? (
              <button type="button" className={styles.undo} onClick={takeBack}>
                {t('undo')}
              </button>
            ) : null}
          </div>
        ) : null}
      </div>
      {children}
    </Announce.Provider>
  )
}
