/**
 * How many comments on a card are open: a small mark that opens what is known of the card.
 * @module
 */
import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './Comments.module.css'
import './words.ts'

interface CommentMarkProps {
  count: number
  /** The words of the card, for those who hear the mark alone. */
  text: string
  onOpen: () => void
  /** Left out of the order of the Tab key, where there is another way. */
  isBeside?: boolean
}

export function CommentMark({ count, text, onOpen, isBeside = false }: CommentMarkProps) {
  const { t } = useTranslation('comments')
  return (
    <button
      type="button"
      className={styles.mark}
      aria-label={t('openOn', { count, text })}
      tabIndex={isBeside ? -1 : undefined}
      onClick={onOpen}
    >
      <MessageSquare size={14} aria-hidden="true" />
      {count}
    </button>
  )
}
