/**
 * One card of a result: its rank, its words, a bar with the number beside it, and the sectors that can be told.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { type Sector, sectors } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import type { RankedCard } from './ranking.ts'
import styles from './Voting.module.css'
import type { VotedCard } from './votedCards.ts'

interface ResultRowProps {
  card: VotedCard
  /** Shows the card on the board. Without it, as on a projector, the row is only read, and takes less height. */
  onShow?: (cardId: string) => void
}

export function ResultRow({ card, onShow }: ResultRowProps) {
  const { t } = useTranslation('voting')
  const { id, text, now } = card
  return (
    <li className={`${styles.row} ${onShow ? '' : styles.afar}`} data-rank={card.rank}>
      <Rank card={card} />
      <div className={styles.what}>
        {onShow && now !== 'gone' ? (
          <button
            type="button"
            className={styles.rowText}
            aria-label={t('result.show', { text })}
            onClick={() => onShow(id)}
          >
            {text}
          </button>
        ) : (
          <p className={styles.rowText}>{text}</p>
        )}
        <Bar card={card} />
        <SectorCounts counts={card.bySector} total={card.total} label={t('result.rowSectors')} />
        {now === 'same' ? null : (
          <p className={styles.since}>{t(now === 'gone' ? 'result.gone' : 'result.changed')}</p>
        )}
      </div>
    </li>
  )
}

/** Equal counts share their rank, and it says so. */
function Rank({ card: { rank, isTied } }: { card: RankedCard }) {
  const { t } = useTranslation('voting')
  if (rank === null) return null
  return (
    <p className={styles.rank}>
      <span aria-hidden="true">{rank}</span>
      {isTied ? (
        <span className={styles.tied} aria-hidden="true">
          {t('result.tied')}
        </span>
      ) : null}
      <span className="visually-hidden">{t(isTied ? 'result.tiedRank' : 'result.rank', { rank })}</span>
    </p>
  )
}

/** The votes as a picture, and as a number. */
export function Bar({ card: { total, share } }: { card: RankedCard }) {
  const { t } = useTranslation('voting')
  return (
    <p className={styles.barLine}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <strong className={styles.total}>{t('result.votes', { count: total })}</strong>
    </p>
  )
}

interface SectorCountsProps {
  counts: Partial<Record<Sector, number>>
  /** Of all sectors together: what is left is that of those too small to be told. */
  total: number
  label: string
}

/** A number for each sector that can be told, with its mark and name, and one for the others together. */
export function SectorCounts({ counts, total, label }: SectorCountsProps) {
  const { t } = useTranslation()
  const { t: tv } = useTranslation('voting')
  const told = sectors.filter((sector) => counts[sector] !== undefined)
  if (told.length === 0) return null
  const others = total - told.reduce((sum, sector) => sum + (counts[sector] ?? 0), 0)
  return (
    <ul className={styles.sectors} aria-label={label}>
      {told.map((sector) => (
        <li key={sector}>
          <SectorMark sector={sector} size={12} />
          {t(`sectors.${sector}`)} <strong>{counts[sector]}</strong>
        </li>
      ))}
      {others > 0 ? (
        <li>
          {tv('result.others')} <strong>{others}</strong>
        </li>
      ) : null}
    </ul>
  )
}
