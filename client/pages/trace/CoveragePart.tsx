/**
 * Each action with what it is carried out with: tool, money, owner and decision. What is lacking stands out.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import {
  type Coverage,
  coverageOf,
  coverageParts,
  hasGap,
  type CoveragePart as Part,
} from '../../../shared/insights/coverage.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { type StrengthArea, strengthAreaNames, strengthAreas } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import styles from './Coverage.module.css'
import parts from './Part.module.css'
import './words.ts'

const ALL = 'all'
export function CoveragePart({ trace }: { trace: Trace }) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const [area, setArea] = useState<StrengthArea | typeof ALL>(ALL)
  const [onlyGaps, setOnlyGaps] = useState(false)
  const all = coverageOf(trace).filter(({ action }) => area === ALL || action.strengthArea === area)
  const shown = onlyGaps ? all.filter(hasGap) : all
  const areas = [
    { id: ALL, name: t('allAreas') } as const,
    ...strengthAreas.map((id) => ({ id, name: strengthAreaNames[id][language] })),
  ]
  return (
    <section className={parts.part} aria-label={t('parts.coverage')}>
      <p className={parts.muted}>{t('coverage.help')}</p>
      <div className={styles.narrow}>
        <SelectInput label={t('area')} choices={areas} value={area} onChange={setArea} />
        <FlagInput label={t('coverage.onlyGaps')} value={onlyGaps} onChange={setOnlyGaps} />
      </div>
      {shown.length === 0 ? <p>{t(all.length === 0 ? 'coverage.none' : 'coverage.noGaps')}</p> : null}
      {shown.length > 0 ? <CoverageTable rows={shown} all={all} /> : null}
    </section>
  )
}

function CoverageTable({ rows, all }: { rows: readonly Coverage[]; all: readonly Coverage[] }) {
  const { t } = useTranslation('trace')
  const having = (part: Part) => all.filter(({ lacks }) => !lacks.includes(part)).length
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('coverage.action')}</th>
          {coverageParts.map((part) => (
            <th key={part} scope="col">
              {t(`coverage.${part}`)}
              <span className={styles.count}>
                {t('coverage.have', { count: having(part), of: all.length })}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.action.id}>
            <th scope="row">
              <Link href={cardPath(row.action.roomId, row.action.shapeId)}>{row.action.text}</Link>
            </th>
            {coverageParts.map((part) => (
              <td key={part} data-label={t(`coverage.${part}`)}>
                <Cell row={row} part={part} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ row, part }: { row: Coverage; part: Part }) {
  const { t } = useTranslation('trace')
  const cards = row.by[part]
  const isDecided = part === 'decision' && row.isDecided
  if (row.lacks.includes(part))
    return part === 'decision' ? (
      <span className={styles.none}>{t('coverage.noDecision')}</span>
    ) : (
      <strong className={styles.gap}>{t('coverage.lacks')}</strong>
    )
  return (
    <ul className={styles.cards}>
      {isDecided ? <li>{t('coverage.decided')}</li> : null}
      {part === 'owner' && row.owner !== null ? <li>{row.owner}</li> : null}
      {cards.map(({ id, roomId, shapeId, text }) => (
        <li key={id}>
          <Link href={cardPath(roomId, shapeId)}>{text}</Link>
        </li>
      ))}
    </ul>
  )
}
