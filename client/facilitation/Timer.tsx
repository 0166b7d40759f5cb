/**
 * How long what is on goes on still, and for those who lead, how to change that.
 * @module
 */
import { Pause, Play, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import { Button } from '../app/ui/Button.tsx'
import styles from './Facilitation.module.css'
import { clockText } from './useSecondsLeft.ts'

interface TimerProps {
  running: NonNullable<Facilitation['running']>
  seconds: number | null
}

/** Below this many seconds the timer looks like it. */
const SOON = 60

export function Timer({ running, seconds }: TimerProps) {
  const { t } = useTranslation('facilitation')
  if (seconds === null) return null
  const isUp = seconds === 0 && running.pausedMs === null
  return (
    <p
      role="timer"
      aria-label={t('timer')}
      className={`${styles.timer} ${seconds <= SOON ? styles.soon : ''}`}
    >
      {isUp ? t('timeUp') : clockText(seconds)}
      {running.pausedMs === null ? null : <span className={styles.paused}>{t('paused')}</span>}
    </p>
  )
}

interface TimeToolsProps {
  running: NonNullable<Facilitation['running']>
  onLead: (command: Lead) => void
}

export function TimeTools({ running, onLead }: TimeToolsProps) {
  const { t } = useTranslation('facilitation')
  const isPaused = running.pausedMs !== null
  const hasTimer = isPaused || running.endsAt !== null
  return (
    <>
      {hasTimer ? (
        <Button
          look="quiet"
          size="small"
          square
          aria-label={t(isPaused ? 'resume' : 'pause')}
          onPress={() => onLead({ do: isPaused ? 'resume' : 'pause' })}
        >
          {isPaused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="small"
        aria-label={t('more')}
        onPress={() => onLead({ do: 'extend', minutes: 1 })}
      >
        <Plus size={16} aria-hidden="true" />
        {t('minutesShort', { count: 1 })}
      </Button>
    </>
  )
}
