/**
 * The strip of a scoring, over the board and the list alike: the way to the page where one scores, how many have, and for
 * those who lead the next step; afterwards the way to what it came to. It reads itself out as it goes on.
 * @module
 */
import { ListOrdered } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import { mayLead } from '../app/mayLead.ts'
import { LinkButton } from '../app/ui/Button.tsx'
import { prioritiesPath } from '../pages/priorities/prioritiesPath.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { isOfNow } from '../voting/isOfNow.ts'
import strip from '../voting/Voting.module.css'
import { EndScoring } from './EndScoring.tsx'
import { mayScore } from './mayScore.ts'
import { pathToScoring } from './scoringPath.ts'
import { useScoringTurnout } from './useScoringTurnout.ts'
import './words.ts'

interface ScoringStripProps {
  me: Me
  connection: RoomConnection
}

export function ScoringStrip({ me, connection }: ScoringStripProps) {
  const { t } = useTranslation('scoring')
  const { facilitation, present, serverNow } = connection
  const round = facilitation?.scoring ?? null
  const turnout = useScoringTurnout()
  const isShown = round !== null && isOfNow(facilitation, round, serverNow)
  return (
    <>
      <News round={round} />
      {isShown ? (
        <section className={strip.strip} aria-label={t('part')}>
          <div className={strip.question}>
            <p className={strip.title}>
              <ListOrdered size={18} aria-hidden="true" />
              <span>{round.title ?? t('round', { number: round.number })}</span>
            </p>
          </div>
          <div className={strip.hand}>
            <p className={strip.turnout}>{turnout(round, present)}</p>
            {round.state === 'open' && mayScore(me) ? (
              <LinkButton to={pathToScoring(round.roomId)} look="primary" size="small">
                {t('give')}
              </LinkButton>
            ) : null}
            {mayLead(me) ? <EndScoring round={round} /> : null}
            {!mayLead(me) && round.state === 'closed' ? <p className={strip.said}>{t('closed')}</p> : null}
            {round.state === 'revealed' ? (
              <LinkButton to={prioritiesPath(round.roomId)} look="primary" size="small">
                {t('see')}
              </LinkButton>
            ) : null}
          </div>
        </section>
      ) : null}
    </>
  )
}

function News({ round }: { round: ScoringRound | null }) {
  const { t } = useTranslation('scoring')
  const [news, setNews] = useState('')
  const stage = round ? `${round.id} ${round.state}` : ''
  const before = useRef(stage)
  useEffect(() => {
    // What was so when the page opened stands in the strip, and is no news.
    if (before.current === stage || !round) return
    before.current = stage
    const title = round.title ?? t('round', { number: round.number })
    setNews(round.state === 'open' ? t('news.open', { title }) : t(`news.${round.state}`))
  }, [stage, round, t])
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}
