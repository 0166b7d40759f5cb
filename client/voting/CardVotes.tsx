/**
 * Voting on one card of the list: a stepper while a vote is open, and what the card got once that is shown.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Bar, SectorCounts } from './ResultRow.tsx'
import { VoteStepper } from './VoteStepper.tsx'
import styles from './Voting.module.css'
import { useFilling, useShownCounts } from './voting.ts'

interface CardVotesProps {
  cardId: string
  text: string
  /** The zone that the card lies in; null outside all. */
  zoneId: string | null
}

export function CardVotes({ cardId, text, zoneId }: CardVotesProps) {
  const { t } = useTranslation('voting')
  const filling = useFilling()
  const count = useShownCounts()?.get(cardId)
  if (filling) {
    if (filling.zone !== null && filling.zone !== zoneId) return null
    return (
      <div className={styles.onCard}>
        <VoteStepper filling={filling} cardId={cardId} text={text} />
      </div>
    )
  }
  if (!count || count.rank === null) return null
  const { rank, isTied } = count
  return (
    <div className={styles.cardResult}>
      <p>{t(isTied ? 'result.tiedRank' : 'result.rank', { rank })}</p>
      <Bar card={count} />
      <SectorCounts counts={count.bySector} total={count.total} label={t('result.rowSectors')} />
    </div>
  )
}
