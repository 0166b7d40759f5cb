/**
 * A board is made what it was in a snapshot: first what that would change, then the deed.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { restoreKinds } from '../../shared/board/restoring.ts'
import type { RestorePreview } from '../../shared/protocol/history.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, fetched, problemOf, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { keys } from '../app/queries.ts'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import cardStyles from '../card/CardPanel.module.css'
import styles from './Mending.module.css'
import './words.ts'

interface RestoreWindowProps {
  room: Room
  snapshot: SnapshotSummary
  isQuiet: boolean
  onClose: () => void
}

export function RestoreWindow({ room, snapshot, isQuiet, onClose }: RestoreWindowProps) {
  const { t } = useTranslation('mending')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const { id, number, takenAt } = snapshot
  const { restore, isBusy, problem } = useRestore(room, snapshot, onClose)
  const preview = useQuery({
    queryKey: ['restorePreview', id],
    queryFn: () => fetched(server.api.snapshots[':id'].restore.$get({ param: { id } })),
    staleTime: 0,
    gcTime: 0,
  })
  const isSame = preview.data?.changed === 0
  return (
    <Window title={t('restoreTitle', { number })} isOpen onClose={onClose}>
      <p>{t('restoreText', { time: formatShortTime(takenAt, language) })}</p>
      {isQuiet ? <Notice tone="warning">{t('quiet')}</Notice> : null}
      {preview.isPending ? <p className={styles.muted}>{t('counting')}</p> : null}
      {preview.isError ? (
        <ProblemNotice problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />
      ) : null}
      {preview.data ? <Preview preview={preview.data} /> : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button
          look="primary"
          isBusy={isBusy}
          isDisabled={isQuiet || isSame || !preview.isSuccess}
          onPress={() => void restore()}
        >
          {t('restoreNow')}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </Window>
  )
}

function useRestore(room: Room, { id, number }: SnapshotSummary, onDone: () => void) {
  const { t } = useTranslation('mending')
  const announce = useAnnounce()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const restore = async () => {
    setBusy(true)
    const result = await answer(server.api.snapshots[':id'].restore.$post({ param: { id } }))
    setBusy(false)
    if (!result.ok) return setProblem(result.problem)
    void client.invalidateQueries({ queryKey: keys.snapshots(room.id) })
    announce(t('restored', { number, before: result.value.before.number }))
    onDone()
  }
  return { restore, isBusy, problem }
}

function Preview({ preview }: { preview: RestorePreview }) {
  const { t } = useTranslation('mending')
  if (preview.changed === 0) return <p>{t('restoreSame')}</p>
  const kinds = restoreKinds.filter((kind) => preview.cards[kind] > 0)
  return (
    <>
      <ul className={styles.counts}>
        {kinds.map((kind) => (
          <li key={kind}>{t(`kinds.${kind}`, { count: preview.cards[kind] })}</li>
        ))}
        {preview.others > 0 ? <li>{t('others', { count: preview.others })}</li> : null}
      </ul>
      {preview.list.length > 0 ? <EachCard list={preview.list} /> : null}
    </>
  )
}

function EachCard({ list }: Pick<RestorePreview, 'list'>) {
  const { t } = useTranslation('mending')
  return (
    <Disclosure>
      <Heading level={3}>
        <AriaButton slot="trigger" className={cardStyles.trigger ?? ''}>
          <ChevronDown size={18} aria-hidden="true" />
          {t('each')}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <ul className={styles.cards}>
          {list.map(({ cardId, what, text, textThen }) => (
            <li key={cardId} className={styles.card}>
              <div>
                <p className={styles.muted}>{t(`what.${what}`)}</p>
                <p className={`${styles.text} ${textThen === undefined ? '' : styles.was}`}>{text}</p>
                {textThen === undefined ? null : (
                  <p className={styles.text}>
                    <span className="visually-hidden">{t('becomes')} </span>
                    {textThen}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
