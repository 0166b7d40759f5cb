/**
 * One thing that an action is scored by: five choices in a row, each as wide as a finger, and a way to take it back.
 * @module
 */
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_GIVEN, MIN_GIVEN } from '../../../shared/facilitation/scoring.ts'
import { Button } from '../../app/ui/Button.tsx'
import styles from './ScoringPage.module.css'

const scale = Array.from({ length: MAX_GIVEN - MIN_GIVEN + 1 }, (_, i) => MIN_GIVEN + i)

interface ScoreRowProps {
  name: string
  lang: string | undefined
  /** What the ends of the scale mean. */
  ends: string
  value: number | null
  /** 0 takes it away. */
  onScore: (score: number) => void
}

export function ScoreRow({ name, lang, ends, value, onScore }: ScoreRowProps) {
  const { t } = useTranslation('scoring')
  const id = useId()
  return (
    <fieldset className={styles.row}>
      <legend>
        <span lang={lang}>{name}</span> <span className={styles.ends}>{ends}</span>
      </legend>
      <div className={styles.scale}>
        {scale.map((score) => (
          <label key={score} className={styles.score}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={score === value}
              onChange={() => onScore(score)}
              aria-label={t('page.score', { score })}
            />
            <span aria-hidden="true">{score}</span>
          </label>
        ))}
        <Button
          look="quiet"
          square
          isDisabled={value === null}
          aria-label={t('page.clear', { what: name })}
          onPress={() => onScore(0)}
        >
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
    </fieldset>
  )
}
