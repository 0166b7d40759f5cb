/**
 * The one question that everyone who joins answers: which of the four sectors they come from.
 * @module
 */

import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Sector } from '../../../shared/vocabulary.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import styles from './SectorChoice.module.css'

/** In the order of the region's own picture of the four sectors. */
export const sectorOrder: readonly Sector[] = ['civil_society', 'business', 'public_sector', 'academia']

interface SectorChoiceProps {
  value: Sector | null
  onChange: (sector: Sector) => void
  problem: string | null
}

export function SectorChoice({ value, onChange, problem }: SectorChoiceProps) {
  const { t } = useTranslation('join')
  const { t: tc } = useTranslation()
  const choose = (chosen: string) => {
    const sector = sectorOrder.find((candidate) => candidate === chosen)
    if (sector) onChange(sector)
  }
  return (
    <RadioGroup
      value={value}
      onChange={choose}
      isRequired
      isInvalid={problem !== null}
      validationBehavior="aria"
      className={styles.group ?? ''}
    >
      <Label className={styles.label}>{t('sector')}</Label>
      <div className={styles.cards}>
        {sectorOrder.map((sector) => (
          <Radio key={sector} value={sector} className={styles.card ?? ''} data-sector={sector}>
            <span className={styles.mark}>
              <SectorMark sector={sector} size={20} />
            </span>
            <span className={styles.texts}>
              <span className={styles.name}>{tc(`sectors.${sector}`)}</span>
              <span className={styles.examples}>{t(`examples.${sector}`)}</span>
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </RadioGroup>
  )
}
