/**
 * What a card is joined to, each a way to that card.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { relationNames } from '../../shared/vocabulary.ts'
import { CardElsewhere, Elsewhere } from './CardElsewhere.tsx'
import styles from './CardPanel.module.css'
import { useOpenCard } from './openCard.ts'

interface CardRelationsProps {
  insight: Insight
  extraction: Extraction
  language: Language
  processId: string
}

export function CardRelations({ insight, extraction, language, processId }: CardRelationsProps) {
  const { t } = useTranslation('card')
  const sides = extraction.relations.filter(({ from, to }) => from === insight.id || to === insight.id)
  const byId = new Map(extraction.insights.map((one) => [one.id, one]))
  // What stands on cards of other rooms is in their newest snapshots.
  const elsewhere = sides.flatMap(({ from, to }) => [from, to]).filter((id) => !byId.has(id))
  if (sides.length === 0) return null
  return (
    <section className={styles.fields}>
      <h3>{t('relations')}</h3>
      <Elsewhere processId={processId} ids={elsewhere}>
        <ul className={styles.relations}>
          {sides.map(({ from, to, type, score, shapeId }) => {
            const isOutgoing = from === insight.id
            const name = relationNames[type][language]
            const scored = score === undefined ? '' : ` (${score > 0 ? '+' : ''}${score})`
            const other = (
              <Other insight={byId.get(isOutgoing ? to : from) ?? null} id={isOutgoing ? to : from} />
            )
            return (
              <li key={`${shapeId} ${type} ${from} ${to}`}>
                {isOutgoing ? (
                  <>
                    <strong>
                      {name}
                      {scored}
                    </strong>{' '}
                    {other}
                  </>
                ) : (
                  <>
                    {other}{' '}
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
      </Elsewhere>
    </section>
  )
}

interface OtherProps {
  insight: Insight | null
  id: string
}

function Other({ insight, id }: OtherProps) {
  const { open, change } = useOpenCard()
  if (!insight) return <CardElsewhere id={id} />
  return (
    <button
      type="button"
      lang={insight.lang}
      className={styles.link}
      onClick={() => open(insight.provenance.shapeId, change)}
    >
      {insight.text}
    </button>
  )
}
