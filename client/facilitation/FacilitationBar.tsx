/**
 * The one bar by which a room is led: what is on, how long still, and what comes next. It is not there while nothing
 * is on, but for those who lead.
 * @module
 */
import { ArrowRight, Lock, Pause, Play, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Activity, activityNames } from '../../shared/facilitation/activities.ts'
import type { Me, Room } from '../../shared/protocol/api.ts'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { ActivityIcon } from './ActivityIcon.tsx'
import { ActivityNews } from './ActivityNews.tsx'
import { AgendaMenu } from './AgendaMenu.tsx'
import styles from './Facilitation.module.css'
import { useLead } from './useLead.ts'
import { clockText, useSecondsLeft } from './useSecondsLeft.ts'
import './words.ts'

const AgendaWindow = lazy(() => import('./AgendaWindow.tsx').then((part) => ({ default: part.AgendaWindow })))

interface FacilitationBarProps {
  room: Room
  me: Me
  connection: RoomConnection
}

export function FacilitationBar({ room, me, connection }: FacilitationBarProps) {
  const { facilitation } = connection
  return facilitation ? (
    <ShownBar room={room} me={me} connection={connection} facilitation={facilitation} />
  ) : null
}

function ShownBar({
  room,
  me,
  connection,
  facilitation,
}: FacilitationBarProps & { facilitation: Facilitation }) {
  const { t } = useTranslation('facilitation')
  const lead = useLead(room.id, connection)
  const [isEditing, setEditing] = useState(false)
  const { agenda, running } = facilitation
  const seconds = useSecondsLeft(running, connection.serverNow)
  const at = agenda.findIndex(({ id }) => id === running?.activityId)
  const activity = agenda[at] ?? null
  const leads = mayLead(me)
  const command = (wanted: Lead) => void lead(wanted)
  const next = agenda[at + 1] ?? null
  return (
    <>
      <ActivityNews facilitation={facilitation} seconds={seconds} />
      {activity || leads ? (
        <section className={styles.bar} aria-label={t('bar')}>
          {activity ? <Now activity={activity} /> : null}
          {activity && running ? <Timer running={running} seconds={seconds} /> : null}
          <div className={styles.hand}>
            {activity && running && leads ? <TimeTools running={running} onLead={command} /> : null}
            <AgendaMenu
              facilitation={facilitation}
              leads={leads}
              label={activity ? t('place', { number: at + 1, count: agenda.length }) : t('agenda')}
              onLead={command}
              onEdit={() => setEditing(true)}
            />
            {leads && next ? <Onward next={next} isFirst={activity === null} onLead={command} /> : null}
          </div>
        </section>
      ) : null}
      {isEditing ? (
        <Suspense>
          <AgendaWindow
            room={room}
            agenda={agenda}
            onLed={connection.led}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

function Now({ activity }: { activity: Activity }) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const { kind, mode, instruction } = activity
  return (
    <div className={styles.current}>
      <p className={styles.name}>
        <ActivityIcon kind={kind} />
        {activityNames[kind][language]}
      </p>
      {mode === 'leaders' ? (
        <p className={styles.mode}>
          <Lock size={14} aria-hidden="true" />
          {t('modeNow.leaders')}
        </p>
      ) : null}
      {instruction ? <p className={styles.instruction}>{instruction}</p> : null}
    </div>
  )
}

interface TimerProps {
  running: NonNullable<Facilitation['running']>
  seconds: number | null
}

/** Below this many seconds the timer looks like it. */
const SOON = 60

function Timer({ running, seconds }: TimerProps) {
  const { t } = useTranslation('facilitation')
  if (seconds === null) return null
  const isUp = seconds === 0 && running.pausedMs === null
  return (
    <p
      role="timer"
      aria-label={t('timer')}
      className={`${styles.timer} ${seconds <= SOON ? styles.soon : ''}`}
    >
      {isUp ? t('timeUp') : clockText(seconds)}
      {running.pausedMs === null ? null : <span className={styles.paused}>{t('paused')}</span>}
    </p>
  )
}

interface TimeToolsProps {
  running: NonNullable<Facilitation['running']>
  onLead: (command: Lead) => void
}

function TimeTools({ running, onLead }: TimeToolsProps) {
  const { t } = useTranslation('facilitation')
  const isPaused = running.pausedMs !== null
  const hasTimer = isPaused || running.endsAt !== null
  return (
    <>
      {hasTimer ? (
        <Button
          look="quiet"
          size="small"
          square
          aria-label={t(isPaused ? 'resume' : 'pause')}
          onPress={() => onLead({ do: isPaused ? 'resume' : 'pause' })}
        >
          {isPaused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="small"
        aria-label={t('more')}
        onPress={() => onLead({ do: 'extend', minutes: 1 })}
      >
        <Plus size={16} aria-hidden="true" />
        {t('minutesShort', { count: 1 })}
      </Button>
    </>
  )
}

interface OnwardProps {
  next: Activity
  isFirst: boolean
  onLead: (command: Lead) => void
}

function Onward({ next, isFirst, onLead }: OnwardProps) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  return (
    <Button
      look={isFirst ? 'secondary' : 'primary'}
      size="small"
      onPress={() => onLead({ do: 'start', activityId: next.id })}
    >
      {t(isFirst ? 'begin' : 'next', { name: activityNames[next.kind][language] })}
      <ArrowRight size={16} aria-hidden="true" />
    </Button>
  )
}
