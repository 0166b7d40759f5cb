/**
 * The room itself: board, outline, or both.
 * @module
 */
import { type ComponentProps, lazy, Suspense, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { useAppearance } from '../../app/appearance.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { MissingPart } from '../../app/MissingPart.tsx'
import { Instead } from '../../app/ui/Instead.tsx'
import { OpenCardHost } from '../../card/OpenCardHost.tsx'
import { useOpenCard } from '../../card/openCard.ts'
import { OpenCountsProvider, openCountsOf } from '../../comments/openCounts.ts'
import { useRoomContext } from '../../insights/useRoomContext.ts'
import { Outline } from '../../outline/Outline.tsx'
import { PersonalDataNotice } from '../../privacy/PersonalDataNotice.tsx'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'
import { AskedCard } from './AskedCard.tsx'
import { Board } from './boardChunk.ts'
import styles from './RoomPage.module.css'
import type { View } from './useView.ts'

const LazyInsights = lazy(() =>
  import('../../insights/InsightsPanel.tsx').then((part) => ({ default: part.InsightsPanel })),
)

interface StageProps {
  connection: RoomConnection
  room: Room
  me: Me
  view: View
  seesInsights: boolean
  onCloseInsights: () => void
}

export function Stage({ connection, room, me, view, seesInsights, onCloseInsights }: StageProps) {
  const { t } = useTranslation('room')
  const { language } = useLanguage()
  const { colorScheme } = useAppearance()
  const shared = { connection, room, me, language }
  const { comments } = useRoomContext(room, connection)
  const openCounts = useMemo(() => openCountsOf(comments), [comments])
  return (
    <OpenCountsProvider value={openCounts}>
      <OpenCardHost {...shared}>
        <AskedCard connection={connection} />
        <div className={`${styles.stage} ${styles[view]}`}>
          {view === 'outline' ? null : (
            <section className={styles.board} aria-label={t('boardPart')}>
              <MissingPart instead={<NoBoard />}>
                <Suspense fallback={<p className={styles.loading}>{t('loadingBoard')}</p>}>
                  <Board {...shared} colorScheme={colorScheme} />
                </Suspense>
              </MissingPart>
            </section>
          )}
          {view === 'board' ? null : (
            <section className={styles.outline} aria-label={t('outlinePart')} data-own-keys>
              <Outline {...shared} isAlone={view === 'outline'} />
            </section>
          )}
        </div>
        <PersonalDataNotice doc={connection.doc} />
        {seesInsights ? <InsightsInSight {...shared} onClose={onCloseInsights} /> : null}
      </OpenCardHost>
    </OpenCountsProvider>
  )
}

/** The insights, in sight: a card that is open when they are asked for would lie over them. */
function InsightsInSight(props: ComponentProps<typeof LazyInsights>) {
  const { id, close } = useOpenCard()
  const opened = useRef({ id, close })
  useLayoutEffect(() => {
    if (opened.current.id !== null) opened.current.close()
  }, [])
  return (
    <Suspense fallback={null}>
      <LazyInsights {...props} />
    </Suspense>
  )
}

function NoBoard() {
  const { t } = useTranslation('room')
  return <Instead text={t('noBoard.text')} reload={t('noBoard.reload')} />
}
