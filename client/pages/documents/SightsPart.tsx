/**
 * Every action of the process with its line of sight; those that have none come first.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { type LineOfSight, lineOfSight } from '../../../shared/insights/lineOfSight.ts'
import { originalActions } from '../../../shared/insights/originalActions.ts'
import type { SteeringDocument } from '../../../shared/protocol/documents.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { obstacle, useTrace } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import styles from '../../documents/Documents.module.css'
import { Sight } from '../../documents/SightPart.tsx'

interface SightsPartProps {
  process: Process
  documents: readonly SteeringDocument[]
}

/** The actions of the rooms they were first written in: a copy in another room has its original's line. */
const actionsOf = ({ nodes, edges }: Trace) =>
  originalActions(nodes, edges).filter(({ status }) => status !== 'declined' && status !== 'parked')

const lengthOf = ({ reachesTarget, goals }: LineOfSight) => (reachesTarget ? 2 : Math.min(goals.length, 1))

export function SightsPart({ process, documents }: SightsPartProps) {
  const { t } = useTranslation('documents')
  const trace = useTrace(process.id)
  const error = obstacle(trace)
  if (error) return <Refused error={error} onRetry={() => trace.refetch()} />
  if (!trace.data) return <Waiting />
  const { data } = trace
  const lines = actionsOf(data)
    .map((action) => ({ action, sight: lineOfSight(data, documents, action) }))
    .sort((a, b) => lengthOf(a.sight) - lengthOf(b.sight))
  return (
    <>
      <p className={styles.intro}>{t('sight.intro')}</p>
      {lines.length === 0 ? <p>{t('sight.noActions')}</p> : null}
      <ul className={styles.lines}>
        {lines.map(({ action, sight }) => (
          <li key={action.id}>
            <details className={styles.line}>
              <summary>
                <span>{action.text}</span>
                {sight.reachesTarget ? (
                  <span className={styles.reaches}>{t('sight.reaches')}</span>
                ) : (
                  <span className={styles.status}>
                    {t(sight.goals.length > 0 ? 'sight.short' : 'sight.missing')}
                  </span>
                )}
              </summary>
              <Sight sight={sight} />
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
