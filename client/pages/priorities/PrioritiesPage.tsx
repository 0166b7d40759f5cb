/**
 * Where a room weighs its actions: by criteria, by impact and effort, and what that comes to.
 * @module
 */
import { type ReactNode, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useMe, useRoom, useSnapshot } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import insights from '../../insights/Insights.module.css'
import { PlotPart } from './PlotPart.tsx'
import styles from './Priorities.module.css'
import { ResultPart } from './ResultPart.tsx'
import { ScoresPart } from './ScoresPart.tsx'
import { ScoringPart } from './ScoringPart.tsx'
import { type Priorities, prioritiesOfSnapshot, useLivePriorities } from './usePriorities.ts'
import './words.ts'

const parts = ['scores', 'plot', 'result'] as const
type Part = (typeof parts)[number]

export function PrioritiesPage({ id }: { id: string }) {
  const snapshotId = new URLSearchParams(useSearch()).get('snapshot')
  return snapshotId ? <OfSnapshot id={snapshotId} /> : <OfRoom id={id} />
}

function OfRoom({ id }: { id: string }) {
  const me = useMe()
  const room = useRoom(id)
  if (me.isPending || room.isPending) return <Waiting />
  const error = obstacle(me) ?? obstacle(room)
  if (error || !me.data || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  // What somebody is in one room they need not be in another.
  return <Live room={room.data} me={{ ...me.data, role: room.data.role }} />
}

function Live({ room, me }: { room: Room; me: Me }) {
  const priorities = useLivePriorities(room, me)
  const { connection } = priorities
  if (!connection.ready) return <Waiting />
  return (
    <Shown
      priorities={priorities}
      back={pathTo.room(room.id)}
      where={room.title}
      scoring={<ScoringPart {...{ room, me, connection }} />}
    />
  )
}

function OfSnapshot({ id }: { id: string }) {
  const { t } = useTranslation('priorities')
  const snapshot = useSnapshot(id)
  if (snapshot.isPending) return <Waiting />
  if (!snapshot.data) return <Refused error={snapshot.error} onRetry={() => snapshot.refetch()} />
  const { number, roomTitle } = snapshot.data
  return (
    <Shown
      priorities={prioritiesOfSnapshot(snapshot.data)}
      back={pathTo.snapshot(id)}
      where={roomTitle}
      note={t('ofSnapshot', { number })}
    />
  )
}

interface ShownProps {
  priorities: Priorities
  back: string
  where: string
  note?: string
  /** The round in which people score, where there is a room and no snapshot. */
  scoring?: ReactNode
}

function Shown({ priorities, back, where, note, scoring }: ShownProps) {
  const { t } = useTranslation('priorities')
  const [part, setPart] = useState<Part>('scores')
  const hasActions = priorities.insights.some(({ kind }) => kind === 'action')
  return (
    <Page title={t('title')} above={<BackLink href={back}>{where}</BackLink>}>
      <div className={styles.content}>
        <p className={styles.help}>{note ?? t('help')}</p>
        {scoring}
        <ToggleButtonGroup
          aria-label={t('parts.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[part]}
          onSelectionChange={(keys) => setPart(parts.find((one) => keys.has(one)) ?? 'scores')}
          className={`${insights.switch} ${styles.switch}`}
        >
          {parts.map((one) => (
            <ToggleButton key={one} id={one} className={insights.choice ?? ''}>
              {t(`parts.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {hasActions ? null : <p>{t('noActions')}</p>}
        {part === 'scores' ? <ScoresPart priorities={priorities} /> : null}
        {part === 'plot' && hasActions ? <PlotPart priorities={priorities} /> : null}
        {part === 'result' && hasActions ? <ResultPart priorities={priorities} /> : null}
      </div>
    </Page>
  )
}
