/**
 * Says that a card is gone, and brings it back on request. Stays as long as the person is at it.
 * @module
 */
import { Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './Outline.module.css'

/** Milliseconds that it can be undone here. */
const SHOWN_MS = 10_000

interface RemovedBarProps {
  text: string
  onUndo: () => void
  onGone: () => void
}

export function RemovedBar({ text, onUndo, onGone }: RemovedBarProps) {
  const { t } = useTranslation('outline')
  const { t: tc } = useTranslation()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(onGone, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isHeld, onGone])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the person is here; does nothing itself
    <div
      className={styles.removed}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>
        {t('removed')} <span className={styles.removedText}>{text}</span>
      </p>
      <Button look="quiet" size="small" onPress={onUndo}>
        <Undo2 size={16} aria-hidden="true" />
        {t('undo')}
      </Button>
      <Button look="quiet" size="small" square aria-label={tc('close')} onPress={onGone}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  )
}
