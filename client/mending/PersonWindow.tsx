/**
 * A person is removed from the process, and what they did in the room is taken back: either, or both. What taking back
 * would change is counted before.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { Button } from '../app/ui/Button.tsx'
import { FlagInput } from '../app/ui/FlagInput.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import styles from './Mending.module.css'
import { TakeBackCount } from './TakeBackCount.tsx'
import { useMendPerson } from './useMendPerson.ts'
import './words.ts'

/** A member, as those who lead see them. */
export interface PutOut {
  readonly id: string
  readonly name: string
  /** Whether they are still in the process. */
  readonly isIn: boolean
}

interface PersonWindowProps {
  room: Room
  person: PutOut
  isQuiet: boolean
  onClose: () => void
}

/** How far back, in minutes; the longest is as far as the server goes. */
const spans = [5, 15, 30, 60, 240, 480] as const

export function PersonWindow({ room, person, isQuiet, onClose }: PersonWindowProps) {
  const { t } = useTranslation('mending')
  const { t: tc } = useTranslation()
  const [removes, setRemoves] = useState(person.isIn)
  const [revokes, setRevokes] = useState(false)
  const [takes, setTakes] = useState(!person.isIn && !isQuiet)
  const [minutes, setMinutes] = useState<number>(15)
  const { mend, isBusy, problem } = useMendPerson(room, person, onClose)
  const name = person.name || t('someone')
  const deed = removes && takes ? 'both' : takes ? 'takeBack' : 'remove'
  return (
    <Window title={t(person.isIn ? 'personTitle' : 'takeBackTitle', { name })} isOpen onClose={onClose}>
      {person.isIn ? (
        <div className={styles.choice}>
          <FlagInput label={t('remove', { name })} value={removes} onChange={setRemoves} />
          {removes ? (
            <div className={styles.under}>
              <p className={styles.muted}>{t('removeHelp')}</p>
              <FlagInput label={t('revoke')} value={revokes} onChange={setRevokes} />
            </div>
          ) : null}
        </div>
      ) : null}
      {isQuiet ? (
        <Notice>{t('quiet')}</Notice>
      ) : (
        <div className={styles.choice}>
          <FlagInput label={t('takeBack', { name })} value={takes} onChange={setTakes} />
          {takes ? (
            <div className={styles.under}>
              <p className={styles.muted}>{t('takeBackHelp')}</p>
              <Span minutes={minutes} onMinutes={setMinutes} />
              <TakeBackCount room={room} memberId={person.id} minutes={minutes} />
            </div>
          ) : null}
        </div>
      )}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button
          look="danger"
          isBusy={isBusy}
          isDisabled={!removes && !takes}
          onPress={() => void mend({ removes, revokes, minutes: takes ? minutes : null })}
        >
          {t(`doIt.${deed}`)}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </Window>
  )
}

function Span({ minutes, onMinutes }: { minutes: number; onMinutes: (minutes: number) => void }) {
  const { t } = useTranslation('mending')
  const nameOf = (span: number) => {
    if (span < 60) return t('lastMinutes', { count: span })
    return span === 60 ? t('lastHour') : t('lastHours', { count: span / 60 })
  }
  return (
    <SelectInput
      label={t('minutes')}
      choices={spans.map((span) => ({ id: String(span), name: nameOf(span) }))}
      value={String(minutes)}
      onChange={(span) => onMinutes(Number(span))}
    />
  )
}
