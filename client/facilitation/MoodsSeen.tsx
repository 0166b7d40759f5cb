/**
 * The moods that were shown a moment ago: they rise and fade beside the people, some for many. Who wants no motion sees
 * them stand still as numbers; a screen reader hears now and then how many there were.
 * @module
 */
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Mood, moods } from '../../shared/facilitation/moods.ts'
import { useMedia } from '../app/useMedia.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Hands.module.css'
import { moodIcons } from './moodIcons.ts'

/** Milliseconds that a mood is seen. */
const SEEN_MS = 2_600
/** Of one mood that are seen to rise at once; the rest is a number beside the last. */
const MOST_RISING = 3
/** Milliseconds in which moods are gathered until they are read out: more often would drown what is said. */
const READ_OUT_MS = 10_000

interface Seen {
  readonly key: number
  readonly counts: readonly number[]
}

export function MoodsSeen({ onMoods }: Pick<RoomConnection, 'onMoods'>) {
  const [seen, setSeen] = useState<readonly Seen[]>([])
  const isCalm = useMedia('(prefers-reduced-motion: reduce)')
  const next = useRef(0)
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = onMoods((counts) => {
      const key = next.current++
      setSeen((all) => [...all, { key, counts }])
      const timer = setTimeout(() => {
        timers.delete(timer)
        setSeen((all) => all.filter((one) => one.key !== key))
      }, SEEN_MS)
      timers.add(timer)
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [onMoods])
  return (
    <>
      <ReadOut onMoods={onMoods} />
      {seen.length > 0 ? (
        <div className={styles.seen} aria-hidden="true">
          {isCalm
            ? moods.map((mood, i) => <Standing key={mood} mood={mood} count={sum(seen, i)} />)
            : seen.map((one) => <Rising key={one.key} seen={one} />)}
        </div>
      ) : null}
    </>
  )
}

const sum = (seen: readonly Seen[], place: number) =>
  seen.reduce((total, { counts }) => total + (counts[place] ?? 0), 0)

function Standing({ mood, count }: { mood: Mood; count: number }) {
  const Icon = moodIcons[mood]
  return count > 0 ? (
    <span className={styles.standing} data-mood={mood}>
      <Icon size={16} />
      {count}
    </span>
  ) : null
}

/** Where each of several rises, so that they do not hide each other; the same for all, and no matter of chance. */
const PLACES = [0, 26, -22, 48, -44]

function Rising({ seen: { key, counts } }: { seen: Seen }) {
  return moods.flatMap((mood, i) => {
    const count = counts[i] ?? 0
    const Icon = moodIcons[mood]
    return Array.from({ length: Math.min(count, MOST_RISING) }, (_, n) => {
      const across = PLACES[(key + i + n) % PLACES.length] ?? 0
      const style = { '--across': `${across}px`, animationDelay: `${n * 160}ms` } as CSSProperties
      const rest = n === MOST_RISING - 1 && count > MOST_RISING ? count - MOST_RISING : 0
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={`${mood} ${n}`} className={styles.rising} data-mood={mood} style={style}>
          <Icon size={20} />
          {rest > 0 ? `+${rest}` : null}
        </span>
      )
    })
  })
}

function ReadOut({ onMoods }: Pick<RoomConnection, 'onMoods'>) {
  const { t } = useTranslation('facilitation')
  const [text, setText] = useState('')
  useEffect(() => {
    let heard = moods.map(() => 0)
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      timer = undefined
      const shown = moods.filter((_, i) => (heard[i] ?? 0) > 0)
      setText(shown.map((mood) => `${heard[moods.indexOf(mood)]} ${t(`mood.${mood}`)}`).join(', '))
      heard = moods.map(() => 0)
    }
    const stop = onMoods((counts) => {
      heard = heard.map((count, i) => count + (counts[i] ?? 0))
      timer ??= setTimeout(say, READ_OUT_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [onMoods, t])
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  )
}
