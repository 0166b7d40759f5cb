/**
 * What a replay is steered with: play and pause, the place in it, the speed.
 * @module
 */
import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/vocabulary.ts'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import styles from './Replay.module.css'
import { type Playing, speeds } from './usePlaying.ts'

interface ReplayControlsProps {
  playing: Playing
  length: number
  /** When what is shown was done, in milliseconds since 1970. */
  at: number
  cards: number
  language: Language
}

export function ReplayControls({ playing, length, at, cards, language }: ReplayControlsProps) {
  const { t } = useTranslation('replay')
  const { step, isPlaying, toggle, goTo, goBy } = playing
  const time = formatShortTime(new Date(at).toISOString(), language)
  const where = t('where', { step, length })
  const count = t('cards', { count: cards })
  return (
    <section className={styles.controls} aria-label={t('controls')}>
      <div className={styles.buttons}>
        <Button look="quiet" square aria-label={t('first')} onPress={() => goTo(0)}>
          <SkipBack size={20} aria-hidden="true" />
        </Button>
        <Button look="quiet" square aria-label={t('back')} onPress={() => goBy(-1)}>
          <StepBack size={20} aria-hidden="true" />
        </Button>
        <Button
          look="primary"
          square
          aria-label={t(isPlaying ? 'pause' : 'play')}
          aria-keyshortcuts="Space"
          onPress={toggle}
        >
          {isPlaying ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
        </Button>
        <Button look="quiet" square aria-label={t('forward')} onPress={() => goBy(1)}>
          <StepForward size={20} aria-hidden="true" />
        </Button>
      </div>
      <input
        type="range"
        className={styles.slider}
        aria-label={t('place')}
        aria-valuetext={`${where}, ${time}, ${count}`}
        min={0}
        max={length}
        value={step}
        onChange={(event) => goTo(Number(event.target.value))}
      />
      <p className={styles.place}>
        <time dateTime={new Date(at).toISOString()}>{time}</time>
        <span>{where}</span>
        <span>{count}</span>
      </p>
      <SpeedChoice {...playing} />
    </section>
  )
}

function SpeedChoice({ speed, setSpeed }: Pick<Playing, 'speed' | 'setSpeed'>) {
  const { t } = useTranslation('replay')
  return (
    <ToggleButtonGroup
      aria-label={t('speed')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[speed]}
      onSelectionChange={(keys) => {
        const next = speeds.find((candidate) => keys.has(candidate))
        if (next) setSpeed(next)
      }}
      className={styles.speeds ?? ''}
    >
      {speeds.map((candidate) => (
        <ToggleButton
          key={candidate}
          id={candidate}
          aria-label={t('times', { count: candidate })}
          className={styles.speed ?? ''}
        >
          {candidate}×
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
