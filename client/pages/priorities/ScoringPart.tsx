/**
 * The round in which each person scores the actions: where it is, the way to score, and for those who lead the next step.
 * @module
 */
import { ListOrdered } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { ScoringRound } from '../../../shared/protocol/scores.ts'
import { mayLead } from '../../app/mayLead.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { EndScoring } from '../../scoring/EndScoring.tsx'
import { mayScore } from '../../scoring/mayScore.ts'
import { pathToScoring } from '../../scoring/scoringPath.ts'
import { useScoringTurnout } from '../../scoring/useScoringTurnout.ts'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'
import styles from './Priorities.module.css'
import '../../scoring/words.ts'

const NewScoringWindow = lazy(() =>
  import('../../scoring/NewScoringWindow.tsx').then((part) => ({ default: part.NewScoringWindow })),
)

interface ScoringPartProps {
  room: Room
  me: Me
  connection: RoomConnection
}

export function ScoringPart({ room, me, connection }: ScoringPartProps) {
  const { t } = useTranslation('scoring')
  const [isOpening, setOpening] = useState(false)
  const { facilitation } = connection
  if (!facilitation) return null
  const { scoring: round, vote } = facilitation
  const isGoing = [round, vote].some((one) => one && one.state !== 'revealed')
  return (
    <section className={styles.scoring} aria-label={t('part')}>
      <p role="status">
        <ListOrdered size={18} aria-hidden="true" />
        <span>
          <Said {...{ round, me, connection }} />
        </span>
      </p>
      <div className={styles.steps}>
        {round?.state === 'open' && mayScore(me) ? (
          <LinkButton to={pathToScoring(room.id)} look="primary" size="small">
            {t('give')}
          </LinkButton>
        ) : null}
        {round && mayLead(me) ? <EndScoring round={round} /> : null}
        {!isGoing && mayLead(me) ? (
          <Button size="small" onPress={() => setOpening(true)}>
            {t('open')}
          </Button>
        ) : null}
      </div>
      <Suspense>
        {isOpening ? (
          <NewScoringWindow room={room} connection={connection} onClose={() => setOpening(false)} />
        ) : null}
      </Suspense>
    </section>
  )
}

interface SaidProps extends Omit<ScoringPartProps, 'room'> {
  round: ScoringRound | null
}

function Said({ round, me, connection }: SaidProps) {
  const { t } = useTranslation('scoring')
  const turnout = useScoringTurnout()
  if (!round) return t(mayScore(me) ? 'none' : 'noneForReader')
  const title = round.title ?? t('round', { number: round.number })
  if (round.state === 'revealed') return t('last', { title, people: t('people', { count: round.voters }) })
  return (
    <>
      <strong>{title}</strong> {turnout(round, connection.present)}
    </>
  )
}
