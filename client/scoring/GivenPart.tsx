/**
 * What people gave an action, in the panel of its card.
 * @module
 */
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { gradeKeys } from '../../shared/facilitation/scoring.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import styles from './GivenScore.module.css'
import { GivenScore } from './GivenScore.tsx'
import './words.ts'

interface GivenPartProps {
  insight: Pick<Insight, 'scores'>
  /** The criteria among them. */
  insights: readonly Pick<Insight, 'id' | 'text' | 'lang'>[]
}

export function GivenPart({ insight: { scores }, insights }: GivenPartProps) {
  const { t } = useTranslation('scoring')
  const title = useId()
  if (!scores) return null
  const grades = gradeKeys.flatMap((key) => {
    const scored = scores[key]
    return scored ? [{ id: key, name: t(`page.${key}`), lang: undefined, scored }] : []
  })
  const criteria = insights.flatMap(({ id, text, lang }) => {
    const scored = scores.criteria[id]
    return scored ? [{ id, name: text, lang, scored }] : []
  })
  const all = [...grades, ...criteria]
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h3 id={title}>{t('given.title')}</h3>
      <dl className={styles.list}>
        {all.map(({ id, name, lang, scored }) => (
          <Fragment key={id}>
            <dt lang={lang}>{name}</dt>
            <dd>
              <GivenScore scored={scored} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles.muted}>{t('given.help')}</p>
      {all.some(({ scored }) => scored.suppressed) ? <p className={styles.muted}>{t('given.kept')}</p> : null}
    </section>
  )
}
