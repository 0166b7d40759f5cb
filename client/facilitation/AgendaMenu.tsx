/**
 * The whole agenda: where the room is on it, and for those who lead, a way to start any of it.
 * @module
 */
import { Check, ListOrdered, Pencil, Square } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Activity, activityNames } from '../../shared/facilitation/activities.ts'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { ActivityIcon } from './ActivityIcon.tsx'
import { useChimeWanted } from './chime.ts'
import styles from './Facilitation.module.css'
import { Toggle } from './Toggle.tsx'

interface AgendaMenuProps {
  facilitation: Facilitation
  leads: boolean
  /** Whether this person may begin an activity now. */
  mayBegin: boolean
  /** What stands on the button. */
  label: string
  onLead: (command: Lead) => void
  onEdit: () => void
}

export function AgendaMenu({ facilitation, leads, mayBegin, label, onLead, onEdit }: AgendaMenuProps) {
  const { t } = useTranslation('facilitation')
  const [isOpen, setOpen] = useState(false)
  const { agenda, running } = facilitation
  const at = agenda.findIndex(({ id }) => id === running?.activityId)
  const run = (action: () => void) => () => {
    setOpen(false)
    action()
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        look="quiet"
        size="small"
        aria-label={label === t('agenda') ? label : `${t('agenda')}: ${label}`}
      >
        <ListOrdered size={16} aria-hidden="true" />
        {label}
      </Button>
      <Popover placement="bottom start" className={styles.popover ?? ''}>
        <Dialog className={styles.menu ?? ''}>
          <Heading slot="title" level={2}>
            {t('agenda')}
          </Heading>
          {agenda.length === 0 ? <p>{t('agendaNone')}</p> : null}
          <ol className={styles.agenda}>
            {agenda.map((activity, i) => (
              <AgendaItem
                key={activity.id}
                activity={activity}
                state={i === at ? 'now' : i < at ? 'done' : 'later'}
                onStart={
                  mayBegin && i !== at ? run(() => onLead({ do: 'start', activityId: activity.id })) : null
                }
              />
            ))}
          </ol>
          <ChimeSwitch />
          {leads ? (
            <div className={styles.menuActions}>
              <Button size="small" onPress={run(onEdit)}>
                <Pencil size={15} aria-hidden="true" />
                {t('edit.open')}
              </Button>
              {running ? (
                <Button size="small" onPress={run(() => onLead({ do: 'stop' }))}>
                  <Square size={15} aria-hidden="true" />
                  {t('stop')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface AgendaItemProps {
  activity: Activity
  state: 'now' | 'done' | 'later'
  onStart: (() => void) | null
}

function AgendaItem({ activity, state, onStart }: AgendaItemProps) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const name = activityNames[activity.kind][language]
  return (
    <li className={`${styles.item} ${styles[state]}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={styles.mark}>
        {state === 'done' ? (
          <Check size={16} aria-hidden="true" />
        ) : (
          <ActivityIcon kind={activity.kind} size={16} />
        )}
      </span>
      <span className={styles.what}>
        <strong>{name}</strong>
        <span className={styles.facts}>
          {activity.minutes === null ? t('noLimit') : t('minutesShort', { count: activity.minutes })}
          {activity.mode === 'open' ? '' : ` · ${t(`mode.${activity.mode}`)}`}
          {state === 'later' ? '' : ` · ${t(state)}`}
        </span>
        {activity.instruction ? <span className={styles.task}>{activity.instruction}</span> : null}
      </span>
      {onStart ? (
        <Button look="quiet" size="small" aria-label={t('startOne', { name })} onPress={onStart}>
          {t('start')}
        </Button>
      ) : null}
    </li>
  )
}

function ChimeSwitch() {
  const { t } = useTranslation('facilitation')
  const [isWanted, choose] = useChimeWanted()
  return (
    <Toggle isOn={isWanted} onChange={choose}>
      {t('sound')}
    </Toggle>
  )
}
