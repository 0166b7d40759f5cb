/**
 * The minority report: where sectors differ most, so that what few stand for is not averaged away.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { MAX_GIVEN } from '../../../shared/facilitation/scoring.ts'
import {
  type Divided,
  keepsSectors,
  minorityOf,
  mostDivided,
  type ScoredApart,
  scoredApart,
} from '../../../shared/insights/minority.ts'
import type { WeighedItem } from '../../../shared/insights/weighing.ts'
import { kindNames, sectorNames } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import styles from './Priorities.module.css'
import result from './Result.module.css'
import type { Priorities, Shown } from './usePriorities.ts'

/** Cards that are read beside the order. */
const SHOWN = 5

interface MinorityPartProps {
  insights: readonly Shown[]
  items: readonly WeighedItem<Shown>[]
  roomId: string
  rounds: Priorities['rounds']
}

export function MinorityPart({ insights, items, roomId, rounds }: MinorityPartProps) {
  const { t } = useTranslation('priorities')
  const divided = useMemo(() => mostDivided(minorityOf(insights, rounds), SHOWN), [insights, rounds])
  const apart = useMemo(() => mostDivided(scoredApart(items), SHOWN), [items])
  return (
    <section className={result.minority} aria-labelledby="minority-title">
      <h2 id="minority-title">{t('minority.title')}</h2>
      {divided.length + apart.length === 0 ? <p className={styles.muted}>{t('minority.none')}</p> : null}
      {divided.length > 0 ? <p className={styles.muted}>{t('minority.help')}</p> : null}
      <ol>
        {divided.map((one) => (
          <Card key={one.insight.id} divided={one} roomId={roomId} />
        ))}
      </ol>
      {apart.length > 0 ? (
        <>
          <p className={styles.muted}>{t('minority.scored')}</p>
          <ol>
            {apart.map((one) => (
              <Apart key={one.insight.id} apart={one} roomId={roomId} />
            ))}
          </ol>
        </>
      ) : null}
      {keepsSectors(insights) ? <p className={styles.muted}>{t('minority.kept')}</p> : null}
    </section>
  )
}

/** An action that sectors score differently, each beside all. */
function Apart({ apart, roomId }: { apart: ScoredApart<Shown>; roomId: string }) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const { insight, by, value, sectors } = apart
  const number = (one: number) => one.toLocaleString(language, { maximumFractionDigits: 2 })
  const width = (one: number) => `${(one / MAX_GIVEN) * 100}%`
  return (
    <li className={result.divided}>
      <Link href={cardPath(roomId, insight.provenance.shapeId)} lang={insight.lang}>
        {insight.text}
      </Link>
      <p>{t(`minority.scoredBy.${by}`, { value: number(value), distance: number(apart.distance) })}</p>
      <ul className={result.shares}>
        {sectors.map((one) => (
          <li key={one.sector} aria-label={`${sectorNames[one.sector][language]}: ${number(one.value)}`}>
            <SectorMark sector={one.sector} size={12} />
            <span className={result.track} aria-hidden="true">
              <span style={{ inlineSize: width(one.value), background: `var(--sector-${one.sector})` }} />
              <i style={{ insetInlineStart: width(value) }} />
            </span>
            <span aria-hidden="true">{number(one.value)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}

function Card({ divided, roomId }: { divided: Divided<Shown>; roomId: string }) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const { insight, share, most, least, sectors } = divided
  const part = (value: number) =>
    value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
  const widest = Math.max(share, ...sectors.map((one) => one.share))
  return (
    <li className={result.divided}>
      <span className={result.kind}>{kindNames[insight.kind][language]}</span>
      <Link href={cardPath(roomId, insight.provenance.shapeId)} lang={insight.lang}>
        {insight.text}
      </Link>
      <p>
        {t('minority.said', {
          most: sectorNames[most.sector][language],
          mostShare: part(most.share),
          least: sectorNames[least.sector][language].toLocaleLowerCase(language),
          leastShare: part(least.share),
          share: part(share),
        })}
      </p>
      <ul className={result.shares}>
        {sectors.map((one) => (
          <li
            key={one.sector}
            aria-label={t('minority.share', {
              sector: sectorNames[one.sector][language],
              votes: one.votes,
              share: part(one.share),
            })}
          >
            <SectorMark sector={one.sector} size={12} />
            <span className={result.track} aria-hidden="true">
              <span
                style={{
                  inlineSize: `${(one.share / widest) * 100}%`,
                  background: `var(--sector-${one.sector})`,
                }}
              />
              <i style={{ insetInlineStart: `${(share / widest) * 100}%` }} />
            </span>
            <span aria-hidden="true">{part(one.share)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
