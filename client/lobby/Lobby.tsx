/**
 * Those who wait at a link with a lobby: a button that says how many, there only while somebody does, and a window to
 * let them in.
 * @module
 */
import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingPerson } from '../../shared/protocol/joining.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import styles from './Lobby.module.css'
import { useAnswerWaiting, useWaiting } from './useWaiting.ts'
import './words.ts'

interface LobbyProps {
  processId: string
  /** What a room is called, by its id. */
  roomName: (roomId: string) => string | undefined
}

export function Lobby({ processId, roomName }: LobbyProps) {
  const { t } = useTranslation('lobby')
  const waiting = useWaiting(processId)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {waiting.length > 0 ? (
        <Button look="primary" size="small" onPress={() => setOpen(true)}>
          <DoorOpen size={16} aria-hidden="true" />
          {t('waiting', { count: waiting.length })}
        </Button>
      ) : null}
      {isOpen ? (
        <LobbyWindow
          processId={processId}
          waiting={waiting}
          roomName={roomName}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

interface LobbyWindowProps extends LobbyProps {
  waiting: readonly WaitingPerson[]
  onClose: () => void
}

function LobbyWindow({ processId, waiting, roomName, onClose }: LobbyWindowProps) {
  const { t } = useTranslation('lobby')
  const { reply, problem } = useAnswerWaiting(processId)
  return (
    <Window title={t('title')} isOpen onClose={onClose}>
      {waiting.length === 0 ? <p>{t('none')}</p> : null}
      <ul className={styles.list}>
        {waiting.map((person) => (
          <WaitingRow
            key={person.id}
            person={person}
            room={person.roomId === null ? undefined : roomName(person.roomId)}
            onReply={(how) => void reply([person], how)}
          />
        ))}
      </ul>
      {problem?.status === 409 ? (
        <Notice tone="problem">
          <p>{t('full')}</p>
        </Notice>
      ) : problem ? (
        <ProblemNotice problem={problem} />
      ) : null}
      {waiting.length > 1 ? (
        <Actions>
          <Button look="primary" onPress={() => void reply(waiting, 'letIn')}>
            {t('letAll')}
          </Button>
        </Actions>
      ) : null}
    </Window>
  )
}

interface WaitingRowProps {
  person: WaitingPerson
  room: string | undefined
  onReply: (how: 'letIn' | 'turnAway') => void
}

function WaitingRow({ person, room, onReply }: WaitingRowProps) {
  const { t } = useTranslation('lobby')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const name = person.name ?? t('nameless')
  const facts = [person.organisation, room, person.label].filter(Boolean).join(' · ')
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <p className={styles.name}>
          <SectorMark sector={person.sector} label={tc(`sectors.${person.sector}`)} />
          {name}
          {person.role === 'participant' ? null : ` · ${tc(`roles.${person.role}`)}`}
        </p>
        <p className={styles.facts}>
          {facts ? <span>{facts}</span> : null}
          <span>{t('since', { time: formatShortTime(person.since, language) })}</span>
        </p>
      </div>
      <Button
        look="primary"
        size="small"
        onPress={() => onReply('letIn')}
        aria-label={t('letName', { name })}
      >
        {t('let')}
      </Button>
      <Button
        look="quiet"
        size="small"
        onPress={() => onReply('turnAway')}
        aria-label={t('awayName', { name })}
      >
        {t('away')}
      </Button>
    </li>
  )
}
