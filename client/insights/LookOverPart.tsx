/**
 * What on the board could not be read as it was perhaps meant; each leads to its place.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Extraction } from '../../shared/insights/extract.ts'
import { useShownCard } from '../app/shownCard.ts'
import panel from '../card/CardPanel.module.css'
import styles from './Insights.module.css'

interface LookOverPartProps {
  extraction: Extraction
  onGo: () => void
}

export function LookOverPart({ extraction: { insights, warnings }, onGo }: LookOverPartProps) {
  const { t } = useTranslation('insights')
  const { show } = useShownCard()
  const texts = new Map(insights.map(({ text, provenance }) => [provenance.shapeId, text]))
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
            {shapeId && texts.has(shapeId) ? (
              <span className={styles.facts}>{texts.get(shapeId)}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
