/**
 * Who is in the room now: a few marks and a number, and on request everyone by sector.
 * @module
 */
import { Eye, Hand, UserRoundX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../../shared/protocol/processes.ts'
import { sectors } from '../../../shared/vocabulary.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { useShownCard } from '../../app/shownCard.ts'
import type { Present } from '../../sync/useRoomConnection.ts'
import styles from './RoomPage.module.css'
import { useLeft } from './useLeft.ts'

/** Marks beside each other before only the number goes on growing. */
const MAX_FACES = 4

const PersonWindow = lazy(() =>
  import('../../mending/PersonWindow.tsx').then((part) => ({ default: part.PersonWindow })),
)

interface PeopleProps {
  present: readonly Present[]
  /** Members whose hands are up, in their order. */
  hands: readonly string[]
  room: Room
  leads: boolean
  isQuiet: boolean
  isConnected: boolean
}

export function People({ present, hands, room, leads, isQuiet, isConnected }: PeopleProps) {
  const left = useLeft(present, isConnected)
  const [puttingOut, setPuttingOut] = useState<Present | null>(null)
  const { t } = useTranslation('room')
  const { t: tc } = useTranslation()
  const bySector = [...sectors, null]
    .map((sector) => ({ sector, members: present.filter((person) => person.sector === sector) }))
    .filter(({ members }) => members.length > 0)
  const list = (
    <DialogTrigger>
      <Button className={styles.people ?? ''} aria-label={t('people', { count: present.length })}>
        <span className={styles.faces} aria-hidden="true">
          {present.slice(0, MAX_FACES).map((person) => (
            <span
              key={person.id}
              className={styles.face}
              style={{
                background: person.sector ? `var(--sector-${person.sector}-soft)` : 'var(--surface-sunken)',
              }}
            >
              {person.sector ? <SectorMark sector={person.sector} size={14} /> : null}
            </span>
          ))}
        </span>
        {present.length}
      </Button>
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog>
          {({ close }) => (
            <>
              <Heading slot="title" level={2}>
                {t('peopleTitle')}
              </Heading>
              {present.length === 0 ? <p className={styles.muted}>{t('nobody')}</p> : null}
              {bySector.map(({ sector, members }) => (
                <section key={sector ?? 'none'} className={styles.group}>
                  <h3>
                    {sector ? <SectorMark sector={sector} size={14} /> : null}
                    {tc(`sectors.${sector ?? 'none'}`)} ({members.length})
                  </h3>
                  <ul className={styles.names}>
                    {members.map((person) => (
                      <PersonHere
                        key={person.id}
                        person={person}
                        hand={hands.indexOf(person.id) + 1}
                        onDone={close}
                        onPutOut={leads && mayGo(person) ? () => setPuttingOut(person) : null}
                      />
                    ))}
                  </ul>
                </section>
              ))}
              {leads && left.length > 0 ? (
                <section className={styles.group}>
                  <h3>{t('left')}</h3>
                  <ul className={styles.names}>
                    {left.map((person) => (
                      <PersonGone
                        key={person.id}
                        person={person}
                        onPutOut={() => {
                          close()
                          setPuttingOut(person)
                        }}
                      />
                    ))}
                  </ul>
                </section>
              ) : null}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
  return (
    <>
      {list}
      {puttingOut ? (
        <Suspense>
          <PersonWindow
            room={room}
            person={{ id: puttingOut.id, name: puttingOut.name, isIn: true }}
            isQuiet={isQuiet}
            onClose={() => setPuttingOut(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** Beside the name of a person whose hand is up. */
function HandUp({ place }: { place: number }) {
  const { t } = useTranslation('room')
  return place > 0 ? (
    <span className={styles.handUp} role="img" aria-label={t('handUp', { place })}>
      <Hand size={14} aria-hidden="true" />
      {place}
    </span>
  ) : null
}

interface PersonHereProps {
  person: Present
  /** Place in the order of those whose hand is up; 0 where it is not. */
  hand: number
  onDone: () => void
  /** Begins to remove them; null where that is not for whoever looks. */
  onPutOut: (() => void) | null
}

/** Nobody removes themselves, nor the operator. */
const mayGo = ({ isSelf, role }: Present) => !isSelf && role !== 'operator'

/** A person's name, and a way to look where they look, if they have the board before them. */
function PersonHere({ person, hand, onDone, onPutOut }: PersonHereProps) {
  const { t } = useTranslation('room')
  const { t: tc } = useTranslation()
  const { follow } = useShownCard()
  const start = () => {
    onDone()
    follow(person.id)
  }
  return (
    <li className={styles.person}>
      <span>
        {person.name}
        <HandUp place={hand} />
        {person.isSelf ? ` (${t('you')})` : ''}
        {person.role === 'participant' ? null : (
          <span className={styles.muted}> · {tc(`roles.${person.role}`)}</span>
        )}
      </span>
      {person.isOnBoard && !person.isSelf ? (
        <Button
          className={styles.follow ?? ''}
          aria-label={t('followHelp', { name: person.name })}
          onPress={start}
        >
          <Eye size={15} aria-hidden="true" />
          {t('follow')}
        </Button>
      ) : null}
      {onPutOut ? (
        <PutOut
          name={person.name}
          onPress={() => {
            onDone()
            onPutOut()
          }}
        />
      ) : null}
    </li>
  )
}

/** Somebody who was here; those who lead can remove them, and what they wrote last. */
function PersonGone({ person, onPutOut }: { person: Present; onPutOut: () => void }) {
  const { t: tc } = useTranslation()
  const { name, sector } = person
  return (
    <li className={styles.person}>
      <span className={styles.gone}>
        {sector ? <SectorMark sector={sector} size={14} label={tc(`sectors.${sector}`)} /> : null}
        {name}
      </span>
      <PutOut name={name} onPress={onPutOut} />
    </li>
  )
}

function PutOut({ name, onPress }: { name: string; onPress: () => void }) {
  const { t } = useTranslation('room')
  return (
    <Button className={styles.putOut ?? ''} aria-label={t('putOut', { name })} onPress={onPress}>
      <UserRoundX size={17} aria-hidden="true" />
    </Button>
  )
}
