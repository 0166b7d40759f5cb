/**
 * How the zones of a template lie on a board, small and with their numbers.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { TemplateZone } from '../../shared/protocol/processTemplate.ts'
import styles from './Template.module.css'
import './words.ts'

/** Between zones, in units of the grid. */
const AIR = 0.12

export function LayoutPicture({ zones, shown }: { zones: readonly TemplateZone[]; shown: string | null }) {
  const { t } = useTranslation('template')
  const left = Math.min(...zones.map(({ x }) => x))
  const top = Math.min(...zones.map(({ y }) => y))
  const width = Math.max(...zones.map(({ x, w }) => x + w)) - left
  const height = Math.max(...zones.map(({ y, h }) => y + h)) - top
  return (
    <svg
      viewBox={`${left} ${top} ${width} ${height}`}
      className={styles.picture}
      role="img"
      aria-label={t('zones.picture')}
    >
      {zones.map(({ id, x, y, w, h }, i) => (
        <g key={id} data-shown={id === shown || undefined}>
          <rect x={x + AIR / 2} y={y + AIR / 2} width={w - AIR} height={h - AIR} rx={0.2} />
          <text x={x + w / 2} y={y + h / 2} textAnchor="middle" dominantBaseline="central">
            {i + 1}
          </text>
        </g>
      ))}
    </svg>
  )
}
