/**
 * A room: its board, its outline, and a thin bar over them.
 * @module
 */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { SkipLink } from '../../app/Page.tsx'
import { useMe, useRoom } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { ShownCardProvider, useShowingCards } from '../../app/shownCard.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { FacilitationBar } from '../../facilitation/FacilitationBar.tsx'
import { GatheringNotice } from '../../facilitation/GatheringNotice.tsx'
import { RoomClosed } from '../../facilitation/RoomClosed.tsx'
import { RoomLink, RoomLinkProvider } from '../../facilitation/roomLink.ts'
import { ScoringStrip } from '../../scoring/ScoringStrip.tsx'
import { type RoomConnection, useRoomConnection } from '../../sync/useRoomConnection.ts'
import { VoiceSwitch } from '../../voices/VoiceSwitch.tsx'
import { SpeakingProvider } from '../../voices/voice.tsx'
import { VoteStrip } from '../../voting/VoteStrip.tsx'
import { VotingProvider } from '../../voting/VotingProvider.tsx'
import { ConnectionNews } from './ConnectionNews.tsx'
import { Ended } from './Ended.tsx'
import { RoomBar } from './RoomBar.tsx'
import styles from './RoomPage.module.css'
import { Stage } from './Stage.tsx'
import { useView } from './useView.ts'
import './words.ts'

export function RoomPage({ id }: { id: string }) {
  const me = useMe()
  const room = useRoom(id)
  if (me.isPending || room.isPending) return <Waiting />
  const error = me.error ?? (room.data ? null : room.error)
  if (error || !me.data || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  // What somebody is in one room they need not be in another.
  return <ShownRoom room={room.data} me={{ ...me.data, role: room.data.role }} />
}

function ShownRoom({ room: asked, me }: { room: Room; me: Me }) {
  const { t } = useTranslation('room')
  const connection = useRoomConnection(asked.id)
  // The socket tells at once what asking would tell seconds later.
  const room = { ...asked, status: connection.facilitation?.status ?? asked.status }
  const { view, views, choose } = useView()
  // The same for as long as the view is: all that shows cards would be drawn anew with it.
  const onBoard = useCallback(() => {
    if (view === 'outline') choose('board')
  }, [view, choose])
  const link = useMemo(() => new RoomLink(), [])
  const [seesInsights, setSeesInsights] = useState(false)
  const { ended } = connection
  if (ended) return <Ended code={ended.code} said={ended.reason} processId={room.processId} />
  return (
    <RoomLinkProvider value={link}>
      <RoomContexts room={room} me={me} connection={connection} onBoard={onBoard}>
        <SkipLink />
        <RoomBar
          {...{ room, me, connection, view, views, seesInsights }}
          onView={choose}
          onInsights={() => setSeesInsights(!seesInsights)}
        />
        <ConnectionNews status={connection.status} />
        <RoomClosed room={room} me={me} connection={connection} />
        <FacilitationBar room={room} me={me} connection={connection} />
        <ScoringStrip me={me} connection={connection} />
        <VoteStrip me={me} connection={connection}>
          <VoiceSwitch me={me} />
        </VoteStrip>
        <main id="main" tabIndex={-1} className={styles.main} aria-label={t('boardPart')}>
          <GatheringNotice room={room} me={me} connection={connection} onBoard={() => choose('board')} />
          <Stage
            {...{ connection, room, me, view, seesInsights }}
            onCloseInsights={() => setSeesInsights(false)}
          />
        </main>
      </RoomContexts>
    </RoomLinkProvider>
  )
}

interface RoomContextsProps {
  room: Room
  me: Me
  connection: RoomConnection
  /** Brings the board onto the page. */
  onBoard: () => void
  children: ReactNode
}

/** What bars, board and list share: for whom one writes, what is voted on, and a way to a card on the board. */
function RoomContexts({ room, me, connection, onBoard, children }: RoomContextsProps) {
  const cards = useShowingCards(onBoard)
  return (
    <SpeakingProvider me={me}>
      <ShownCardProvider value={cards}>
        <VotingProvider room={room} me={me} connection={connection}>
          <div className={styles.page}>{children}</div>
        </VotingProvider>
      </ShownCardProvider>
    </SpeakingProvider>
  )
}
