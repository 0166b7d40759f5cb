/**
 * What a card says beside its words, beside the board: filled in by anyone who may write, live, and never required.
 * @module
 */
import { X } from 'lucide-react'
import { lazy, Suspense, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import { headingOf } from '../../shared/insights/headingOf.ts'
import { statusTroubles } from '../../shared/insights/statuses.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { kindNames } from '../../shared/vocabulary.ts'
import { mayLead } from '../app/mayLead.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { UnderHeading } from '../app/UnderHeading.tsx'
import { Button } from '../app/ui/Button.tsx'
import { CommentsPart } from '../comments/CommentsPart.tsx'
import { mayEditNow } from '../facilitation/mayEditNow.ts'
import { useFence } from '../facilitation/useFence.ts'
import { liveRecordsOf, useLiveInsights } from '../insights/useLiveInsights.ts'
import { useRoomContext } from '../insights/useRoomContext.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './CardPanel.module.css'
import { CardRelations } from './CardRelations.tsx'
import { CardWords } from './CardWords.tsx'
import { KindFields, OtherFields } from './FieldLists.tsx'
import { OriginPart } from './OriginPart.tsx'
import { useOpenCard } from './openCard.ts'
import { StatusPart } from './StatusPart.tsx'
import { sayField } from './sayField.ts'
import { sayScore } from './sayScore.ts'
import { zoneOfInsight } from './zoneOfInsight.ts'
import './words.ts'

const CardHistoryPart = lazy(() =>
  import('../mending/CardHistoryPart.tsx').then((part) => ({ default: part.CardHistoryPart })),
)
const GivenPart = lazy(() => import('../scoring/GivenPart.tsx').then((part) => ({ default: part.GivenPart })))
const OpenedSight = lazy(() =>
  import('../documents/OpenedSight.tsx').then((part) => ({ default: part.OpenedSight })),
)

export interface CardPanelProps {
  id: string
  connection: RoomConnection
  room: Room
  me: Me
  language: Language
}

/** The card's record, also while its words are being rewritten from nothing; null when the card is gone. */
function useShownInsight(
  { insights }: Extraction,
  { id, connection }: CardPanelProps,
): { insight: Insight; meta: Readonly<Record<string, unknown>> } | null {
  const last = useRef<Insight | null>(null)
  const found = insights.find(({ provenance }) => provenance.shapeId === id)
  if (found) last.current = found
  const record = liveRecordsOf(connection.doc)
    .snapshot()
    .find((one) => one.id === id)
  const insight = found ?? (last.current?.provenance.shapeId === id ? last.current : null)
  return record && insight ? { insight, meta: (record.meta ?? {}) as Record<string, unknown> } : null
}

export function CardPanel(props: CardPanelProps) {
  const { id, connection, room, me, language } = props
  const { t } = useTranslation('card')
  const { close, change } = useOpenCard()
  const context = useRoomContext(room, connection)
  const extraction = useLiveInsights(connection.doc, context)
  const shown = useShownInsight(extraction, props)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (id) heading.current?.focus({ preventScroll: true })
  }, [id])
  const fence = useFence(me, connection.facilitation)
  const isLocked = fence?.zones.has(shown?.insight.zone ?? '') ?? false
  const isReadOnly = isLocked || !mayEditNow(me, room, connection)
  const say = (key: string, value: unknown) => {
    // A field may have been open when its zone was locked.
    if (!isLocked) change(() => sayField(connection.doc, id, key, value))
  }
  return (
    <aside
      className={styles.panel}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {shown ? kindNames[shown.insight.kind][language] : t('panel')}
          </h2>
          {shown ? <Where insight={shown.insight} groups={extraction.groups} {...props} /> : null}
        </div>
        <Button look="quiet" square aria-label={t('close')} onPress={close}>
          <X size={20} aria-hidden="true" />
        </Button>
      </header>
      {shown ? (
        <div className={styles.body} key={id}>
          {isLocked ? <p className={styles.locked}>{t('locked')}</p> : null}
          <CardWords id={id} doc={connection.doc} insight={shown.insight} isReadOnly={isReadOnly} />
          <OriginPart {...shown} room={room} />
          <StatusPart
            {...{ room, isReadOnly, language, say }}
            insight={shown.insight}
            held={context.statuses?.[id]}
            leads={mayLead(me)}
            troubles={statusTroubles.filter((trouble) =>
              extraction.warnings.some(({ code, shapeId }) => code === trouble && shapeId === id),
            )}
          />
          {shown.insight.scores ? (
            <Suspense>
              <GivenPart insight={shown.insight} insights={extraction.insights} />
            </Suspense>
          ) : null}
          <KindFields {...shown} {...{ extraction, language, isReadOnly, say, room }} doc={connection.doc} />
          {shown.insight.kind === 'action' ? (
            <Suspense>
              <OpenedSight processId={room.processId} insightId={shown.insight.id} />
            </Suspense>
          ) : null}
          <CardRelations
            insight={shown.insight}
            extraction={extraction}
            language={language}
            processId={room.processId}
            sayScore={(relation, score) => change(() => sayScore(connection.doc, relation, score))}
            mayScore={(other) => !isReadOnly && !(other && fence?.zones.has(other.zone ?? ''))}
          />
          <OtherFields {...shown} {...{ extraction, language, isReadOnly, say, room }} doc={connection.doc} />
          <CommentsPart
            {...{ room, connection, language }}
            cardId={id}
            leads={mayLead(me)}
            mayWrite={me.role !== 'observer' && !isReadOnly}
          />
          {mayLead(me) ? (
            <Suspense>
              <CardHistoryPart
                {...{ room, language }}
                cardId={id}
                ownId={me.member?.id ?? null}
                isQuiet={connection.facilitation?.quiet ?? false}
              />
            </Suspense>
          ) : null}
        </div>
      ) : (
        <p className={styles.body}>{t('gone')}</p>
      )}
    </aside>
  )
}

/** The zone that the card lies in, the heading it is under, and the sector that it came from. */
function Where({
  insight,
  groups,
  connection,
  room,
  language,
}: CardPanelProps & { insight: Insight; groups: Extraction['groups'] }) {
  const { t } = useTranslation('card')
  const { t: tc } = useTranslation()
  const zone = zoneOfInsight(insight, connection.doc, room)
  const sector = insight.sector && insight.sector !== 'mixed' ? insight.sector : null
  return (
    <p className={styles.where}>
      <span>{zone?.name[language] ?? t('unsorted')}</span>
      <UnderHeading heading={headingOf(groups)(insight)} />
      <span className={styles.sector}>
        {sector ? <SectorMark sector={sector} size={12} /> : null}
        {tc(`sectors.${insight.sector ?? 'none'}`)}
      </span>
    </p>
  )
}
