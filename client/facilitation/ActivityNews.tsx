/**
 * Tells everyone what begins, that a minute is left and that time is up: read out, and the end of it heard.
 * @module
 */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { activityNames } from '../../shared/facilitation/activities.ts'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { useLanguage } from '../app/i18n/index.ts'
import { chime, readyChime } from './chime.ts'

/** Seconds left at which it is said that a minute is left. */
const LAST_MINUTE = 60

interface ActivityNewsProps {
  facilitation: Facilitation
  seconds: number | null
}

export function ActivityNews({ facilitation, seconds }: ActivityNewsProps) {
  useEffect(readyChime, [])
  const begun = useBeginnings(facilitation)
  useTimeNews(facilitation.running?.startedAt ?? null, seconds)
  // Those who see the bar see it there; a message over the board would say it twice.
  return (
    <p className="visually-hidden" role="status">
      {begun}
    </p>
  )
}

/** What was on when the page opened is on the bar, and no news. */
function useBeginnings({ running, agenda }: Facilitation): string {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const [news, setNews] = useState('')
  const on = running ? `${running.activityId} ${running.startedAt}` : null
  const before = useRef(on)
  useEffect(() => {
    if (before.current === on) return
    before.current = on
    const activity = agenda.find(({ id }) => id === running?.activityId)
    if (!activity) return setNews(t('news.ended'))
    const said = { name: activityNames[activity.kind][language], instruction: activity.instruction }
    setNews(
      activity.minutes === null
        ? t('news.begunFreely', said)
        : t('news.begun', { ...said, minutes: t('minutes', { count: activity.minutes }) }),
    )
  }, [on, agenda, running, t, language])
  return news
}

/** Of one activity: that another begins with more time is no news of time. */
function useTimeNews(startedAt: string | null, seconds: number | null): void {
  const { t } = useTranslation('facilitation')
  const announce = useAnnounce()
  const before = useRef({ startedAt, seconds })
  useEffect(() => {
    const { startedAt: since, seconds: last } = before.current
    before.current = { startedAt, seconds }
    if (since !== startedAt || last === null || seconds === null) return
    if (last > 0 && seconds === 0) {
      announce(t('news.timeUp'))
      chime()
    } else if (last === LAST_MINUTE + 1 && seconds === LAST_MINUTE) announce(t('news.lastMinute'))
    else if (seconds > last + 1 && last <= LAST_MINUTE)
      announce(t('news.longer', { minutes: t('minutes', { count: Math.ceil(seconds / 60) }) }))
  }, [startedAt, seconds, announce, t])
}
