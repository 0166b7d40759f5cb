/**
 * The window with what a vote came to, and with the votes before it.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { problemOf } from '../app/api.ts'
import { mayLead } from '../app/mayLead.ts'
import { useVote, useVotes } from '../app/queries.ts'
import { useShownCard } from '../app/shownCard.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { pathToVote } from '../pages/vote/votePath.ts'
import { Result } from './Result.tsx'
import styles from './Voting.module.css'
import { useVoting } from './voting.ts'

interface ResultsWindowProps {
  room: Room
  me: Me
  doc: Y.Doc
  /** The round to begin with; null for the newest. */
  first: string | null
  onClose: () => void
}

export function ResultsWindow({ room, me, doc, first, onClose }: ResultsWindowProps) {
  const { t } = useTranslation('voting')
  const rounds = useVotes(room.id)
  const [chosen, setChosen] = useState(first)
  const round = rounds.data?.find(({ id }) => id === chosen) ?? rounds.data?.[0] ?? null
  return (
    <Window title={round ? t('result.title') : t('earlier')} isOpen onClose={onClose} wide>
      {rounds.isPending ? <Waiting /> : null}
      {rounds.isError ? (
        <ProblemNotice problem={problemOf(rounds.error)} onRetry={() => rounds.refetch()} />
      ) : null}
      {rounds.data?.length === 0 ? <p>{t('result.noneYet')}</p> : null}
      {round && rounds.data ? <RoundChoice rounds={rounds.data} round={round} onChoose={setChosen} /> : null}
      {round ? <RoundResult key={round.id} round={round} doc={doc} onClose={onClose} /> : null}
      {mayLead(me) ? <LeadActions room={room} round={round} /> : null}
    </Window>
  )
}

interface RoundChoiceProps {
  rounds: readonly VoteRound[]
  round: VoteRound
  onChoose: (roundId: string) => void
}

/** The question; where there were several votes, a way to each. */
function RoundChoice({ rounds, round, onChoose }: RoundChoiceProps) {
  const { t } = useTranslation('voting')
  const nameOf = ({ number, title }: VoteRound) =>
    title === null ? t('round', { number }) : t('roundTitled', { number, title })
  if (rounds.length === 1) return <h3 className={styles.asked}>{round.title ?? nameOf(round)}</h3>
  return (
    <SelectInput
      label={t('result.which')}
      choices={rounds.map((one) => ({ id: one.id, name: nameOf(one) }))}
      value={round.id}
      onChange={onChoose}
    />
  )
}

function RoundResult({ round, doc, onClose }: { round: VoteRound; doc: Y.Doc; onClose: () => void }) {
  const { t } = useTranslation('voting')
  const { show } = useShownCard()
  const { round: newest } = useVoting()
  // The list may be a moment older than what the socket told.
  const { state } = newest?.id === round.id ? newest : round
  const tally = useVote(state === 'revealed' ? round.id : null)
  if (state !== 'revealed') return <p>{t(state === 'open' ? 'result.openNow' : 'result.pending')}</p>
  if (tally.isError) return <ProblemNotice problem={problemOf(tally.error)} onRetry={() => tally.refetch()} />
  if (!tally.data) return <Waiting />
  const showCard = (cardId: string) => {
    onClose()
    show(cardId)
  }
  return <Result tally={tally.data} doc={doc} onShow={showCard} />
}

/** For those who lead: the same for all to see, and the next vote. */
function LeadActions({ room, round }: { room: Room; round: VoteRound | null }) {
  const { t } = useTranslation('voting')
  const { round: newest, open } = useVoting()
  return (
    <Actions>
      {round ? (
        <a href={pathToVote(room.id, round.id)} target="_blank" rel="noreferrer" className={styles.link}>
          {t('screen')}
        </a>
      ) : null}
      {newest?.state === 'open' ? null : <Button onPress={() => open({ of: 'new' })}>{t('open')}</Button>}
    </Actions>
  )
}
