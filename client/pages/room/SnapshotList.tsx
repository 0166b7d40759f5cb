/**
 * The snapshots of a room, newest first.
 * @module
 */
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import { problemOf, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { pathTo } from '../../app/paths.ts'
import { useSnapshots } from '../../app/queries.ts'
import { formatShortTime } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Window } from '../../app/ui/Window.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { Thumbnail } from '../../thumbnails/Thumbnail.tsx'
import styles from './RoomPage.module.css'
import { SnapshotCounts } from './TakeSnapshot.tsx'

const RestoreWindow = lazy(() =>
  import('../../mending/RestoreWindow.tsx').then((part) => ({ default: part.RestoreWindow })),
)

const FixWindow = lazy(() => import('./FixWindow.tsx').then((part) => ({ default: part.FixWindow })))

interface SnapshotListProps {
  room: Room
  leads: boolean
  /** Whether the room writes quietly; nothing is restored meanwhile. */
  isQuiet: boolean
  onClose: () => void
}

const fixedText = ({ title, caseNumber, date }: NonNullable<SnapshotSummary['fixed']>) =>
  [title, caseNumber, date].filter(Boolean).join(', ')

export function SnapshotList({ room, leads, isQuiet, onClose }: SnapshotListProps) {
  const { t } = useTranslation('room')
  const { language } = useLanguage()
  const snapshots = useSnapshots(room.id, true, true)
  const [restoring, setRestoring] = useState<SnapshotSummary | null>(null)
  const [fixing, setFixing] = useState<SnapshotSummary | null>(null)
  if (fixing)
    return (
      <Suspense>
        <FixWindow snapshot={fixing} onDone={() => setFixing(null)} />
      </Suspense>
    )
  if (restoring)
    return (
      <Suspense>
        <RestoreWindow room={room} snapshot={restoring} isQuiet={isQuiet} onClose={onClose} />
      </Suspense>
    )
  return (
    <Window title={t('snapshot.list')} isOpen onClose={onClose} wide={leads}>
      {snapshots.isPending ? <Waiting /> : null}
      {snapshots.isError ? (
        <ProblemNotice problem={problemOf(snapshots.error)} onRetry={() => snapshots.refetch()} />
      ) : null}
      {snapshots.data?.length === 0 ? <p>{t('snapshot.none')}</p> : null}
      <ul className={styles.snapshots}>
        {snapshots.data?.map((snapshot) => (
          <li key={snapshot.id} className={styles.snapshot}>
            <Link href={pathTo.snapshot(snapshot.id)}>
              <span className={styles.ofSnapshot}>
                <strong>
                  {t('snapshot.done', { number: snapshot.number })},{' '}
                  {formatShortTime(snapshot.takenAt, language)}
                </strong>
                <SnapshotCounts snapshot={snapshot} />
                {snapshot.reason === 'facilitator' ? null : (
                  <span className={styles.muted}>{t(`snapshot.reasons.${snapshot.reason}`)}</span>
                )}
                {snapshot.fixed ? (
                  <span>
                    {t('fix.is')}: {fixedText(snapshot.fixed)}
                  </span>
                ) : null}
                {snapshot.note ? <span className={styles.muted}>{snapshot.note}</span> : null}
              </span>
              <Thumbnail
                src={server.api.snapshots[':id'].thumbnail.$path({ param: { id: snapshot.id } })}
                alt={t('snapshot.thumbnail')}
              />
            </Link>
            {leads && !snapshot.fixed ? (
              <Button
                look="quiet"
                size="small"
                aria-label={t('fix.openOne', { number: snapshot.number })}
                onPress={() => setFixing(snapshot)}
              >
                {t('fix.open')}
              </Button>
            ) : null}
            {leads ? (
              <Button
                size="small"
                aria-label={t('snapshot.restoreOne', { number: snapshot.number })}
                onPress={() => setRestoring(snapshot)}
              >
                {t('snapshot.restore')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Window>
  )
}
