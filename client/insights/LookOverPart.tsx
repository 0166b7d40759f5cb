/**
 * What on the board could not be read as it was perhaps meant; each leads to its place.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Extraction } from '../../shared/insights/extract.ts'
import { chosenRelation } from '../../shared/insights/relations.ts'
import { kindNames, relationNames } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { useShownCard } from '../app/shownCard.ts'
import panel from '../card/CardPanel.module.css'
import { boundTo } from './boundTo.ts'
import styles from './Insights.module.css'
import { UnmadePart, type UnmadePartProps } from './UnmadePart.tsx'
import { liveRecordsOf } from './useLiveInsights.ts'

interface LookOverPartProps extends UnmadePartProps {
  extraction: Extraction
}

export function LookOverPart({ extraction, ...unmade }: LookOverPartProps) {
  return (
    <>
      <UnmadePart {...unmade} />
      <Troubles extraction={extraction} doc={unmade.doc} onGo={unmade.onGo} />
    </>
  )
}

function Troubles({ extraction, doc, onGo }: Pick<LookOverPartProps, 'extraction' | 'doc' | 'onGo'>) {
  const { insights, warnings } = extraction
  const { t } = useTranslation('insights')
  const { language } = useLanguage()
  const { show } = useShownCard()
  const texts = new Map(insights.map(({ text, provenance }) => [provenance.shapeId, text]))
  const records = liveRecordsOf(doc).snapshot()
  const bound = useMemo(() => boundTo(records, warnings), [records, warnings])
  /** What was chosen on an arrow that cannot go between the kinds of its cards, and what it is read as. */
  const misfit = (arrow: string | undefined) => {
    const chosen = chosenRelation(records.find(({ id }) => id === arrow)?.meta)
    const read = extraction.relations.find(({ shapeId }) => shapeId === arrow)
    const [from, to] = [read?.from, read?.to].map((end) => insights.find(({ id }) => id === end)?.kind)
    if (!read || !chosen || !from || !to) return null
    const [said, instead] = [relationNames[chosen], relationNames[read.type]]
    return t('misfit', {
      from: kindNames[from][language],
      chosen: said[language],
      to: kindNames[to][language],
      read: instead[language],
    })
  }
  // An arrow has no words, or few: it is known by the cards that it is at.
  const cardsOf = (shapeId: string) => [shapeId, ...(bound.get(shapeId) ?? [])].filter((id) => texts.has(id))
  if (warnings.length === 0) return <p className={panel.help}>{t(insights.length > 0 ? 'fine' : 'none')}</p>
  return (
    <ul className={styles.records}>
      {warnings.map(({ code, shapeId, field }) => (
        <li key={`${code} ${shapeId} ${field}`}>
          <button
            type="button"
            className={styles.record}
            disabled={shapeId === undefined}
            onClick={() => {
              if (shapeId) show(shapeId)
              onGo()
            }}
          >
            <span>{t(`trouble.${code}`)}</span>
            {code === 'relation_not_allowed' ? <span>{misfit(shapeId)}</span> : null}
            {shapeId
              ? cardsOf(shapeId).map((id) => (
                  <span key={id} className={styles.facts}>
                    {texts.get(id)}
                  </span>
                ))
              : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
