/**
 * The strip of a vote, over the board and the list alike: what is voted on, how many votes one has left, how many have
 * voted, and for those who lead the next step. It is not there while nothing is voted on.
 * @module
 */
import { Eye, Presentation, Vote, X } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readZones } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import { pathToVote } from '../pages/vote/votePath.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { CloseAndReveal } from './CloseAndReveal.tsx'
import { Turnout } from './Turnout.tsx'
import { VoteNews } from './VoteNews.tsx'
import { VotesLeft } from './VotesLeft.tsx'
import styles from './Voting.module.css'
import { useFilling, useVoting } from './voting.ts'

interface VoteStripProps {
  me: Me
  connection: RoomConnection
  /** For whom one votes, where there is a choice. */
  children: ReactNode
}

export function VoteStrip({ me, connection, children }: VoteStripProps) {
  const { t } = useTranslation('voting')
  const { round, isShown } = useVoting()
  const filling = useFilling()
  return (
    <>
      <VoteNews round={round} filling={filling} />
      {round && isShown ? (
        <section className={styles.strip} aria-label={t('part')}>
          <Question round={round} connection={connection} isAsked={isAsked(round, connection)} />
          {children}
          {filling ? <VotesLeft filling={filling} round={round} /> : null}
          <div className={styles.hand}>
            {/* On a phone there is no room for what only those who lead wait for. */}
            <div className={filling && !mayLead(me) ? styles.wide : undefined}>
              <Turnout round={round} present={connection.present} />
            </div>
            <Steps round={round} leads={mayLead(me)} />
          </div>
        </section>
      ) : (
        children
      )}
    </>
  )
}

/** Whether the bar above asks the same. */
function isAsked({ title }: VoteRound, { facilitation }: RoomConnection): boolean {
  const on = facilitation?.agenda.find(({ id }) => id === facilitation.running?.activityId)
  return on !== undefined && on.instruction === title
}

interface QuestionProps {
  round: VoteRound
  connection: RoomConnection
  isAsked: boolean
}

/** What is asked, where the bar does not say it, and of which cards. */
function Question({ round, connection, isAsked }: QuestionProps) {
  const { t } = useTranslation('voting')
  const zone = useZoneName(round.zone, connection)
  return (
    <div className={`${styles.question} ${isAsked ? styles.known : ''}`}>
      <p className={styles.title}>
        <Vote size={18} aria-hidden="true" />
        <span>{isAsked || round.title === null ? t('round', { number: round.number }) : round.title}</span>
      </p>
      {zone ? <p className={styles.zone}>{t('zoneOnly', { zone })}</p> : null}
    </div>
  )
}

function useZoneName(zoneId: string | null, { doc, ready }: RoomConnection): string | null {
  const { language } = useLanguage()
  return useMemo(() => {
    if (zoneId === null || !ready) return null
    return readZones(readRecords(doc)).find(({ id }) => id === zoneId)?.name[language] ?? null
  }, [zoneId, doc, ready, language])
}

/** What comes next: for those who lead what only they can do, for the others what to wait for. */
function Steps({ round, leads }: { round: VoteRound; leads: boolean }) {
  const { t } = useTranslation('voting')
  const { open, hide } = useVoting()
  return (
    <>
      {leads ? <ScreenLink round={round} /> : null}
      {leads ? <CloseAndReveal round={round} /> : null}
      {!leads && round.state === 'closed' ? <p className={styles.said}>{t('closed')}</p> : null}
      {round.state === 'revealed' ? (
        <>
          <Button look="primary" size="small" onPress={() => open({ of: 'results' })}>
            <Eye size={16} aria-hidden="true" />
            {t('see')}
          </Button>
          <Button look="quiet" size="small" square aria-label={t('hide')} onPress={hide}>
            <X size={16} aria-hidden="true" />
          </Button>
        </>
      ) : null}
    </>
  )
}

/** To the page for the projector, in a tab of its own: the room stays where it is. */
function ScreenLink({ round }: { round: VoteRound }) {
  const { t } = useTranslation('voting')
  return (
    <a
      href={pathToVote(round.roomId)}
      target="_blank"
      rel="noreferrer"
      className={styles.screen}
      aria-label={t('screenHelp')}
      title={t('screenHelp')}
    >
      <Presentation size={16} aria-hidden="true" />
      <span className={styles.wide}>{t('screen')}</span>
    </a>
  )
}
