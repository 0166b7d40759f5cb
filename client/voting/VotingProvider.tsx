/**
 * Voting in a room: keeps the ballot that is filled in, the result that is shown on the cards, and the windows.
 * @module
 */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { useVote } from '../app/queries.ts'
import { recall, remember } from '../app/remember.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { useSpeaking } from '../voices/voice.tsx'
import { useBallot } from './ballots.ts'
import { isOfNow } from './isOfNow.ts'
import { ranked } from './ranking.ts'
import {
  CountsContext,
  type Filling,
  FillingContext,
  type VoteWindow,
  type Voting,
  VotingContext,
} from './voting.ts'
import './words.ts'

const NewRoundWindow = lazy(() =>
  import('./NewRoundWindow.tsx').then((part) => ({ default: part.NewRoundWindow })),
)
const NewScoringWindow = lazy(() =>
  import('../scoring/NewScoringWindow.tsx').then((part) => ({ default: part.NewScoringWindow })),
)
const ResultsWindow = lazy(() =>
  import('./ResultsWindow.tsx').then((part) => ({ default: part.ResultsWindow })),
)

interface VotingProviderProps {
  room: Room
  me: Me
  connection: RoomConnection
  children: ReactNode
}

export function VotingProvider({ room, me, connection, children }: VotingProviderProps) {
  const round = connection.facilitation?.vote ?? null
  const filling = useFillingOf(room, me, connection, round)
  const [opened, setOpened] = useState<VoteWindow | null>(null)
  const [hidden, setHidden] = useState(() => recall(HIDDEN_AS))
  const isShown =
    round !== null && round.id !== hidden && isOfNow(connection.facilitation, round, connection.serverNow)
  const counts = useCounts(isShown && round.state === 'revealed' ? round.id : null)
  const voting = useMemo(
    (): Voting => ({
      round,
      isShown,
      hide: () => {
        remember(HIDDEN_AS, round?.id ?? '')
        setHidden(round?.id ?? null)
      },
      open: setOpened,
    }),
    [round, isShown],
  )
  const close = () => setOpened(null)
  return (
    <VotingContext value={voting}>
      <FillingContext value={filling}>
        <CountsContext value={counts}>
          {children}
          <Suspense>
            {opened?.of === 'new' ? (
              <NewRoundWindow room={room} connection={connection} onClose={close} />
            ) : null}
            {opened?.of === 'scoring' ? (
              <NewScoringWindow room={room} connection={connection} onClose={close} />
            ) : null}
            {opened?.of === 'results' ? (
              <ResultsWindow
                room={room}
                me={me}
                doc={connection.doc}
                first={opened.roundId ?? null}
                onClose={close}
              />
            ) : null}
          </Suspense>
        </CountsContext>
      </FillingContext>
    </VotingContext>
  )
}

const HIDDEN_AS = 'resultHidden'
/** The ballot of the person who votes now, with a way to change it that says why it cannot be. */
function useFillingOf(
  room: Room,
  me: Me,
  connection: RoomConnection,
  round: VoteRound | null,
): Filling | null {
  const { t } = useTranslation('voting')
  const announce = useAnnounce()
  const { voice } = useSpeaking()
  const mayVote = me.member !== null && me.role !== 'observer'
  const open = mayVote && connection.ready && round?.state === 'open' ? round : null
  const ballot = useBallot({ room, connection, round: open, voiceId: voice?.id ?? null })
  const [zone, budget, perCard] = [open?.zone ?? null, open?.budget ?? 0, open?.perCard ?? 0]
  return useMemo(
    () =>
      ballot && {
        ballot,
        zone,
        change: (cardId, by) => {
          const why = ballot.change(cardId, by)
          if (why) announce(t(`none.${why}`, { count: why === 'budget' ? budget : perCard }))
        },
      },
    [ballot, zone, budget, perCard, announce, t],
  )
}

function useCounts(roundId: string | null) {
  const { data } = useVote(roundId)
  const counts = roundId === null ? null : (data?.result?.counts ?? null)
  return useMemo(() => counts && new Map(ranked(counts).map((card) => [card.id, card])), [counts])
}
