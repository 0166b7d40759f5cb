/**
 * The one question that everyone who joins answers: which of the four sectors they come from.
 * @module
 */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sector } from '../../../shared/vocabulary.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { Radios } from '../../app/ui/Radios.tsx'
import styles from './SectorChoice.module.css'

/** In the order of the region's own picture of the four sectors. */
export const sectorOrder: readonly Sector[] = ['civil_society', 'business', 'public_sector', 'academia']

interface SectorChoiceProps {
  value: Sector | null
  onChange: (sector: Sector) => void
  problem: string | null
  /** What is asked; by default of the one who joins. */
  label?: string
}

export function SectorChoice({ value, onChange, problem, label }: SectorChoiceProps) {
  const { t } = useTranslation('join')
  const { t: tc } = useTranslation()
  const id = useId()
  return (
    <div className={styles.group}>
      <span id={`${id}label`} className={styles.label}>
        {label ?? t('sector')}
      </span>
      <Radios
        labelledBy={`${id}label`}
        choices={sectorOrder}
        value={value}
        onChange={onChange}
        isRequired
        problemId={problem ? `${id}problem` : null}
        className={styles.cards ?? ''}
        draw={(sector) => (
          <span className={styles.card} data-sector={sector}>
            <span className={styles.mark}>
              <SectorMark sector={sector} size={20} />
            </span>
            <span className={styles.texts}>
              <span className={styles.name}>{tc(`sectors.${sector}`)}</span>
              <span className={styles.examples}>{t(`examples.${sector}`)}</span>
            </span>
          </span>
        )}
      />
      {problem ? (
        <span id={`${id}problem`} className={styles.error}>
          {problem}
        </span>
      ) : null}
    </div>
  )
}
