/**
 * Impact against effort: a plot, and the same as a table in which the numbers are given.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { attributeKey } from '../../../shared/insights/cardFields.ts'
import { impactEffortOf, type Plotted } from '../../../shared/insights/impactEffort.ts'
import { kindFields } from '../../../shared/insights/kindFields.ts'
import { scoredGrade } from '../../../shared/insights/scores.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { KeptSectors, ScoredOr } from './Given.tsx'
import { NumberPick } from './NumberPick.tsx'
import plot from './Plot.module.css'
import styles from './Priorities.module.css'
import type { Priorities, Shown } from './usePriorities.ts'

interface PartProps {
  priorities: Priorities
}

export function PlotPart({ priorities }: PartProps) {
  const { t } = useTranslation('priorities')
  const { insights } = priorities
  const { placed, unplaced } = useMemo(() => impactEffortOf(insights), [insights])
  return (
    <section className={styles.part}>
      <p className={styles.help}>{t('plot.help')}</p>
      <KeptSectors insights={insights} />
      <div className={plot.plotAndTable}>
        <Plot placed={placed} roomId={priorities.roomId} />
        <table className={plot.numbers}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">#</span>
              </th>
              <th scope="col">{t('action')}</th>
              <th scope="col">{t('plot.impact')}</th>
              <th scope="col">{t('plot.effort')}</th>
            </tr>
          </thead>
          <tbody>
            {placed.map(({ insight, isByZone }, i) => (
              <Row
                key={insight.id}
                {...{ insight, priorities }}
                number={i + 1}
                note={isByZone ? t('plot.byZone') : null}
              />
            ))}
            {unplaced.map((insight) => (
              <Row key={insight.id} {...{ insight, priorities }} number={null} note={t('plot.unplaced')} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The scale is drawn with room around it, for the marks and the names of the corners. */
const [FROM, STEPS] = [0.3, 5.4]
const percent = (value: number): string => `${((value - FROM) / STEPS) * 100}%`
const fromTop = (value: number): string => `${(1 - (value - FROM) / STEPS) * 100}%`
/** Of the zone template: the corner that each word stands in. */
const corners = ['do_now', 'mobilise', 'when_possible', 'decline'] as const

function Plot({ placed, roomId }: { placed: readonly Plotted<Shown>[]; roomId: string }) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const field = kindFields.action.find(({ key }) => key === 'quadrant')
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 })
  const names = field?.form.is === 'choice' ? field.form.options : {}
  return (
    <section className={plot.plotFrame} aria-label={t('plot.label')}>
      <span className={plot.axisUp}>
        {t('plot.impact')} <span aria-hidden="true">→</span>
      </span>
      <div className={plot.plot}>
        {corners.map((corner) => (
          <span key={corner} className={plot.corner} data-corner={corner}>
            {names[corner]?.[language]}
          </span>
        ))}
        {/* The table tells the same places in numbers. */}
        <svg className={plot.leads} aria-hidden="true">
          {placed
            .filter(({ isAway }) => isAway)
            .map(({ insight, impact, effort, at }) => (
              <g key={insight.id}>
                <line
                  x1={percent(effort)}
                  y1={fromTop(impact)}
                  x2={percent(at.effort)}
                  y2={fromTop(at.impact)}
                />
                <circle cx={percent(effort)} cy={fromTop(impact)} r={3} />
              </g>
            ))}
        </svg>
        {placed.map(({ insight, impact, effort, isByZone, at }, i) => (
          <Link
            key={insight.id}
            href={cardPath(roomId, insight.provenance.shapeId)}
            className={plot.mark}
            data-by-zone={isByZone || undefined}
            title={insight.text}
            aria-label={t(isByZone ? 'plot.markByZone' : 'plot.mark', {
              number: i + 1,
              text: insight.text,
              impact: number(impact),
              effort: number(effort),
            })}
            style={{ insetInlineStart: percent(at.effort), insetBlockEnd: percent(at.impact) }}
          >
            {i + 1}
          </Link>
        ))}
      </div>
      <span className={plot.axisOn}>
        {t('plot.effort')} <span aria-hidden="true">→</span>
      </span>
    </section>
  )
}

interface RowProps extends PartProps {
  insight: Shown
  number: number | null
  note: string | null
}

function Row({ insight, number, note, priorities }: RowProps) {
  const { t } = useTranslation('priorities')
  const { roomId, mayChange, say } = priorities
  const { text, lang, attrs, provenance } = insight
  const cell = (key: 'impact' | 'effort') => (
    <td data-name={t(`plot.${key}`)}>
      <ScoredOr scored={scoredGrade(insight, key)} label={t(`plot.${key}Of`, { action: text })}>
        <NumberPick
          label={t(`plot.${key}Of`, { action: text })}
          value={typeof attrs[key] === 'number' ? attrs[key] : null}
          min={1}
          max={5}
          isReadOnly={!mayChange(insight)}
          onPick={(value) => say(provenance.shapeId, attributeKey(key), value)}
        />
      </ScoredOr>
    </td>
  )
  return (
    <tr>
      <td>{number === null ? null : <span className={plot.number}>{number}</span>}</td>
      <th scope="row">
        <Link href={cardPath(roomId, provenance.shapeId)} lang={lang}>
          {text}
        </Link>
        {note ? <span className={styles.held}>{note}</span> : null}
      </th>
      {cell('impact')}
      {cell('effort')}
    </tr>
  )
}
