/**
 * The insights of one zone: a table where there is room for one, else a list of cards.
 * @module
 */
import { MapPin } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { scoredText } from '../../../shared/insights/scoreText.ts'
import { kindNames, relationNames } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { UnderHeading } from '../../app/UnderHeading.tsx'
import { useMedia } from '../../app/useMedia.ts'
import { CardElsewhere } from '../../card/CardElsewhere.tsx'
import type { Insight, Side, ZoneGroup } from './arrange.ts'
import { anchorOf } from './arrange.ts'
import { Said } from './Said.tsx'
import styles from './SnapshotPage.module.css'

/** From here on, in CSS pixels, the table's columns have room. */
const TABLE_FROM = '(min-width: 800px)'

type Sides = ReadonlyMap<string, readonly Side[]>

export function ZoneSection({ zone, ...of }: Omit<InsightsProps, 'insights'> & { zone: ZoneGroup }) {
  const { t } = useTranslation('snapshot')
  const isWide = useMedia(TABLE_FROM)
  const id = useId()
  return (
    <section className={styles.zone} aria-labelledby={id}>
      <h3 id={id}>
        {zone.name} <span className={styles.muted}>({zone.insights.length})</span>
      </h3>
      {zone.zone === null ? <p className={styles.muted}>{t('unsortedHelp')}</p> : null}
      {isWide ? (
        <InsightTable insights={zone.insights} labelledBy={id} {...of} />
      ) : (
        <InsightCards insights={zone.insights} {...of} />
      )}
    </section>
  )
}

interface InsightsProps {
  insights: readonly Insight[]
  sides: Sides
  /** What an insight's group is called, '' for none. */
  heading: (insight: Insight) => string
}

function InsightTable({ insights, sides, heading, labelledBy }: InsightsProps & { labelledBy: string }) {
  const { t } = useTranslation('snapshot')
  const hasVotes = insights.some(({ votes }) => votes !== null)
  return (
    <table className={styles.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col" className={styles.numberColumn}>
            {t('columns.number')}
          </th>
          <th scope="col">{t('columns.text')}</th>
          <th scope="col" className={styles.kindColumn}>
            {t('columns.kind')}
          </th>
          <th scope="col" className={styles.sectorColumn}>
            {t('columns.sector')}
          </th>
          {hasVotes ? (
            <th scope="col" className={styles.votesColumn}>
              {t('columns.votes')}
            </th>
          ) : null}
          <th scope="col" className={styles.relationsColumn}>
            {t('columns.relations')}
          </th>
        </tr>
      </thead>
      <tbody>
        {insights.map((insight) => (
          <tr key={insight.id} id={anchorOf(insight)}>
            <td className={styles.number}>{insight.order}</td>
            <td className={styles.text}>
              <span lang={insight.lang}>{insight.text}</span> <ToCard insight={insight} />
              <Said insight={insight} />
            </td>
            <td>
              <KindName insight={insight} />
              <div className={styles.muted}>
                <UnderHeading heading={heading(insight)} />
              </div>
            </td>
            <td>
              <SectorName insight={insight} />
            </td>
            {hasVotes ? <td>{insight.votes?.total ?? ''}</td> : null}
            <td>
              <Relations sides={sides.get(insight.id) ?? []} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function InsightCards({ insights, sides, heading }: InsightsProps) {
  const { t } = useTranslation('snapshot')
  return (
    <ul className={styles.cards}>
      {insights.map((insight) => (
        <li key={insight.id} id={anchorOf(insight)} className={styles.card}>
          <p className={styles.text}>
            <span className={styles.number}>{insight.order}</span>
            <span>
              <span lang={insight.lang}>{insight.text}</span> <ToCard insight={insight} />
            </span>
          </p>
          <p className={styles.cardFacts}>
            <KindName insight={insight} />
            <UnderHeading heading={heading(insight)} />
            <SectorName insight={insight} />
            {insight.votes ? <span>{t('votes', { count: insight.votes.total })}</span> : null}
          </p>
          <Said insight={insight} />
          <Relations sides={sides.get(insight.id) ?? []} />
        </li>
      ))}
    </ul>
  )
}

/** To the card on its board, at its place. */
function ToCard({ insight }: { insight: Insight }) {
  const { t } = useTranslation('snapshot')
  const { roomId, shapeId } = insight.provenance
  return (
    <Link
      href={cardPath(roomId, shapeId)}
      className={styles.toCard}
      aria-label={t('toCard', { text: insight.text })}
    >
      <MapPin size={16} aria-hidden="true" />
    </Link>
  )
}

const facets = [
  'strength',
  'weakness',
  'opportunity',
  'threat',
  'steering_group',
  'reference_group',
  'working_group',
  'cluster',
] as const

function KindName({ insight }: { insight: Insight }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  const facet = facets.find((one) => one === insight.facet)
  return (
    <span>
      {kindNames[insight.kind][language]}
      {facet ? <span className={styles.muted}>, {t(`facets.${facet}`)}</span> : null}
    </span>
  )
}

/** Whose it is, and that somebody else wrote it down for them. */
function SectorName({ insight: { sector, provenance } }: { insight: Insight }) {
  const { t } = useTranslation('snapshot')
  const { t: tc } = useTranslation()
  return (
    <span>
      <span className={styles.sector}>
        {sector && sector !== 'mixed' ? <SectorMark sector={sector} size={14} /> : null}
        {tc(`sectors.${sector ?? 'none'}`)}
      </span>
      {provenance.enteredByProxy ? <span className={styles.proxy}>{t('byProxy')}</span> : null}
    </span>
  )
}

function Relations({ sides }: { sides: readonly Side[] }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  if (sides.length === 0) return null
  return (
    <ul className={styles.relations}>
      {sides.map(({ key, type, outgoing, other, otherId, score }) => {
        const name = relationNames[type][language]
        const end = <OtherEnd insight={other} id={otherId} />
        const scored = scoredText(score, language)
        return (
          <li key={`${key} ${outgoing}`}>
            {outgoing ? (
              <>
                <strong>
                  {name}
                  {scored}
                </strong>{' '}
                {end}
              </>
            ) : (
              <>
                {end}{' '}
                <strong>
                  {name} {t('this')}
                  {scored}
                </strong>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function OtherEnd({ insight, id }: { insight: Insight | null; id: string }) {
  if (!insight) return <CardElsewhere id={id} />
  return (
    <a href={`#${anchorOf(insight)}`} lang={insight.lang}>
      <span className={styles.ref}>{insight.order}</span> {insight.text}
    </a>
  )
}
