/**
 * What the weighing comes to: the order, how far it holds, and beside it the cards on which sectors differ most.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { MAX_WEIGHT } from '../../../shared/insights/kindFields.ts'
import { type Stability, stabilityOf } from '../../../shared/insights/stability.ts'
import {
  firstsBySector,
  placesOf,
  type WeighedItem,
  type Weighing,
  weighingOf,
} from '../../../shared/insights/weighing.ts'
import { sectorNames } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { KeptSectors, SectorValues } from './Given.tsx'
import { MinorityPart } from './MinorityPart.tsx'
import styles from './Priorities.module.css'
import result from './Result.module.css'
import type { Priorities, Shown } from './usePriorities.ts'
import { WeightsStanding } from './WeightsStanding.tsx'

interface PartProps {
  priorities: Priorities
}

export function ResultPart({ priorities }: PartProps) {
  const { t } = useTranslation('priorities')
  const { insights, roomId, rounds } = priorities
  const weighing = useMemo(() => weighingOf(insights), [insights])
  const stability = useMemo(() => stabilityOf(weighing), [weighing])
  const { criteria, items, leftOut } = weighing
  const isRanked = items.some(({ rank }) => rank !== null)
  return (
    <div className={result.resultAndMinority}>
      <section className={styles.part} aria-labelledby="order-title">
        <h2 id="order-title">{t('result.order')}</h2>
        {criteria.length > 0 ? <WeightsStanding priorities={priorities} criteria={criteria} /> : null}
        {isRanked ? null : <p>{t('result.none')}</p>}
        {items.length > 0 ? <OrderTable {...{ items, stability, roomId }} /> : null}
        <KeptSectors insights={insights} />
        {leftOut.length > 0 ? (
          <p className={styles.muted}>{t('leftOut', { count: leftOut.length })}</p>
        ) : null}
        {stability && stability.trials > 0 ? (
          <StabilityWords stability={stability} weighing={weighing} />
        ) : null}
        <SectorFirsts items={items} />
      </section>
      <MinorityPart {...{ insights, items, roomId, rounds }} />
    </div>
  )
}

interface OrderTableProps {
  items: readonly WeighedItem<Shown>[]
  stability: Stability | null
  roomId: string
}

function OrderTable({ items, stability, roomId }: OrderTableProps) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const voted = items.map(({ insight }) => insight.votes?.total ?? null)
  const places = placesOf(voted)
  const hasVotes = voted.some((total) => total !== null)
  const rankText = ({ rank, isTied }: WeighedItem<Shown>) =>
    rank === null ? t('none') : isTied ? t('result.tied', { rank }) : String(rank)
  const rangeText = (id: string) => {
    const range = stability?.ranges.get(id)
    if (!range) return t('none')
    return range.best === range.worst ? t('result.same') : t('result.between', range)
  }
  return (
    <table className={result.order}>
      <thead>
        <tr>
          <th scope="col">{t('result.rank')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('result.value')}</th>
          <th scope="col">{t('result.range')}</th>
          {hasVotes ? <th scope="col">{t('result.votes')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item, i) => (
          <tr key={item.insight.id} data-first={item.rank === 1 || undefined}>
            <td data-name={t('result.rank')}>{rankText(item)}</td>
            <th scope="row">
              <Link href={cardPath(roomId, item.insight.provenance.shapeId)} lang={item.insight.lang}>
                {item.insight.text}
              </Link>
            </th>
            <td data-name={t('result.value')}>
              {item.value?.toLocaleString(language, { minimumFractionDigits: 2 }) ?? t('result.unranked')}
              <SectorValues bySector={item.bySector} />
            </td>
            <td data-name={t('result.range')}>{rangeText(item.insight.id)}</td>
            {hasVotes ? (
              <td data-name={t('result.votes')}>
                {voted[i] === null
                  ? t('none')
                  : t('result.votesRank', { count: voted[i] ?? 0, rank: places[i]?.rank ?? t('none') })}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As it is quoted inside a sentence. */
const quoted = (text: string): string => text.replace(/\.$/, '')

/** Whether each sector's own scores would put the same first. */
function SectorFirsts({ items }: Pick<OrderTableProps, 'items'>) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const firsts = useMemo(() => firstsBySector(items), [items])
  if (firsts.length === 0) return null
  const texts = new Map(items.map(({ insight }) => [insight.id, insight.text]))
  const others = firsts.filter(({ isSame }) => !isSame)
  return (
    <section className={result.words}>
      <h3>{t('result.bySector')}</h3>
      <ul>
        {others.map(({ sector, first }) => (
          <li key={sector}>
            {t('result.sectorFirst', {
              sector: sectorNames[sector][language],
              actions: first.map((id) => t('result.quote', { text: quoted(texts.get(id) ?? id) })).join(', '),
            })}
          </li>
        ))}
        {others.length < firsts.length ? (
          <li>
            {t('result.sectorSame', {
              sectors: firsts
                .filter(({ isSame }) => isSame)
                .map(({ sector }) => sectorNames[sector][language])
                .join(', '),
            })}
          </li>
        ) : null}
      </ul>
    </section>
  )
}

interface StabilityWordsProps {
  stability: Stability
  weighing: Weighing<Shown>
}

function StabilityWords({ stability, weighing: { items } }: StabilityWordsProps) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const { trials, firstHolds, turns } = stability
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 })
  const texts = new Map(items.map(({ insight }) => [insight.id, insight.text]))
  const isTied = items[0]?.isTied ?? false
  return (
    <section className={result.words}>
      <h3>{t('result.stability')}</h3>
      <p>{t('result.tried', { trials })}</p>
      <p>
        <strong>
          {t(firstHolds === trials ? 'result.holdsAll' : 'result.holds', { holds: firstHolds, trials })}
        </strong>
      </p>
      {turns.length === 0 && !isTied ? <p>{t('result.noTurn', { max: MAX_WEIGHT })}</p> : null}
      {turns.length > 0 ? (
        <ul>
          {turns.map(({ criterion, weight, rival }) => (
            <li key={`${criterion.id} ${weight}`}>
              {t('result.turn', {
                criterion: quoted(criterion.text),
                weight: number(weight),
                now: number(criterion.weight ?? 0),
                rival: quoted(texts.get(rival) ?? rival),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
