/**
 * What all rooms of a process work towards: the overall aim, and the long-term priorities under it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../app/i18n/index.ts'
import { useMedia } from '../app/useMedia.ts'
import styles from './Aims.module.css'
import { useAims } from './useAims.ts'
import './words.ts'

/** From this width on the priorities are seen without being asked for. */
const WIDE = '(min-width: 48rem)'

export function AimsPart({ processId }: { processId: string }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const isWide = useMedia(WIDE)
  const aims = useAims(processId)
  // Its own place is kept while it is asked for, so that nothing below it moves.
  if (!aims) return <section className={styles.aims} aria-hidden="true" />
  const { overall, priorities } = aims
  return (
    <section className={styles.aims} aria-label={t('aims.title')}>
      <div>
        <p className={styles.label}>{t('aims.overall')}</p>
        <p className={styles.overall}>{overall[language]}</p>
      </div>
      {priorities.length > 0 ? (
        <details key={String(isWide)} open={isWide} className={styles.more}>
          <summary className={styles.label}>{t('aims.priorities')}</summary>
          <ol className={styles.priorities}>
            {priorities.map((one) => (
              <li key={one.sv}>{one[language]}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  )
}
