/**
 * How many of those who are here have scored, in words.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import type { Present } from '../sync/useRoomConnection.ts'
import { turnoutOf } from '../voting/Turnout.tsx'
import './words.ts'

/** Such as "7 of 9 here have given scores, 2 through someone else". */
export function useScoringTurnout(): (round: ScoringRound, present: readonly Present[]) => string {
  const { t } = useTranslation('scoring')
  return (round, present) => {
    const { voted, here, away } = turnoutOf(round, present)
    const isOpen = round.state === 'open'
    return [
      isOpen ? t('scoredOf', { count: voted, here }) : t('scored', { count: round.voters }),
      ...(isOpen && away > 0 ? [t('away', { count: away })] : []),
      ...(round.proxies > 0 ? [t('proxies', { count: round.proxies })] : []),
    ].join(', ')
  }
}
