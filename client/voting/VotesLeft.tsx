/**
 * How many votes one has left, as dots and as a number, always in view while one votes.
 * @module
 */
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { useBallotState } from './ballots.ts'
import styles from './Voting.module.css'
import type { Filling } from './voting.ts'

/** More dots than this are a line that nobody counts: then the number says it alone. */
const MAX_DOTS = 10
const dots = Array.from({ length: MAX_DOTS }, (_, i) => i + 1)

export function VotesLeft({ filling, round }: { filling: Filling; round: VoteRound }) {
  const { t } = useTranslation('voting')
  const state = useBallotState(filling.ballot)
  const { budget, perCard } = round
  if (!state) return null
  const { left, isKnown, kept } = state
  return (
    <div className={styles.own}>
      <p className={styles.left}>
        {budget <= MAX_DOTS ? (
          <span className={styles.dots} aria-hidden="true">
            {dots.slice(0, budget).map((dot) => (
              <span key={dot} className={dot <= left ? styles.dot : styles.spent} />
            ))}
          </span>
        ) : null}
        <span>{isKnown ? t('leftOf', { left, count: budget }) : t('reading')}</span>
      </p>
      {kept === 'waiting' ? (
        <p className={styles.waiting} role="status">
          <CircleAlert size={15} aria-hidden="true" />
          {t('waiting')}
        </p>
      ) : perCard < budget ? (
        <p className={styles.rules}>{t('rules', { count: perCard })}</p>
      ) : null}
    </div>
  )
}
