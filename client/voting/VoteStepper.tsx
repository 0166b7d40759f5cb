/**
 * Gives a card votes and takes them back: two large buttons with the number between them. Plain HTML, as there may be
 * one on each of a thousand cards.
 * @module
 */
import { Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './Voting.module.css'
import { type Filling, useVotesOn } from './voting.ts'

interface VoteStepperProps {
  filling: Filling
  cardId: string
  /** The card's words, for those who do not see beside which it stands. */
  text: string
  /** Of a board, where keys lead from card to card: its buttons are reached by a pointer. */
  isOnBoard?: boolean
}

export function VoteStepper({ filling, cardId, text, isOnBoard = false }: VoteStepperProps) {
  const { t } = useTranslation('voting')
  const count = useVotesOn(filling, cardId)
  const tabIndex = isOnBoard ? -1 : undefined
  return (
    <fieldset
      className={`${styles.stepper} ${count > 0 ? styles.given : ''}`}
      aria-label={t('stepper', { text })}
      data-votes={count}
    >
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t('take')}
        aria-disabled={count === 0}
        onClick={() => count > 0 && filling.change(cardId, -1)}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <span className={styles.number}>
        <span aria-hidden="true">{count}</span>
        <span className="visually-hidden">{t('given', { count })}</span>
      </span>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t('give')}
        onClick={() => filling.change(cardId, 1)}
      >
        <Plus size={18} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
