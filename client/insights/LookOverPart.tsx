/**
 * What on the board could not be read as it was perhaps meant; each leads to its place.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Extraction } from '../../shared/insights/extract.ts'
import { useShownCard } from '../app/shownCard.ts'
import panel from '../card/CardPanel.module.css'
import styles from './Insights.module.css'
import { UnmadePart, type UnmadePartProps } from './UnmadePart.tsx'

interface LookOverPartProps extends UnmadePartProps {
  extraction: Extraction
}

export function LookOverPart({ extraction, ...unmade }: LookOverPartProps) {
  return (
    <>
      <UnmadePart {...unmade} />
      <Troubles extraction={extraction} onGo={unmade.onGo} />
    </>
  )
}

function Troubles({ extraction, onGo }: Pick<LookOverPartProps, 'extraction' | 'onGo'>) {
  const { insights, warnings } = extraction
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
