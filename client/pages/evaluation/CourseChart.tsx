/**
 * An indicator's readings over time, and the straight way from baseline to target. The table beside it says the same.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { type Course, type Mark, marksOf, tellsCourse } from '../../../shared/insights/evaluation.ts'
import { valueWithUnit } from '../../../shared/insights/valueWithUnit.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { EDGE, END, HEIGHT, namesOf, WIDTH } from './chartNames.ts'
import styles from './Evaluation.module.css'

interface CourseChartProps {
  course: Course
  indicator: string
}

/** Between the lowest and the highest, onto a length; the middle where all are the same. */
function scaled(values: readonly number[], length: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = length - 2 * EDGE
  return (value) => EDGE + (high > low ? ((value - low) / (high - low)) * room : room / 2)
}

export function CourseChart({ course, indicator }: CourseChartProps) {
  const { t } = useTranslation('evaluation')
  const { language } = useLanguage()
  const marks = marksOf(course)
  const { measured, way, levels } = marks
  const all = [...measured, ...way]
  if (all.length === 0 || !tellsCourse(marks)) return null
  const values = [...all.map(({ value }) => value), ...levels]
  const x = scaled(
    all.map(({ at }) => at),
    WIDTH,
  )
  const y = scaled(values, HEIGHT)
  const point = ({ at, value }: Mark) => ({ x: x(at), y: HEIGHT - y(value) })
  const line = (marks: readonly Mark[]) =>
    marks.map((mark) => `${point(mark).x.toFixed(1)},${point(mark).y.toFixed(1)}`).join(' ')
  const year = (marks: readonly Mark[], at: 'min' | 'max') =>
    new Date(Math[at](...marks.map((mark) => mark.at))).getUTCFullYear()
  const [low, high] = (['min', 'max'] as const).map((end) =>
    valueWithUnit(Math[end](...values), null, language),
  )
  const years = [...new Set((['min', 'max'] as const).map((end) => year(all, end)))]
  const { readings } = course
  const told = {
    indicator,
    count: readings.length,
    first: readings[0]?.date ?? '–',
    last: readings.at(-1)?.date ?? '–',
  }
  return (
    <figure className={styles.chart}>
      <span aria-hidden="true">{high}</span>
      <div className={styles.plot}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('indicators.chart', told)}>
          {levels.map((value) => (
            <line
              key={value}
              x1={EDGE}
              x2={WIDTH - EDGE}
              y1={HEIGHT - y(value)}
              y2={HEIGHT - y(value)}
              className={styles.way}
              data-level={value}
            />
          ))}
          <polyline points={line(way)} className={styles.way} />
          {way.map((mark) => (
            <rect
              key={`${mark.at} ${mark.value}`}
              x={point(mark).x - END}
              y={point(mark).y - END}
              width={2 * END}
              height={2 * END}
              className={styles.end}
            />
          ))}
          <polyline points={line(measured)} className={styles.line} />
          {measured.map((mark, i) => (
            <circle
              // Two readings may have the same time and value.
              // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name
              key={i}
              cx={point(mark).x}
              cy={point(mark).y}
              r={5}
              className={styles.reading}
            />
          ))}
        </svg>
        {namesOf(course, point, measured).map(({ name, style }) => (
          <span key={name} className={styles.name} style={style} aria-hidden="true">
            {t(`indicators.${name}`)}
          </span>
        ))}
      </div>
      <span aria-hidden="true">{low}</span>
      <figcaption aria-hidden="true">
        {years.map((one) => (
          <span key={one}>{one}</span>
        ))}
      </figcaption>
    </figure>
  )
}
