/**
 * The fields of a record: what each holds, in which form, and how a value that was written there is read.
 * @module
 */
import { MAX_FIELD_ITEMS, MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../limits.ts'
import type { Localised } from '../vocabulary.ts'
import { readSchedule } from './schedule.ts'

/** The form of a field's value. Every value is JSON, and an absent one is no value. */
export type FieldForm =
  /** One line, and several. */
  | { readonly is: 'line' | 'text' }
  /** Lines, each one thing; in no order that means anything. */
  | { readonly is: 'list' }
  | { readonly is: 'number'; readonly min?: number; readonly max?: number; readonly whole?: boolean }
  /** Whole numbers, each once. */
  | { readonly is: 'numbers'; readonly min: number; readonly max: number }
  | { readonly is: 'flag' }
  | { readonly is: 'choice'; readonly options: Readonly<Record<string, Localised>> }
  /** A day, a month or a year of ISO 8601. */
  | { readonly is: 'date' }
  /** A time in words, read by `readSchedule`; written as its words, read as what they say. */
  | { readonly is: 'schedule' }
  /** An address on the web. */
  | { readonly is: 'url' }
  /** A number for each of some records, by their ids. */
  | { readonly is: 'scores'; readonly min: number; readonly max: number }
  /** What was measured, when: each by an id of its own. */
  | { readonly is: 'readings' }
  /** Ids of records: worked out from relations, written by nobody. */
  | { readonly is: 'records' }

/** Whether a field's value is of entries that each have an id. */
export const hasEntries = (form: FieldForm): boolean => form.is === 'scores' || form.is === 'readings'

export interface Field {
  /** Its name in the record; a dot leads into an object. */
  readonly key: string
  readonly name: Localised
  readonly help?: Localised
  readonly form: FieldForm
}

/** What a value came to: itself in its canonical form, or that it does not fit. */
export type FieldValue = { readonly fits: true; readonly value: unknown } | { readonly fits: false }

const fits = (value: unknown): FieldValue => ({ fits: true, value })
const unfit: FieldValue = { fits: false }

const isoDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** A day, month or year that exists. */
export function isDate(text: string): boolean {
  if (!isoDate.test(text)) return false
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}

/** As far as it can be told without a browser's own reading of it. */
export const webAddress = /^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i

/** Words in their canonical form; null for what is no text, says nothing or is too long. */
function words(value: unknown, max: number, isLine: boolean): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' || text.length > max || (isLine && text.includes('\n')) ? null : text
}

const line = (value: unknown): string | null => words(value, MAX_FIELD_LINE, true)
const orUnfit = (value: unknown): FieldValue => (value === null ? unfit : fits(value))

function numberIn(value: unknown, { min, max, whole }: { min?: number; max?: number; whole?: boolean }) {
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) return null
  return (min !== undefined && value < min) || (max !== undefined && value > max) ? null : value
}

/** Each value once; null where one of them does not fit. */
function each<T>(value: unknown, read: (one: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_FIELD_ITEMS) return null
  const all = value.map(read)
  return all.includes(null) ? null : ([...new Set(all)] as T[])
}

function scores(value: unknown, form: { min: number; max: number }): Record<string, number> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value)
  const isFit = ([id, score]: [string, unknown]) => line(id) !== null && numberIn(score, form) !== null
  if (entries.length === 0 || entries.length > MAX_FIELD_ITEMS || !entries.every(isFit)) return null
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What was measured at some time. Without a unit, it has that of its indicator. */
export interface Reading {
  /** A day, a month or a year of ISO 8601. */
  readonly date: string
  readonly value: number
  readonly unit?: string
  readonly source?: string
  readonly note?: string
}

const readingTexts = { unit: line, source: line, note: (text: unknown) => words(text, MAX_FIELD_TEXT, false) }

function reading(given: unknown): Reading | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  const { date, value, ...texts } = given as Record<string, unknown>
  const at = line(date)
  if (at === null || !isDate(at) || numberIn(value, {}) === null) return null
  const said: Record<string, string> = {}
  for (const [key, text] of Object.entries(texts)) {
    const read = Object.hasOwn(readingTexts, key)
      ? readingTexts[key as keyof typeof readingTexts](text)
      : null
    if (read === null) return null
    said[key] = read
  }
  return { date: at, value: value as number, ...said }
}

function readings(value: unknown): Record<string, Reading> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value).map(
    ([id, one]) => [id, line(id) === null ? null : reading(one)] as const,
  )
  if (entries.length === 0 || entries.length > MAX_FIELD_ITEMS) return null
  const read = entries.filter((entry): entry is [string, Reading] => entry[1] !== null)
  return read.length < entries.length ? null : Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readOne(form: FieldForm, value: unknown): unknown {
  switch (form.is) {
    case 'line':
      return line(value)
    case 'text':
      return words(value, MAX_FIELD_TEXT, false)
    case 'list':
      return each(value, line)
    case 'number':
      return numberIn(value, form)
    case 'numbers': {
      const all = each(value, (one) => numberIn(one, { ...form, whole: true }))
      return all?.sort((a, b) => a - b) ?? null
    }
    case 'flag':
      return typeof value === 'boolean' ? value : null
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(form.options, value) ? value : null
    case 'date': {
      const date = line(value)
      return date !== null && isDate(date) ? date : null
    }
    case 'schedule': {
      const label = line(value)
      return label === null ? null : readSchedule(label)
    }
    case 'url': {
      const address = words(value, MAX_FIELD_TEXT, true)
      return address !== null && webAddress.test(address) ? address : null
    }
    case 'scores':
      return scores(value, form)
    case 'readings':
      return readings(value)
    case 'records':
      return null
  }
}

/** Reads what was written in a field. */
export const readField = ({ form }: Pick<Field, 'form'>, value: unknown): FieldValue =>
  orUnfit(readOne(form, value))
