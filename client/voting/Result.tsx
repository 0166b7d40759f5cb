/**
 * What a round came to: who voted, by which rules, and every card with its votes.
 * @module
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { VoteTally } from '../../shared/protocol/votes.ts'
import { sectors } from '../../shared/vocabulary.ts'
import { ResultRow, SectorCounts } from './ResultRow.tsx'
import styles from './Voting.module.css'
import { votedCards } from './votedCards.ts'

interface ResultProps {
  tally: VoteTally
  doc: Y.Doc
  onShow: (cardId: string) => void
}

export function Result({ tally: { round, result }, doc, onShow }: ResultProps) {
  const { t } = useTranslation('voting')
  const voted = useMemo(() => result && votedCards(result, doc), [result, doc])
  if (!result || !voted) return <p>{t('result.pending')}</p>
  const { cards, without } = voted
  return (
    <>
      <Facts round={round} result={result} />
      {cards.length === 0 ? <p>{t('result.nobody')}</p> : null}
      <ol className={styles.rows}>
        {cards.map((card) => (
          <ResultRow key={card.id} card={card} onShow={onShow} />
        ))}
      </ol>
      {without.length > 0 ? (
        <details className={styles.without}>
          <summary>{t('result.zero', { count: without.length })}</summary>
          <ul>
            {without.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

type FactsProps = { round: VoteTally['round']; result: NonNullable<VoteTally['result']> }

/** How many voted, also by sector, and by which rules. */
export function Facts({ round, result }: FactsProps) {
  const { t } = useTranslation('voting')
  const { budget, perCard } = round
  const isSuppressed = Object.values(result.counts).some(({ suppressed }) => suppressed)
  const facts = [
    t('result.voters', { count: result.voters }),
    ...(result.proxies > 0 ? [t('proxies', { count: result.proxies })] : []),
    t('result.each', { count: budget }),
    ...(perCard < budget ? [t('result.rules', { count: perCard })] : []),
  ]
  const isTold = sectors.some((sector) => result.votersBySector[sector] !== undefined)
  return (
    <div className={styles.facts}>
      <p>{facts.join(' · ')}</p>
      {isTold ? (
        <SectorCounts counts={result.votersBySector} total={result.voters} label={t('result.bySector')} />
      ) : null}
      {isSuppressed ? <p className={styles.muted}>{t('result.suppressed')}</p> : null}
    </div>
  )
}
