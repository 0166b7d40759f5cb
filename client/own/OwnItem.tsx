/**
 * One thing that somebody wrote, with the ways to it and out of it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './Own.module.css'

interface OwnItemProps {
  text: string
  note: string | null
  /** Null where it is not on the board. */
  onShow: (() => void) | null
  onRemove: () => void
}

/** Letters that stand for all of it where it is only named. */
const SHORT = 60

export function OwnItem({ text, note, onShow, onRemove }: OwnItemProps) {
  const { t } = useTranslation('own')
  const short = text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()} …` : text
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.text}>{text}</p>
        {note ? <p className={styles.muted}>{note}</p> : null}
      </div>
      <div className={styles.ways}>
        {onShow ? (
          <Button look="quiet" size="small" aria-label={t('showOne', { text: short })} onPress={onShow}>
            {t('show')}
          </Button>
        ) : null}
        <Button size="small" aria-label={t('removeOne', { text: short })} onPress={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </li>
  )
}
