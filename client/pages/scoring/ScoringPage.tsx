/**
 * Where one gives scores: the actions one after the other, made for a phone in one hand and for a keyboard alike.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { criteriaOf, scorableActions } from '../../../shared/insights/weighing.ts'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { ScoringRound } from '../../../shared/protocol/scores.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useMe, useRoom } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { LinkButton } from '../../app/ui/Button.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { useLiveInsights } from '../../insights/useLiveInsights.ts'
import { useRoomContext } from '../../insights/useRoomContext.ts'
import { mayScore } from '../../scoring/mayScore.ts'
import { useSheet } from '../../scoring/sheets.ts'
import { type RoomConnection, useRoomConnection } from '../../sync/useRoomConnection.ts'
import { VoiceSwitch } from '../../voices/VoiceSwitch.tsx'
import { SpeakingProvider, useSpeaking } from '../../voices/voice.tsx'
import { useBallotState } from '../../voting/ballots.ts'
import { prioritiesPath } from '../priorities/prioritiesPath.ts'
import { ScoreSteps } from './ScoreSteps.tsx'
import styles from './ScoringPage.module.css'
import { Ways } from './Ways.tsx'
import '../../scoring/words.ts'

export function ScoringPage({ id }: { id: string }) {
  const me = useMe()
  const room = useRoom(id)
  if (me.isPending || room.isPending) return <Waiting />
  const error = obstacle(me) ?? obstacle(room)
  if (error || !me.data || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  // What somebody is in one room they need not be in another.
  const here = { ...me.data, role: room.data.role }
  return (
    <SpeakingProvider me={here}>
      <Scoring room={room.data} me={here} />
    </SpeakingProvider>
  )
}

function Scoring({ room, me }: { room: Room; me: Me }) {
  const { t } = useTranslation('scoring')
  const connection = useRoomConnection(room.id)
  const round = connection.facilitation?.scoring ?? null
  if (!connection.ready || !connection.facilitation) return <Waiting />
  return (
    <Page
      title={t('page.title')}
      width="column"
      above={<BackLink href={pathTo.room(room.id)}>{room.title}</BackLink>}
    >
      {round?.state === 'open' && mayScore(me) ? (
        <Open {...{ room, me, connection, round }} />
      ) : (
        <Closed room={room} round={round} mayGive={mayScore(me)} />
      )}
    </Page>
  )
}

/** What there is while nothing can be given. */
function Closed({ room, round, mayGive }: { room: Room; round: ScoringRound | null; mayGive: boolean }) {
  const { t } = useTranslation('scoring')
  const said =
    round?.state === 'open' && !mayGive
      ? t('page.mayNot')
      : round?.state === 'closed'
        ? t('closed')
        : t('page.notOpen')
  return (
    <div className={styles.end} role="status">
      <p>{said}</p>
      <Ways>
        {round?.state === 'revealed' ? (
          <LinkButton to={prioritiesPath(room.id)} look="primary">
            {t('page.toResult')}
          </LinkButton>
        ) : null}
        <LinkButton to={pathTo.room(room.id)}>{t('page.toRoom')}</LinkButton>
      </Ways>
    </div>
  )
}

interface OpenProps {
  room: Room
  me: Me
  connection: RoomConnection
  round: ScoringRound
}

function Open({ room, me, connection, round }: OpenProps) {
  const { t } = useTranslation('scoring')
  const { voice } = useSpeaking()
  const context = useRoomContext(room, connection)
  const { insights } = useLiveInsights(connection.doc, context)
  const sheet = useSheet({ room, connection, round, voiceId: voice?.id ?? null })
  const state = useBallotState(sheet)
  const actions = useMemo(() => scorableActions(insights, round.zone), [insights, round.zone])
  const criteria = useMemo(() => {
    const languages = new Map(insights.map(({ id, lang }) => [id, lang]))
    return criteriaOf(insights).map((one) => ({ ...one, lang: languages.get(one.id) }))
  }, [insights])
  return (
    <>
      {round.title ? <p className={styles.question}>{round.title}</p> : null}
      <VoiceSwitch me={me} />
      {actions.length === 0 ? <p>{t('page.noActions')}</p> : null}
      {sheet && state?.isKnown && actions.length > 0 ? (
        <ScoreSteps
          // Whoever one scores for begins with what they have not scored yet.
          key={voice?.id ?? 'me'}
          {...{ sheet, state, actions, criteria, roomId: room.id }}
        />
      ) : null}
      {sheet && !state?.isKnown ? <p>{t('page.reading')}</p> : null}
    </>
  )
}
