/**
 * What a card is joined to, each a way to that card.
 * @module
 */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import { type Score, scoreOf } from '../../shared/insights/relations.ts'
import { scoredText, scoreSteps, stepName } from '../../shared/insights/scoreText.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { relationNames } from '../../shared/vocabulary.ts'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { CardElsewhere, Elsewhere } from './CardElsewhere.tsx'
import styles from './CardPanel.module.css'
import { useOpenCard } from './openCard.ts'

type Relation = Extraction['relations'][number]

interface CardRelationsProps {
  insight: Insight
  extraction: Extraction
  language: Language
  processId: string
  /** Says how two goals meet that an arrow joins, or a card of this board and one of another. @param score `undefined` takes it back */
  sayScore: (relation: Relation, score: Score | undefined) => void
  /** Whether that may be said of a relation to or from this card. @param other null for a card of another room */
  mayScore: (other: Insight | null) => boolean
}

export function CardRelations(props: CardRelationsProps) {
  const { insight, extraction, language, processId, sayScore, mayScore } = props
  const { t } = useTranslation('card')
  const sides = extraction.relations.filter(({ from, to }) => from === insight.id || to === insight.id)
  const byId = new Map(extraction.insights.map((one) => [one.id, one]))
  const id = useId()
  // What stands on cards of other rooms is in their newest snapshots.
  const elsewhere = sides.flatMap(({ from, to }) => [from, to]).filter((id) => !byId.has(id))
  if (sides.length === 0) return null
  return (
    <section className={styles.fields}>
      <h3>{t('relations')}</h3>
      <Elsewhere processId={processId} ids={elsewhere}>
        <ul className={styles.relations}>
          {sides.map((relation, i) => {
            const { from, to, type, score, note, shapeId } = relation
            const isOutgoing = from === insight.id
            const name = relationNames[type][language]
            const scored = scoredText(score, language)
            const otherEnd = byId.get(isOutgoing ? to : from) ?? null
            const other = <Other insight={otherEnd} id={isOutgoing ? to : from} />
            return (
              <li key={`${shapeId} ${type} ${from} ${to}`}>
                <p id={`${id}${i}`}>
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
                  {note ? (
                    <>
                      {' '}
                      <q>{note}</q>
                    </>
                  ) : null}
                </p>
                {type === 'interacts' && mayScore(otherEnd) ? (
                  <ScoreInput
                    describedBy={`${id}${i}`}
                    score={score}
                    language={language}
                    onSay={(said) => sayScore(relation, said)}
                  />
                ) : null}
              </li>
            )
          })}
        </ul>
      </Elsewhere>
    </section>
  )
}

interface ScoreInputProps {
  /** Id of the sentence that says between which goals. */
  describedBy: string
  score: Score | undefined
  language: Language
  onSay: (score: Score | undefined) => void
}

/** How one goal meets the other, on the seven-step scale. */
function ScoreInput({ describedBy, score, language, onSay }: ScoreInputProps) {
  const { t } = useTranslation('card')
  return (
    <SelectInput
      label={t('score')}
      aria-describedby={describedBy}
      choices={[
        { id: '', name: t('scoreUnsaid') },
        ...scoreSteps.map((step) => ({ id: String(step), name: stepName(step, language) })),
      ]}
      value={score === undefined ? '' : String(score)}
      onChange={(id) => onSay(id === '' ? undefined : scoreOf(Number(id)))}
    />
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
