/**
 * A room's insights as they stand now, beside the board: what a snapshot would hold if it were taken at this moment.
 * @module
 */
import { X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import panel from '../card/CardPanel.module.css'
import { mayEditNow } from '../facilitation/mayEditNow.ts'
import { useFence } from '../facilitation/useFence.ts'
import { useZones } from '../facilitation/useZones.ts'
import { evaluationPath } from '../pages/evaluation/evaluationPath.ts'
import { prioritiesPath } from '../pages/priorities/prioritiesPath.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { BalancePart } from './BalancePart.tsx'
import styles from './Insights.module.css'
import { LookOverPart } from './LookOverPart.tsx'
import { RecordsPart } from './RecordsPart.tsx'
import { useLiveInsights } from './useLiveInsights.ts'
import { useRoomContext } from './useRoomContext.ts'
import { useUnmade } from './useUnmade.ts'
import { useZoneNames } from './useZoneNames.ts'
import './words.ts'

const SuggestedGroups = lazy(() =>
  import('../groups/SuggestedGroups.tsx').then((one) => ({ default: one.SuggestedGroups })),
)

/** In CSS pixels: on less, the panel hides the place that an insight leads to. */
const OVER_BOARD = '(max-width: 43.74rem)'

const parts = ['records', 'groups', 'balance', 'lookOver'] as const
type Part = (typeof parts)[number]

export interface InsightsPanelProps {
  connection: RoomConnection
  room: Room
  me: Me
  language: Language
  onClose: () => void
}

export function InsightsPanel({ connection, room, me, language, onClose }: InsightsPanelProps) {
  const { t } = useTranslation('insights')
  const [part, setPart] = useState<Part>('records')
  const heading = useRef<HTMLHeadingElement>(null)
  const context = useRoomContext(room, connection)
  const extraction = useLiveInsights(connection.doc, context)
  const zones = useZoneNames(connection.doc, room, language)
  const boardZones = useZones(connection.doc, room)
  const { insights, relations, warnings } = extraction
  const unmade = useUnmade(extraction, room)
  const toLookOver = warnings.length + unmade.length
  const fence = useFence(me, connection.facilitation)
  const mayEdit = mayEditNow(me, room, connection)
  const mayGather = (zone: string) => mayEdit && !fence?.layout && !fence?.zones.has(zone)
  const mayWriteIn = (where: readonly (string | null)[]) =>
    mayEdit && !where.some((zone) => fence?.zones.has(zone ?? ''))
  const gone = () => matchMedia(OVER_BOARD).matches && onClose()
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      className={panel.panel}
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={panel.head}>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t('title')}
          </h2>
          <p className={panel.where}>
            <span>{t('cards', { count: insights.length })}</span>
            <span>{t('relations', { count: relations.length })}</span>
            {insights.some(({ kind }) => kind === 'indicator') ? (
              <Link href={evaluationPath(room.id)}>{t('evaluation')}</Link>
            ) : null}
            {insights.some(({ kind }) => kind === 'action') ? (
              <Link href={prioritiesPath(room.id)}>{t('priorities')}</Link>
            ) : null}
          </p>
        </div>
        <Button look="quiet" square aria-label={t('close')} onPress={onClose}>
          <X size={20} aria-hidden="true" />
        </Button>
      </header>
      <div className={styles.parts}>
        <ToggleButtonGroup
          aria-label={t('parts.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[part]}
          onSelectionChange={(keys) => setPart(parts.find((one) => keys.has(one)) ?? 'records')}
          className={styles.switch ?? ''}
        >
          {parts.map((one) => (
            <ToggleButton key={one} id={one} className={styles.choice ?? ''}>
              {t(`parts.${one}`)}
              {one === 'lookOver' && toLookOver > 0 ? (
                <span className={styles.count}>{toLookOver}</span>
              ) : null}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className={panel.body}>
        {part === 'records' ? <RecordsPart {...{ extraction, zones, language }} onGo={gone} /> : null}
        {part === 'groups' ? (
          <Suspense fallback={null}>
            <SuggestedGroups doc={connection.doc} {...{ insights, zones, mayGather }} />
          </Suspense>
        ) : null}
        {part === 'balance' ? (
          <BalancePart insights={insights} zones={zones} language={language} leads={mayLead(me)} />
        ) : null}
        {part === 'lookOver' ? (
          <LookOverPart
            {...{ extraction, unmade, context, language, mayWriteIn }}
            doc={connection.doc}
            processId={room.processId}
            zones={boardZones}
            onGo={gone}
          />
        ) : null}
      </div>
    </aside>
  )
}
