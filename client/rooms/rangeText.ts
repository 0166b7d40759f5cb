/**
 * The days that a timetable in words was read as, told no more exactly than the words are.
 * @module
 */
import type { Precision, Schedule } from '../../shared/insights/schedule.ts'
import type { Language } from '../../shared/vocabulary.ts'

const shown: Record<Precision, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  season: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}

/** Null where the words say no time. */
export function rangeText({ from, to, precision = 'day' }: Schedule, language: Language): string | null {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    ...shown[precision],
    timeZone: 'UTC',
  })
  if (from && to) return format.formatRange(new Date(from), new Date(to))
  if (from) return `${format.format(new Date(from))} –`
  return to ? `– ${format.format(new Date(to))}` : null
}
