/**
 * A field's value as it is typed, and back.
 * @module
 */
import type { Field } from '../../shared/insights/fields.ts'
import { readSchedule, type Schedule } from '../../shared/insights/schedule.ts'
import type { Language } from '../../shared/vocabulary.ts'

/** A value that stands in a field, as text in it. */
export function textOfValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOfValue).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What was typed, as a value of the field; words that it cannot take stay words, and nothing is no value. */
export function valueOfText({ form }: Field, text: string): unknown {
  if (text === '') return undefined
  if (form.is === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  if (form.is !== 'number') return text
  // "1 250,5", as it is written in Swedish.
  const number = Number(text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.'))
  return Number.isFinite(number) ? number : text
}

const days: Record<Language, Intl.DateTimeFormat> = {
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'medium', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
}

/** The words in which a time that was read is told; `t` has those of states and open ends. */
export interface ScheduleWords {
  readonly state: (state: NonNullable<Schedule['state']>) => string
  readonly from: (day: string) => string
  readonly until: (day: string) => string
}

/** What a time in words is read as; null where it says no time and no state. */
export function readingOf(label: string, language: Language, words: ScheduleWords): string | null {
  const { from, to, state } = readSchedule(label)
  const day = (iso: string) => days[language].format(new Date(iso))
  const time =
    from && to
      ? from === to
        ? day(from)
        : `${day(from)} – ${day(to)}`
      : from
        ? words.from(day(from))
        : to
          ? words.until(day(to))
          : null
  const parts = [state ? words.state(state) : null, time].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : null
}
