/**
 * How far the actions have come, and which of them somebody measures.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Insight } from '../../../shared/insights/extract.ts'
import { originalActions } from '../../../shared/insights/originalActions.ts'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import { type Status, statusNames } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import styles from './Evaluation.module.css'

type Edge = Pick<TraceEdge, 'from' | 'to' | 'type'>

interface ActionsPartProps {
  nodes: readonly TraceNode[]
  /** Of the snapshots, and of this room as it stands now. */
  edges: readonly Edge[]
  insights: readonly Insight[]
}

/** What is under way first, then what waits; what was turned down is none. */
const order = ['in_progress', 'done', 'adopted', 'prioritised', 'shared', 'trial'] as const satisfies Status[]
const placeOf = (status: Status) => order.indexOf(status as (typeof order)[number])

const actionsOf = (nodes: readonly TraceNode[], edges: readonly Edge[]): TraceNode[] =>
  originalActions(nodes, edges)
    .filter(({ status }) => placeOf(status) >= 0)
    .sort((a, b) => placeOf(a.status) - placeOf(b.status))

export function ActionsPart({ nodes, edges, insights }: ActionsPartProps) {
  const { t } = useTranslation('evaluation')
  const { language } = useLanguage()
  const actions = actionsOf(nodes, edges)
  const texts = new Map([...nodes, ...insights].map(({ id, text }) => [id, text]))
  const indicatorsOf = (id: string) => [
    ...new Set(edges.filter(({ type, from }) => type === 'measured_by' && from === id).map(({ to }) => to)),
  ]
  return (
    <section className={styles.part} aria-labelledby="actions-title">
      <h2 id="actions-title">{t('actions.title')}</h2>
      <p className={styles.muted}>{t(actions.length > 0 ? 'actions.help' : 'actions.none')}</p>
      {actions.length > 0 ? (
        <table className={styles.actions}>
          <thead>
            <tr>
              <th scope="col">{t('actions.action')}</th>
              <th scope="col">{t('actions.status')}</th>
              <th scope="col">{t('actions.measured')}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map(({ id, text, status, roomId, shapeId }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={cardPath(roomId, shapeId)}>{text}</Link>
                </th>
                <td data-status={status}>{statusNames[status][language]}</td>
                <td>
                  {indicatorsOf(id)
                    .map((one) => texts.get(one) ?? one)
                    .join('; ') || <span className={styles.muted}>{t('actions.unmeasured')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
