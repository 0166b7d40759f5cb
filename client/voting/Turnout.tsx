/**
 * How many of those who are here have voted.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import type { Present } from '../sync/useRoomConnection.ts'
import styles from './Voting.module.css'

export interface Counted {
  /** Those who are here and may vote, and how many of them have. */
  readonly here: number
  readonly voted: number
  /** Those who have voted and are not here now. */
  readonly away: number
}

export function turnoutOf(round: ScoringRound, present: readonly Present[]): Counted {
  const { voters, proxies, votersHere } = round
  const here = present.filter(({ role }) => role === 'participant' || role === 'facilitator').length
  return { here, voted: Math.min(votersHere, here), away: voters - proxies - votersHere }
}

/** Its words, such as "7 of 9 here have voted, 2 through someone else". */
export function useTurnoutText(): (round: VoteRound, present: readonly Present[]) => string {
  const { t } = useTranslation('voting')
  return (round, present) => {
    const { voted, here, away } = turnoutOf(round, present)
    const isOpen = round.state === 'open'
    return [
      isOpen ? t('votedOf', { count: voted, here }) : t('result.voters', { count: round.voters }),
      ...(isOpen && away > 0 ? [t('away', { count: away })] : []),
      ...(round.proxies > 0 ? [t('proxies', { count: round.proxies })] : []),
    ].join(', ')
  }
}

export function Turnout({ round, present }: { round: VoteRound; present: readonly Present[] }) {
  const text = useTurnoutText()
  return <p className={styles.turnout}>{text(round, present)}</p>
}
