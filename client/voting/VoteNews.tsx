/**
 * Reads out what a vote does: that it opens, how many votes are left after each one, that it is closed and revealed.
 * @module
 */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { useBallotState } from './ballots.ts'
import type { Filling } from './voting.ts'

export function VoteNews({ round, filling }: { round: VoteRound | null; filling: Filling | null }) {
  const { t } = useTranslation('voting')
  const state = useBallotState(filling?.ballot ?? null)
  const [news, setNews] = useState('')
  const stage = round ? `${round.id} ${round.state}` : ''
  const before = useRef(stage)
  useEffect(() => {
    // What was so when the page opened stands in the strip, and is no news.
    if (before.current === stage || !round) return
    before.current = stage
    const title = round.title ?? t('round', { number: round.number })
    const left = t('left', { count: round.budget })
    if (round.state === 'open') setNews(t(filling ? 'news.open' : 'news.openRead', { title, left }))
    else setNews(t(`news.${round.state}`))
  }, [stage, round, filling, t])

  const last = state?.last ?? null
  const left = state?.left ?? 0
  useEffect(() => {
    if (!last) return
    setNews(t('said', { given: t('given', { count: last.count }), left: t('left', { count: left }) }))
  }, [last, left, t])
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}
