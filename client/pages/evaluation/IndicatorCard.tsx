/**
 * One indicator: what it measures, from where to where, and how it has gone.
 * @module
 */
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type * as Y from 'yjs'
import { readRecord } from '../../../shared/board/document.ts'
import { entryKey } from '../../../shared/insights/cardFields.ts'
import { type Course, courseOf, measuredBy } from '../../../shared/insights/evaluation.ts'
import { cardOfId, type Extraction, type Insight } from '../../../shared/insights/extract.ts'
import type { TraceNode } from '../../../shared/insights/trace.ts'
import { valueWithUnit } from '../../../shared/insights/valueWithUnit.ts'
import { kindNames, type Language, relationAllowed } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { ReadingsInput } from '../../card/ReadingsInput.tsx'
import { sayField } from '../../card/sayField.ts'
import { CourseChart } from './CourseChart.tsx'
import styles from './Evaluation.module.css'

type Known = Pick<TraceNode, 'id' | 'kind' | 'text'>

interface IndicatorCardProps extends Pick<Extraction, 'insights' | 'relations'> {
  indicator: Insight
  /** The records of all rooms, as their newest snapshots have them. */
  nodes: readonly TraceNode[]
  doc: Y.Doc
  isReadOnly: boolean
}

export function IndicatorCard(props: IndicatorCardProps) {
  const { indicator, doc, isReadOnly } = props
  const { language } = useLanguage()
  const { shapeId, roomId } = indicator.provenance
  const course = courseOf(indicator)
  return (
    <article className={styles.indicator}>
      <header className={styles.head}>
        <h3>
          <Link href={cardPath(roomId, shapeId)} lang={indicator.lang}>
            {indicator.text}
          </Link>
        </h3>
        <Ends course={course} language={language} card={isReadOnly ? null : cardPath(roomId, shapeId)} />
      </header>
      <Measures {...props} />
      <Progress course={course} language={language} />
      <div className={styles.chartAndTable}>
        <CourseChart course={course} indicator={indicator.text} />
        <ReadingsInput
          insight={indicator}
          {...{ language, isReadOnly }}
          onSay={(id, value) => sayField(doc, shapeId, entryKey('readings', id), value)}
        />
      </div>
    </article>
  )
}

interface CourseProps {
  course: Course
  language: Language
}

/** @param card where they are set; null for who may not */
function Ends({ course: { baseline, target, unit }, language, card }: CourseProps & { card: string | null }) {
  const { t } = useTranslation('evaluation')
  const said = (end: Course['baseline']) => {
    if (!end) return card ? <Link href={card}>{t('indicators.set')}</Link> : t('indicators.unset')
    const value = valueWithUnit(end.value, unit, language)
    return 'date' in end ? t('indicators.endAt', { value, date: end.date }) : value
  }
  return (
    <dl className={styles.ends}>
      <div>
        <dt>{t('indicators.baseline')}</dt>
        <dd>{said(baseline)}</dd>
      </div>
      <div>
        <dt>{t('indicators.target')}</dt>
        <dd>{said(target)}</dd>
      </div>
    </dl>
  )
}

function Progress({ course: { latest, done, gone, unit }, language }: CourseProps) {
  const { t } = useTranslation('evaluation')
  if (!latest || done === null) return null
  const part = (share: number) => share.toLocaleString(language, { style: 'percent' })
  const said = {
    value: valueWithUnit(latest.value, unit, language),
    date: latest.date,
    done: part(done),
  }
  return (
    <p>
      {gone === null
        ? t('indicators.latest', said)
        : t('indicators.latestOfTime', { ...said, gone: part(gone) })}
    </p>
  )
}

function Measures({ indicator, insights, relations, nodes, doc, isReadOnly }: IndicatorCardProps) {
  const { t } = useTranslation('evaluation')
  const { language } = useLanguage()
  const { shapeId, roomId } = indicator.provenance
  const others = nodes.filter((node) => node.roomId !== roomId)
  const known = new Map<string, Known>([...others, ...insights].map((one) => [one.id, one]))
  const measured = measuredBy(indicator.id, relations)
  const own = new Set(relations.filter((one) => one.shapeId === shapeId).map(({ from }) => from))
  const nameOf = ({ kind, text }: Known) => `${kindNames[kind][language]}: ${text}`
  const offered = [...known.values()].filter(
    ({ id, kind }) => relationAllowed('measured_by', kind, 'indicator') && !measured.includes(id),
  )
  const carried = () => {
    const { relations: said } = (readRecord(doc, shapeId)?.meta ?? {}) as { relations?: unknown }
    return Array.isArray(said) ? (said as { from?: unknown }[]) : []
  }
  const add = (id: string) => {
    if (id !== '') sayField(doc, shapeId, 'relations', [...carried(), { type: 'measured_by', from: id }])
  }
  const remove = (id: string) =>
    sayField(
      doc,
      shapeId,
      'relations',
      carried().filter(({ from }) => from !== id),
    )
  return (
    <div className={styles.measures}>
      <span className={styles.label}>{t('indicators.measures')}</span>
      {measured.length === 0 ? <p className={styles.muted}>{t('indicators.measuresNone')}</p> : null}
      <ul>
        {measured.map((id) => {
          const one = known.get(id)
          const card = cardOfId(id)
          return (
            <li key={id}>
              {card ? (
                <Link href={cardPath(card.roomId, card.shapeId)}>{one ? nameOf(one) : id}</Link>
              ) : (
                ((one && nameOf(one)) ?? id)
              )}
              {own.has(id) && !isReadOnly ? (
                <Button
                  look="quiet"
                  size="small"
                  square
                  aria-label={t('indicators.remove', { text: one?.text ?? id })}
                  onPress={() => remove(id)}
                >
                  <X size={16} aria-hidden="true" />
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {isReadOnly || offered.length === 0 ? null : (
        <SelectInput
          label={t('indicators.add')}
          choices={[
            { id: '', name: t('indicators.choose') },
            ...offered.map((one) => ({ id: one.id, name: nameOf(one) })),
          ]}
          value=""
          onChange={add}
        />
      )}
    </div>
  )
}
