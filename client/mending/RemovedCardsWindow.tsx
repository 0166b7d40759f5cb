/**
 * The cards that were removed, and the way to bring one back.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemovedCards } from '../../shared/protocol/history.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, fetched, problemOf, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { Window } from '../app/ui/Window.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useDoerName } from './DoerName.tsx'
import styles from './Mending.module.css'
import './words.ts'

export function RemovedCardsWindow({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('mending')
  const { language } = useLanguage()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const queryKey = ['removedCards', room.id]
  const removed = useQuery({
    queryKey,
    queryFn: () => fetched(server.api.rooms[':id']['removed-cards'].$get({ param: { id: room.id } })),
    staleTime: 0,
    gcTime: 0,
  })
  const bringBack = async ({ cardId, text }: Removed) => {
    const call = server.api.rooms[':id'].cards[':cardId']['bring-back']
    const result = await answer(call.$post({ param: { id: room.id, cardId } }))
    setProblem(result.ok ? null : result.problem)
    if (result.ok) announce(t('broughtBack', { text: shortened(text) }))
    await client.invalidateQueries({ queryKey })
  }
  return (
    <Window title={t('removedCards')} isOpen onClose={onClose}>
      {removed.isPending ? <Waiting /> : null}
      {removed.isError ? (
        <ProblemNotice problem={problemOf(removed.error)} onRetry={() => void removed.refetch()} />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {removed.data?.cards.length === 0 ? <p>{t('removedNone')}</p> : null}
      <ul className={styles.cards}>
        {removed.data?.cards.map((card) => (
          <RemovedCard key={card.cardId} card={card} onBack={() => bringBack(card)} />
        ))}
      </ul>
      {removed.data?.since ? (
        <p className={styles.muted}>{t('since', { time: formatShortTime(removed.data.since, language) })}</p>
      ) : null}
    </Window>
  )
}

type Removed = RemovedCards['cards'][number]

/** Letters of a card that stand for all of it where it is only named. */
const SHORT = 60
const shortened = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()} …` : text)

function RemovedCard({ card, onBack }: { card: Removed; onBack: () => Promise<void> }) {
  const { t } = useTranslation('mending')
  const { language } = useLanguage()
  const nameOf = useDoerName()
  const [isBusy, setBusy] = useState(false)
  const { text, sector, at, by } = card
  const color = sector && sector !== 'mixed' ? `var(--sector-${sector})` : undefined
  return (
    <li className={styles.card} style={{ borderInlineStartColor: color }}>
      <div>
        <p className={styles.text}>{text}</p>
        <p className={styles.muted}>
          {t('removedBy', { who: nameOf(by), time: formatShortTime(at, language) })}
        </p>
      </div>
      <Button
        size="small"
        isBusy={isBusy}
        aria-label={t('bringBackCard', { text: shortened(text) })}
        onPress={async () => {
          setBusy(true)
          await onBack()
          setBusy(false)
        }}
      >
        {t('bringBack')}
      </Button>
    </li>
  )
}
