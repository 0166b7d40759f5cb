/**
 * A vote on the projector: while it is open how many have voted, afterwards what it came to, read from the back.
 * @module
 */
import { ArrowLeft, Maximize } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { VoteRound } from '../../../shared/protocol/votes.ts'
import { problemOf } from '../../app/api.ts'
import { mayLead } from '../../app/mayLead.ts'
import { SkipLink, usePageTitle } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { useMe, useRoom, useVote } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { type RoomConnection, useRoomConnection } from '../../sync/useRoomConnection.ts'
import { CloseAndReveal } from '../../voting/CloseAndReveal.tsx'
import { Facts } from '../../voting/Result.tsx'
import { ResultRow } from '../../voting/ResultRow.tsx'
import { turnoutOf, useTurnoutText } from '../../voting/Turnout.tsx'
import { votedCards } from '../../voting/votedCards.ts'
import styles from './VotePage.module.css'
import '../../voting/words.ts'

interface VotePageProps {
  roomId: string
  /** An earlier round; the newest, live, where none is named. */
  voteId: string | undefined
}

export function VotePage({ roomId, voteId }: VotePageProps) {
  const me = useMe()
  const room = useRoom(roomId)
  if (me.isPending || room.isPending) return <Waiting />
  const error = me.error ?? (room.data ? null : room.error)
  if (error || !me.data || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  return <Projected room={room.data} me={me.data} voteId={voteId ?? null} />
}

function Projected({ room, me, voteId }: { room: Room; me: Me; voteId: string | null }) {
  const { t } = useTranslation('voting')
  const connection = useRoomConnection(room.id)
  const newest = connection.facilitation?.vote ?? null
  const isNewest = voteId === null || voteId === newest?.id
  const revealedId = isNewest ? (newest?.state === 'revealed' ? newest.id : null) : voteId
  const tally = useVote(revealedId)
  const round = isNewest ? newest : (tally.data?.round ?? null)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = round ? (round.title ?? t('round', { number: round.number })) : t('earlier')
  usePageTitle(`${title} · ${room.title}`, heading)
  return (
    <div className={styles.page}>
      <SkipLink />
      <header className={styles.bar}>
        <LinkButton to={pathTo.room(room.id)} look="quiet" size="small">
          <ArrowLeft size={18} aria-hidden="true" />
          {t('result.back')}
        </LinkButton>
        <div className={styles.hand}>
          {round && mayLead(me) ? <CloseAndReveal round={round} /> : null}
          <Button
            look="quiet"
            size="small"
            onPress={() => void document.documentElement.requestFullscreen?.()}
          >
            <Maximize size={18} aria-hidden="true" />
            {t('result.full')}
          </Button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <p className={styles.above}>{room.title}</p>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {tally.isError ? <ProblemNotice problem={problemOf(tally.error)} /> : null}
        {!round ? <Quiet>{connection.facilitation ? t('result.noneYet') : t('reading')}</Quiet> : null}
        {round && round.state !== 'revealed' ? <Going round={round} connection={connection} /> : null}
        {tally.data ? <Came tally={tally.data} connection={connection} /> : null}
      </main>
    </div>
  )
}

const Quiet = ({ children }: { children: ReactNode }) => <p className={styles.said}>{children}</p>

/** Until it is revealed: how many have voted, as a number and as a bar. */
function Going({ round, connection }: { round: VoteRound; connection: RoomConnection }) {
  const { t } = useTranslation('voting')
  const text = useTurnoutText()
  const { voted, here } = turnoutOf(round, connection.present)
  const isOpen = round.state === 'open'
  return (
    <div className={styles.going}>
      <p className={styles.turnout} role="status">
        {text(round, connection.present)}
      </p>
      {isOpen ? (
        <span className={styles.track} aria-hidden="true">
          <span className={styles.done} style={{ inlineSize: `${here > 0 ? (voted / here) * 100 : 0}%` }} />
        </span>
      ) : null}
      {isOpen ? (
        <Quiet>
          {t('result.each', { count: round.budget })}
          {round.perCard < round.budget ? `, ${t('result.rules', { count: round.perCard })}` : ''}
        </Quiet>
      ) : null}
      <Quiet>{t(isOpen ? 'how' : 'closed')}</Quiet>
    </div>
  )
}

interface CameProps {
  tally: NonNullable<ReturnType<typeof useVote>['data']>
  connection: RoomConnection
}

/** Cards that can be read from afar on one screen; those with as many votes as the last of them come along. */
const READABLE = 8

function Came({ tally: { round, result }, connection }: CameProps) {
  const { t } = useTranslation('voting')
  const { doc, ready } = connection
  const cards = useMemo(() => (result && ready ? votedCards(result, doc).cards : []), [result, doc, ready])
  if (!result) return null
  const last = cards[READABLE - 1]?.total ?? 0
  const shown = cards.filter(({ total }, i) => i < READABLE || total === last)
  return (
    <>
      {result.voters === 0 ? <Quiet>{t('result.nobody')}</Quiet> : null}
      <ol className={styles.rows}>
        {shown.map((card) => (
          <ResultRow key={card.id} card={card} />
        ))}
      </ol>
      {cards.length > shown.length ? (
        <Quiet>{t('result.more', { count: cards.length - shown.length })}</Quiet>
      ) : null}
      <div className={styles.facts}>
        <Facts round={round} result={result} />
      </div>
    </>
  )
}
