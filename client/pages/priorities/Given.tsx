/**
 * What people gave, each for themselves, where the page shows numbers: in the place of the one on the card, and what of it
 * the sectors come to.
 * @module
 */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scored } from '../../../shared/facilitation/scoring.ts'
import { scoresKeepSectors } from '../../../shared/insights/scores.ts'
import { type Sector, sectorNames, sectors } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { GivenScore, SectorNumbers } from '../../scoring/GivenScore.tsx'
import styles from './Priorities.module.css'
import type { Shown } from './usePriorities.ts'

interface ScoredOrProps {
  scored: Scored | undefined
  label: string
  /** What stands there where nobody scored it. */
  children: ReactNode
}

export const ScoredOr = ({ scored, label, children }: ScoredOrProps) =>
  scored ? <GivenScore scored={scored} label={label} /> : children

/** The lowest and the highest value of a sector, and those of each. */
export function SectorValues({ bySector }: { bySector: Partial<Record<Sector, number>> }) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const values = sectors.flatMap((sector) => bySector[sector] ?? [])
  if (values.length === 0) return null
  const number = (value: number) => value.toLocaleString(language, { minimumFractionDigits: 2 })
  return (
    <div className={styles.spread}>
      {values.length > 1 ? (
        <span>
          {t('scores.between', { min: number(Math.min(...values)), max: number(Math.max(...values)) })}
        </span>
      ) : null}
      <SectorNumbers
        of={sectors.flatMap((sector) => {
          const one = bySector[sector]
          if (one === undefined) return []
          const value = number(one)
          return { sector, value, label: `${sectorNames[sector][language]}: ${value}` }
        })}
      />
    </div>
  )
}

/** That sectors with few scorers are not told apart, where it is so. */
export function KeptSectors({ insights }: { insights: readonly Shown[] }) {
  const { t } = useTranslation('scoring')
  return scoresKeepSectors(insights) ? <p className={styles.muted}>{t('given.kept')}</p> : null
}
