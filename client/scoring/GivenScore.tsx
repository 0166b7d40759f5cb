/**
 * What people gave, in a cell: the mean, how many and how far apart, and the means of the sectors that can be told.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Scored } from '../../shared/facilitation/scoring.ts'
import { type Sector, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import styles from './GivenScore.module.css'
import './words.ts'

/** A mean, as far as it tells something. */
export function useMeanText(): (mean: number) => string {
  const { language } = useLanguage()
  return (mean) => mean.toLocaleString(language, { maximumFractionDigits: 2 })
}

export function GivenScore({ scored, label }: { scored: Scored; label?: string }) {
  const { t } = useTranslation('scoring')
  const { language } = useLanguage()
  const text = useMeanText()
  const { mean, scorers, min, max, bySector } = scored
  return (
    <div className={styles.given}>
      {label ? <span className="visually-hidden">{label}: </span> : null}
      <strong>{text(mean)}</strong>
      <span className={styles.muted}>
        {t('given.of', { count: scorers })},{' '}
        <span className={styles.range}>{t('given.range', { min, max })}</span>
      </span>
      <SectorNumbers
        of={sectors.flatMap((sector) => {
          const one = bySector[sector]
          if (!one) return []
          const name = sectorNames[sector][language]
          const { mean: own, scorers: count, ...range } = one
          return {
            sector,
            value: text(own),
            label: t('given.sector', { sector: name, mean: text(own), ...range, count }),
          }
        })}
      />
    </div>
  )
}

export interface SectorNumber {
  readonly sector: Sector
  readonly value: string
  /** What is heard, and seen with the pointer over it. */
  readonly label: string
}

/** A number for each sector that is told, with its mark. */
export function SectorNumbers({ of }: { of: readonly SectorNumber[] }) {
  if (of.length === 0) return null
  return (
    <ul className={styles.sectors}>
      {of.map(({ sector, value, label }) => (
        <li key={sector} title={label}>
          <span className="visually-hidden">{label}</span>
          <span aria-hidden="true">
            <SectorMark sector={sector} size={12} />
            {value}
          </span>
        </li>
      ))}
    </ul>
  )
}
