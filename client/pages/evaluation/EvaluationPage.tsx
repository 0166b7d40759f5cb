/**
 * What was decided, followed up: indicators with their readings against the vision, how far actions have come, and the
 * way back to the analysis of what was learnt.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { mayLead } from '../../app/mayLead.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useMe, useRoom, useTrace } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { mayEditNow } from '../../facilitation/mayEditNow.ts'
import { useFence } from '../../facilitation/useFence.ts'
import { useLiveInsights } from '../../insights/useLiveInsights.ts'
import { useRoomContext } from '../../insights/useRoomContext.ts'
import { useRoomConnection } from '../../sync/useRoomConnection.ts'
import { ActionsPart } from './ActionsPart.tsx'
import styles from './Evaluation.module.css'
import { IndicatorCard } from './IndicatorCard.tsx'
import { LearntPart } from './LearntPart.tsx'
import './words.ts'

export function EvaluationPage({ id }: { id: string }) {
  const me = useMe()
  const room = useRoom(id)
  if (me.isPending || room.isPending) return <Waiting />
  const error = obstacle(me) ?? obstacle(room)
  if (error || !me.data || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  return <Live room={room.data} me={me.data} />
}

function Live({ room, me }: { room: Room; me: Me }) {
  const { t } = useTranslation('evaluation')
  const connection = useRoomConnection(room.id)
  const context = useRoomContext(room, connection)
  const { insights, relations } = useLiveInsights(connection.doc, context)
  const trace = useTrace(room.processId)
  const fence = useFence(me, connection.facilitation)
  if (!connection.ready || trace.isPending) return <Waiting />
  const nodes = trace.data?.nodes ?? []
  const edges = trace.data?.edges ?? []
  const indicators = insights.filter(({ kind }) => kind === 'indicator')
  const mayEdit = mayEditNow(me, room, connection)
  return (
    <Page title={t('title')} above={<BackLink href={pathTo.room(room.id)}>{room.title}</BackLink>}>
      <div className={styles.content}>
        <p className={styles.help}>{t('help')}</p>
        <section className={styles.part} aria-labelledby="indicators-title">
          <h2 id="indicators-title">{t('indicators.title')}</h2>
          {indicators.length === 0 ? <p>{t('indicators.none')}</p> : null}
          {indicators.map((indicator) => (
            <IndicatorCard
              key={indicator.id}
              {...{ indicator, insights, relations, nodes }}
              doc={connection.doc}
              isReadOnly={!mayEdit || (fence?.zones.has(indicator.zone ?? '') ?? false)}
            />
          ))}
        </section>
        <ActionsPart nodes={nodes} edges={[...edges, ...relations]} insights={insights} />
        <LearntPart room={room} insights={insights} leads={mayLead(me)} />
      </div>
    </Page>
  )
}
