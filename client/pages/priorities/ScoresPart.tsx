/**
 * Actions against criteria: the weights that everyone sees, and a score where the two meet.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { attributeKey, entryKey } from '../../../shared/insights/cardFields.ts'
import { MAX_SCORE, MAX_WEIGHT } from '../../../shared/insights/kindFields.ts'
import {
  type Criterion,
  type WeighedItem,
  weighingOf,
  weightMoved,
} from '../../../shared/insights/weighing.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { KeptSectors, ScoredOr, SectorValues } from './Given.tsx'
import { NumberPick } from './NumberPick.tsx'
import styles from './Priorities.module.css'
import table from './Scores.module.css'
import type { Priorities, Shown } from './usePriorities.ts'
import { WeightsStanding } from './WeightsStanding.tsx'

interface PartProps {
  priorities: Priorities
}

export function ScoresPart({ priorities }: PartProps) {
  const { t } = useTranslation('priorities')
  const { insights } = priorities
  const weighing = useMemo(() => weighingOf(insights), [insights])
  const { criteria, items, leftOut } = weighing
  if (criteria.length === 0) return <p>{t('scores.none')}</p>
  return (
    <section className={styles.part}>
      <WeightsStanding priorities={priorities} criteria={criteria} />
      <p className={styles.help}>{t('scores.help', { min: 0, max: MAX_SCORE })}</p>
      <KeptSectors insights={insights} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard too */}
      <section className={table.scroll} tabIndex={0} aria-label={t('scores.table')}>
        <table className={table.scores}>
          <thead>
            <tr>
              <th scope="col">{t('action')}</th>
              {criteria.map((criterion) => (
                <CriterionHead key={criterion.id} criterion={criterion} priorities={priorities} />
              ))}
              <th scope="col" className={table.value}>
                {t('scores.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {byText(items).map((item) => (
              <Row key={item.insight.id} {...{ item, criteria, priorities }} />
            ))}
          </tbody>
        </table>
      </section>
      {leftOut.length > 0 ? <p className={styles.muted}>{t('leftOut', { count: leftOut.length })}</p> : null}
    </section>
  )
}

/** In an order that does not change under the hand as scores are given. */
const byText = <I extends Shown>(items: readonly WeighedItem<I>[]): WeighedItem<I>[] =>
  items.toSorted((a, b) => (a.insight.id < b.insight.id ? -1 : 1))

function CriterionHead({ criterion, priorities }: PartProps & { criterion: Criterion }) {
  const { t } = useTranslation('priorities')
  const { roomId, insights, mayChange, say, held } = priorities
  const { id, shapeId, text, weight, confirmed } = criterion
  const card = insights.find((one) => one.id === id)
  return (
    <th scope="col">
      <div className={table.criterion}>
        <Link href={cardPath(roomId, shapeId)} lang={card?.lang}>
          {text}
        </Link>
        <span className={table.weight}>
          <span aria-hidden="true">{t('scores.weight')}</span>
          <NumberPick
            label={t('scores.weightOf', { criterion: text })}
            value={weight}
            min={0}
            max={MAX_WEIGHT}
            isReadOnly={!card || !mayChange(card)}
            onPick={(value) => say(shapeId, attributeKey('weight'), value)}
          />
        </span>
        {held && weightMoved(criterion) ? (
          <span className={styles.held}>{t('weights.held', { weight: confirmed ?? t('none') })}</span>
        ) : null}
      </div>
    </th>
  )
}

interface RowProps extends PartProps {
  item: WeighedItem<Shown>
  criteria: readonly Criterion[]
}

function Row({ item, criteria, priorities }: RowProps) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const { roomId, mayChange, say } = priorities
  const { insight, scores, missing, value, bySector } = item
  const { text, lang, provenance } = insight
  return (
    <tr>
      <th scope="row">
        <Link href={cardPath(roomId, provenance.shapeId)} lang={lang}>
          {text}
        </Link>
      </th>
      {criteria.map((criterion) => (
        <td key={criterion.id}>
          <ScoredOr
            scored={insight.scores?.criteria[criterion.id]}
            label={t('scores.scoreOf', { action: text, criterion: criterion.text })}
          >
            <NumberPick
              label={t('scores.scoreOf', { action: text, criterion: criterion.text })}
              value={scores[criterion.id] ?? null}
              min={0}
              max={MAX_SCORE}
              isReadOnly={!mayChange(insight)}
              onPick={(score) => say(provenance.shapeId, entryKey('criteriaScores', criterion.id), score)}
            />
          </ScoredOr>
        </td>
      ))}
      <td className={table.value}>
        {value === null ? (
          <span className={styles.muted}>
            {missing.length > 0 ? t('scores.missing', { count: missing.length }) : t('none')}
          </span>
        ) : (
          value.toLocaleString(language, { minimumFractionDigits: 2 })
        )}
        <SectorValues bySector={bySector} />
      </td>
    </tr>
  )
}
