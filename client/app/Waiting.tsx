/**
 * What stands where an answer is on its way.
 * @module
 */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Waiting.module.css'

/** Milliseconds of silence before anything is shown: most answers are here by then, and a flicker disturbs. */
const PATIENCE_MS = 250

export function Waiting() {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.waiting} role="status">
      {shown ? (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
            <i />
          </span>
          <span className="visually-hidden">{t('loading')}</span>
        </>
      ) : null}
    </div>
  )
}
