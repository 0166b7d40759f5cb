/**
 * A snapshot at a glance: how much there is, and whose and what kind it is.
 * @module
 */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import type { Sector } from '../../../shared/vocabulary.ts'
import { kindNames, sectors } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import type { ZoneGroup } from './arrange.ts'
import { tally } from './arrange.ts'
import styles from './SnapshotPage.module.css'

export function Overview({ snapshot, zones }: { snapshot: Snapshot; zones: readonly ZoneGroup[] }) {
  const { t } = useTranslation('snapshot')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const { insights, relations } = snapshot
  const unsorted = zones.find(({ zone }) => zone === null)?.insights.length ?? 0
  const people = sectors.reduce((sum, sector) => sum + (snapshot.participants[sector] ?? 0), 0)
  const sectorOrder: readonly (Sector | 'mixed' | null)[] = [...sectors, 'mixed', null]
  const sectorCounts = tally(insights, ({ sector }) => sector)
  return (
    <section className={styles.overview} aria-label={t('overview')}>
      <dl className={styles.numbers}>
        <Figure count={insights.length} name={t('insights', { count: insights.length })} />
        <Figure count={relations.length} name={t('relations', { count: relations.length })} />
        {unsorted > 0 ? <Figure count={unsorted} name={t('unsortedCount')} /> : null}
        {people > 0 ? <Figure count={people} name={t('peopleCount', { count: people })} /> : null}
      </dl>
      {insights.length === 0 ? null : (
        <div className={styles.breakdowns}>
          <Breakdown title={t('bySector')}>
            {sectorOrder.flatMap((sector) => {
              const count = sectorCounts.find(({ value }) => value === sector)?.count
              if (count === undefined && (sector === null || sector === 'mixed')) return []
              const isOne = sector !== null && sector !== 'mixed'
              return [
                <Bar
                  key={sector ?? 'none'}
                  name={tc(`sectors.${sector ?? 'none'}`)}
                  mark={isOne ? <SectorMark sector={sector} size={14} /> : null}
                  count={count ?? 0}
                  of={insights.length}
                  color={isOne ? `var(--sector-${sector})` : 'var(--border-strong)'}
                />,
              ]
            })}
          </Breakdown>
          <Breakdown title={t('byKind')}>
            {tally(insights, ({ kind }) => kind).map(({ value, count }) => (
              <Bar key={value} name={kindNames[value][language]} count={count} of={insights.length} />
            ))}
          </Breakdown>
          <Breakdown title={t('byZone')}>
            {zones.map(({ zone, name, insights: members }) => (
              <Bar key={zone ?? ''} name={name} count={members.length} of={insights.length} />
            ))}
          </Breakdown>
        </div>
      )}
    </section>
  )
}

function Figure({ count, name }: { count: number; name: string }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  )
}

function Breakdown({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.breakdown}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

interface BarProps {
  name: string
  mark?: ReactNode
  count: number
  of: number
  color?: string
}

function Bar({ name, mark, count, of, color = 'var(--accent)' }: BarProps) {
  return (
    <li className={styles.bar}>
      <span className={styles.barName}>
        {mark}
        {name}
      </span>
      <span className={styles.barCount}>{count}</span>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${(count / of) * 100}%`, background: color }} />
      </span>
    </li>
  )
}
