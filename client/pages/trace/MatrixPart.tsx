/**
 * Goals against goals as a table, each cell a way to the cards behind it.
 * @module
 */
import { ArrowRight } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cellOf, type GoalMatrix, goalMatrixOf, hardest } from '../../../shared/insights/goalMatrix.ts'
import { scoreNames } from '../../../shared/insights/kindFields.ts'
import { scoreSteps, signed } from '../../../shared/insights/scoreText.ts'
import type { TraceNode } from '../../../shared/insights/trace.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import styles from './Matrix.module.css'
import parts from './Part.module.css'

export function MatrixPart({ trace }: { trace: Trace }) {
  const { t } = useTranslation('trace')
  const matrix = useMemo(() => goalMatrixOf(trace), [trace])
  const [open, setOpen] = useState<string | null>(null)
  const { goals, oneSided } = matrix
  return (
    <section className={parts.part}>
      {goals.length === 0 ? (
        <p>{t('matrix.none')}</p>
      ) : (
        <>
          <p className={parts.muted}>{t('matrix.help')}</p>
          <Scale />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard too */}
          <section className={styles.scroll} tabIndex={0} aria-label={t('parts.conflicts')}>
            <Table matrix={matrix} open={open} onOpen={setOpen} />
          </section>
          <Behind matrix={matrix} open={open} />
        </>
      )}
      {oneSided.length > 0 ? (
        <section className={styles.behind}>
          <h2>{t('matrix.oneSided')}</h2>
          <p className={parts.muted}>{t('matrix.oneSidedHelp')}</p>
          <ul>
            {oneSided.map((node) => (
              <li key={node.id}>
                <ToBoard node={node} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </section>
  )
}

const ToBoard = ({ node }: { node: TraceNode }) => (
  <Link href={cardPath(node.roomId, node.shapeId)}>{node.text}</Link>
)

function Scale() {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  return (
    <ul className={styles.scale} aria-label={t('matrix.scale')}>
      {scoreSteps.map((score) => (
        <li key={score}>
          <span className={styles.step} data-score={score}>
            {signed(score)}
          </span>
          {scoreNames[`${score}`][language]}
        </li>
      ))}
    </ul>
  )
}

interface TableProps {
  matrix: GoalMatrix
  open: string | null
  onOpen: (cell: string | null) => void
}

function Table({ matrix, open, onOpen }: TableProps) {
  const { t } = useTranslation('trace')
  const { goals, influence, affected } = matrix
  const sum = (sums: ReadonlyMap<string, number>, id: string) => signed(sums.get(id) ?? 0)
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t('matrix.goal')}</th>
          {goals.map(({ id, text }, i) => (
            <th key={id} scope="col" abbr={t('matrix.number', { number: i + 1 })} title={text}>
              <span aria-hidden="true">{i + 1}</span>
              <span className="visually-hidden">{text}</span>
            </th>
          ))}
          <th scope="col" className={styles.sum}>
            {t('matrix.influence')}
          </th>
        </tr>
      </thead>
      <tbody>
        {goals.map((row, i) => (
          <tr key={row.id}>
            <th scope="row">
              <span className={styles.number}>{i + 1}</span> <ToBoard node={row} />
            </th>
            {goals.map((column) => (
              <Cell key={column.id} {...{ matrix, row, column, open, onOpen }} />
            ))}
            <td className={styles.sum}>{sum(influence, row.id)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={styles.sum}>
            {t('matrix.affected')}
          </th>
          {goals.map(({ id }) => (
            <td key={id} className={styles.sum}>
              {sum(affected, id)}
            </td>
          ))}
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

interface CellProps extends TableProps {
  row: TraceNode
  column: TraceNode
}

function Cell({ matrix, row, column, open, onOpen }: CellProps) {
  const { t } = useTranslation('trace')
  const key = cellOf(row.id, column.id)
  const meetings = matrix.cells.get(key)
  if (!meetings) return <td className={row.id === column.id ? styles.self : undefined} />
  const score = hardest(meetings)
  const shown = score === null ? '?' : signed(score)
  const said = score === null ? t('matrix.unscored') : shown
  return (
    <td>
      <button
        type="button"
        className={styles.step}
        data-score={score ?? 'none'}
        aria-expanded={open === key}
        aria-label={t('matrix.cell', { row: row.text, column: column.text, score: said })}
        onClick={() => onOpen(open === key ? null : key)}
      >
        {shown}
      </button>
    </td>
  )
}

/** The cards of the cell that is open: the two goals, and what was said of them. */
function Behind({ matrix: { goals, cells }, open }: Pick<TableProps, 'matrix' | 'open'>) {
  const { t } = useTranslation('trace')
  const section = useRef<HTMLElement>(null)
  const meetings = (open === null ? undefined : cells.get(open)) ?? []
  const pair = goals.flatMap((row) => goals.map((column) => [row, column] as const))
  const [row, column] = pair.find(([one, other]) => cellOf(one.id, other.id) === open) ?? []
  // A table may be longer than the screen: what was opened comes into view under it.
  useEffect(() => {
    if (open !== null) section.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <section ref={section} className={styles.behind} aria-live="polite" aria-label={t('matrix.behind')}>
      {row && column ? (
        <>
          <h2>{t('matrix.behind')}</h2>
          <p>
            <ToBoard node={row} />{' '}
            <ArrowRight size={16} className={styles.onto} aria-label={t('matrix.onto')} />{' '}
            <ToBoard node={column} />
          </p>
        </>
      ) : null}
      <ul>
        {meetings.map(({ score, conflict, card }) => (
          <li key={`${card.id} ${score}`}>
            <span className={styles.step} data-score={score ?? 'none'}>
              {score === null ? '?' : signed(score)}
            </span>
            <span>
              <span className={parts.muted}>{t(conflict ? 'matrix.byCard' : 'matrix.byArrow')}:</span>{' '}
              <ToBoard node={card} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
