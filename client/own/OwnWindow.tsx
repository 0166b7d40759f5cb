/**
 * What one wrote in a room: each can be shown on the board and removed for good, one by one or all at once.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnWork } from '../../shared/protocol/own.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { fetched, problemOf, server } from '../app/api.ts'
import { useShownCard } from '../app/shownCard.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { Confirming } from './Confirming.tsx'
import styles from './Own.module.css'
import { OwnItem } from './OwnItem.tsx'
import type { Wanted } from './useRemoving.ts'
import './words.ts'

export function OwnWindow({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('own')
  const client = useQueryClient()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const queryKey = ['own', room.id]
  const own = useQuery({
    queryKey,
    queryFn: () => fetched(server.api.rooms[':id'].own.$get({ param: { id: room.id } })),
    staleTime: 0,
    gcTime: 0,
  })
  const done = () => {
    setWanted(null)
    void client.invalidateQueries({ queryKey })
  }
  if (wanted)
    return (
      <Window title={t(`confirm.${wanted.of}`)} role="alertdialog" isOpen onClose={() => setWanted(null)}>
        <Confirming room={room} wanted={wanted} onDone={done} onCancel={() => setWanted(null)} />
      </Window>
    )
  return (
    <Window title={t('title')} isOpen onClose={onClose}>
      <p className={styles.muted}>{t('help')}</p>
      {own.isPending ? <Waiting /> : null}
      {own.isError ? (
        <ProblemNotice problem={problemOf(own.error)} onRetry={() => void own.refetch()} />
      ) : null}
      {own.data ? <OwnList own={own.data} onWant={setWanted} onShown={onClose} /> : null}
    </Window>
  )
}

interface OwnListProps {
  own: OwnWork
  onWant: (wanted: Wanted) => void
  onShown: () => void
}

function OwnList({ own, onWant, onShown }: OwnListProps) {
  const { t } = useTranslation('own')
  const { show } = useShownCard()
  const showing = (cardId: string) => () => {
    onShown()
    show(cardId)
  }
  const { cards, comments, votes, others, kept } = own
  const isEmpty = cards.length + comments.length + votes.length + others === 0
  return (
    <>
      {isEmpty ? <p>{t('none')}</p> : null}
      <Part title={t('cards')} count={cards.length}>
        {cards.map(({ cardId, text, present, share }) => (
          <OwnItem
            key={cardId}
            text={text}
            note={present ? (share === 'part' ? t('part') : null) : t('gone')}
            onShow={present ? showing(cardId) : null}
            onRemove={() => onWant({ of: 'one', text, what: { cards: [cardId] } })}
          />
        ))}
      </Part>
      <Part title={t('comments')} count={comments.length}>
        {comments.map(({ id, cardId, text }) => (
          <OwnItem
            key={id}
            text={text}
            note={null}
            onShow={showing(cardId)}
            onRemove={() => onWant({ of: 'one', text, what: { comments: [id] } })}
          />
        ))}
      </Part>
      <Part title={t('votes')} count={votes.length}>
        {votes.map(({ roundId, title, method, given }) => (
          <OwnItem
            key={roundId}
            text={title ?? t(method === 'scores' ? 'scoring' : 'round')}
            note={t(method === 'scores' ? 'scored' : 'given', { count: given })}
            onShow={null}
            onRemove={() =>
              onWant({
                of: 'one',
                text: title ?? t(method === 'scores' ? 'scoring' : 'round'),
                what: { votes: [roundId] },
              })
            }
          />
        ))}
      </Part>
      {others > 0 ? <p>{t('others', { count: others })}</p> : null}
      {kept > 0 ? <p className={styles.muted}>{t('kept', { count: kept })}</p> : null}
      <Actions>
        {isEmpty ? null : <Button onPress={() => onWant({ of: 'all' })}>{t('all')}</Button>}
        <Button look="quiet" onPress={() => onWant({ of: 'me' })}>
          {t('me')}
        </Button>
      </Actions>
    </>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.items}>{children}</ul>
    </section>
  )
}
