/**
 * What came of the button that was pressed, with a way to take it back.
 * @module
 */
import { useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import styles from './News.module.css'

interface NewsProps {
  /** Nothing where there is none. */
  text: string
  /** The words on the button that takes it back. */
  undo: string
  /** Null where nothing is to be taken back. */
  onUndo: (() => void) | null
}

export function News({ text, undo, onUndo }: NewsProps) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button that was pressed may have gone with what it was pressed for, and the focus with it.
    if (text !== '' && document.activeElement === document.body) line.current?.focus()
  }, [text])
  return (
    <div className={styles.news}>
      <p ref={line} role="status" tabIndex={-1}>
        {text}
      </p>
      {onUndo ? (
        <Button size="small" look="quiet" onPress={onUndo}>
          {undo}
        </Button>
      ) : null}
    </div>
  )
}
