/**
 * The one bar by which a room is led: what is on, how long still, what it asks for, and what comes next. It is not
 * there while nothing is on, but for those who lead; and what is not needed now is not on it.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { mayLead } from '../app/mayLead.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { ActivityNews } from './ActivityNews.tsx'
import { ActivityTools } from './ActivityTools.tsx'
import { AgendaMenu } from './AgendaMenu.tsx'
import { BarWindows } from './BarWindows.tsx'
import type { BarProps, BarWindow } from './barParts.ts'
import styles from './Facilitation.module.css'
import { HandQueue } from './HandQueue.tsx'
import { LeadMenu } from './LeadMenu.tsx'
import { MoreTime } from './MoreTime.tsx'
import { Now } from './Now.tsx'
import { Onward } from './Onward.tsx'
import { QuietNews } from './QuietNews.tsx'
import { hasMarks, RoomMarks } from './RoomMarks.tsx'
import { Timer, TimeTools } from './Timer.tsx'
import { useBarKeys } from './useBarKeys.ts'
import { useLead } from './useLead.ts'
import { useSecondsLeft } from './useSecondsLeft.ts'
import './words.ts'

interface FacilitationBarProps {
  room: Room
  me: Me
  connection: RoomConnection
}

export function FacilitationBar(props: FacilitationBarProps) {
  const { facilitation } = props.connection
  return facilitation ? <LedBar {...props} facilitation={facilitation} /> : null
}

function LedBar(props: FacilitationBarProps & { facilitation: Facilitation }) {
  const { room, me, connection, facilitation } = props
  const lead = useLead(room.id, connection)
  const [opened, setOpened] = useState<BarWindow | null>(null)
  const { agenda, running } = facilitation
  const seconds = useSecondsLeft(running, connection.serverNow)
  const bar: BarProps = {
    ...props,
    activity: agenda.find(({ id }) => id === running?.activityId) ?? null,
    seconds,
    leads: mayLead(me),
    lead: (command) => void lead(command),
    open: setOpened,
  }
  return (
    <>
      <ActivityNews facilitation={facilitation} seconds={seconds} />
      <QuietNews {...bar} />
      <BarKeys {...bar} />
      {bar.activity || bar.leads || hasMarks(bar) ? <ShownBar {...bar} /> : null}
      <BarWindows bar={bar} open={opened} onClose={() => setOpened(null)} />
    </>
  )
}

/** Keys hold also where the bar is not shown. */
function BarKeys(bar: BarProps) {
  useBarKeys(bar)
  return null
}

/** Left what is on, then what it asks for; right what leads on. */
function ShownBar(bar: BarProps) {
  const { t } = useTranslation('facilitation')
  const { room, facilitation, activity, seconds, leads, lead, open } = bar
  // Nobody writes in a closed room, so there is nothing to begin in it.
  const mayBegin = leads && room.status === 'open'
  const { agenda, running } = facilitation
  const at = activity ? agenda.indexOf(activity) : -1
  const next = agenda[at + 1] ?? null
  return (
    <section className={styles.bar} aria-label={t('bar')} data-bar>
      {activity ? <Now activity={activity} /> : null}
      {activity && running ? <Timer running={running} seconds={seconds} /> : null}
      <RoomMarks {...bar} />
      <ActivityTools {...bar} />
      <div className={styles.hand}>
        {leads ? <HandQueue {...bar} /> : null}
        <MoreTime {...bar} />
        {activity && running && leads ? <TimeTools running={running} onLead={lead} /> : null}
        {leads ? <LeadMenu bar={bar} /> : null}
        <AgendaMenu
          facilitation={facilitation}
          leads={leads}
          mayBegin={mayBegin}
          label={activity ? t('place', { number: at + 1, count: agenda.length }) : t('agenda')}
          onLead={lead}
          onEdit={() => open('agenda')}
        />
        {mayBegin && next ? <Onward next={next} isFirst={activity === null} onLead={lead} /> : null}
      </div>
    </section>
  )
}
