/**
 * Who added a card, changed it or brought it back, for those who lead: asked for when it is opened, and kept nowhere.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CardHistory } from '../../shared/protocol/history.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { fetched, problemOf, server } from '../app/api.ts'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import cardStyles from '../card/CardPanel.module.css'
import { DoerName } from './DoerName.tsx'
import styles from './Mending.module.css'
import { PersonWindow, type PutOut } from './PersonWindow.tsx'
import './words.ts'

interface CardHistoryPartProps {
  room: Room
  cardId: string
  /** The member who looks; null for the operator. */
  ownId: string | null
  isQuiet: boolean
  language: Language
}

export function CardHistoryPart(props: CardHistoryPartProps) {
  const { t } = useTranslation('mending')
  const [isOpen, setOpen] = useState(false)
  const [person, setPerson] = useState<PutOut | null>(null)
  return (
    <section>
      <Disclosure isExpanded={isOpen} onExpandedChange={setOpen}>
        <Heading level={3}>
          <AriaButton slot="trigger" className={cardStyles.trigger ?? ''}>
            <ChevronDown size={18} aria-hidden="true" />
            {t('who')}
          </AriaButton>
        </Heading>
        <DisclosurePanel>{isOpen ? <Events {...props} onPerson={setPerson} /> : null}</DisclosurePanel>
      </Disclosure>
      {person ? (
        <PersonWindow
          room={props.room}
          person={person}
          isQuiet={props.isQuiet}
          onClose={() => setPerson(null)}
        />
      ) : null}
    </section>
  )
}

type EventsProps = CardHistoryPartProps & { onPerson: (person: PutOut) => void }

function Events(props: EventsProps) {
  const { t } = useTranslation('mending')
  const { room, cardId, language } = props
  const history = useQuery({
    queryKey: ['cardHistory', room.id, cardId],
    queryFn: () =>
      fetched(server.api.rooms[':id'].cards[':cardId'].history.$get({ param: { id: room.id, cardId } })),
    staleTime: 0,
    gcTime: 0,
  })
  if (history.isPending) return <p className={styles.muted}>{t('counting')}</p>
  if (history.isError)
    return <ProblemNotice problem={problemOf(history.error)} onRetry={() => void history.refetch()} />
  const { events, since } = history.data
  return (
    <>
      <p className={styles.muted}>{t('whoHelp')}</p>
      {events.length === 0 ? <p>{t('nothingKnown')}</p> : null}
      <ul className={styles.events}>
        {events.map((event) => (
          <Event key={`${event.what} ${event.from} ${event.by?.memberId}`} event={event} {...props} />
        ))}
      </ul>
      {since ? (
        <p className={styles.muted}>{t('since', { time: formatShortTime(since, language) })}</p>
      ) : null}
    </>
  )
}

function Event({ event, ownId, language, onPerson }: EventsProps & { event: CardHistory['events'][number] }) {
  const { t } = useTranslation('mending')
  const { by, what, from } = event
  const other = by?.name && by.memberId !== ownId ? { ...by, name: by.name } : null
  return (
    <li className={styles.event}>
      <span className={styles.said}>
        <strong>
          <DoerName by={by} />
        </strong>
        {t(`deeds.${what}`)}
        <time dateTime={from}>{formatShortTime(from, language)}</time>
      </span>
      {other ? (
        <Button
          look="quiet"
          square
          aria-label={t('person', { name: other.name })}
          onPress={() => onPerson({ id: other.memberId, name: other.name, isIn: !other.removed })}
        >
          <UserRoundX size={18} aria-hidden="true" />
        </Button>
      ) : null}
    </li>
  )
}
