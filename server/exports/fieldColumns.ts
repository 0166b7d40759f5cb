/**
 * What stands on cards beside their words, as columns of tables: where, when, for whom, and what their kind can say.
 * @module
 */
import { valueAt } from '../../shared/insights/cardFields.ts'
import type { FieldForm } from '../../shared/insights/fields.ts'
import { kindFields } from '../../shared/insights/kindFields.ts'
import { recordFields } from '../../shared/insights/recordFields.ts'
import type { Kind, Language, Localised } from '../../shared/vocabulary.ts'
import type { InsightRecord } from './RoomOutcome.ts'
import type { Value } from './tables.ts'

export interface FieldColumn {
  /** Where it stands in a record, or among its attributes. */
  readonly key: string
  readonly name: Localised
  /** Whether its texts are days or times. */
  readonly isDate: boolean
  readonly read: (insight: InsightRecord, language: Language) => Value
}

/** What of a value has no words of its own. */
function plain(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** A value as it is shown for its form; one of another form, from a file of somebody's, stands as it is. */
function shown(value: unknown, form: FieldForm, language: Language): Value {
  if (form.is === 'choice' && typeof value === 'string' && Object.hasOwn(form.options, value))
    return form.options[value]?.[language] ?? value
  const isList = form.is === 'list' || form.is === 'numbers' || form.is === 'records'
  if (isList && Array.isArray(value)) return value.map(String).join('; ') || null
  const { label } = (typeof value === 'object' && value !== null ? value : {}) as { label?: unknown }
  return form.is === 'schedule' && typeof label === 'string' ? label : plain(value)
}

const dayOf =
  (end: 'from' | 'to') =>
  ({ period }: InsightRecord): Value =>
    period?.[end] ?? null

/** The first and last day that a time in words comes to. */
const days: readonly FieldColumn[] = [
  {
    key: 'period.from',
    name: { sv: 'När, första dag', en: 'When, first day' },
    isDate: true,
    read: dayOf('from'),
  },
  { key: 'period.to', name: { sv: 'När, sista dag', en: 'When, last day' }, isDate: true, read: dayOf('to') },
]

/** What a record of any kind may say, in one order. */
export const recordColumns: readonly FieldColumn[] = recordFields.flatMap(({ key, name, form }) => [
  {
    key,
    name,
    isDate: form.is === 'date',
    read: (insight, language) =>
      shown(valueAt(insight as unknown as Record<string, unknown>, key), form, language),
  } satisfies FieldColumn,
  ...(key === 'period' ? days : []),
])

/** What is said of records by others than who wrote them. */
const beside: readonly FieldColumn[] = [
  {
    key: 'decision',
    name: { sv: 'Beslut', en: 'Decision' },
    isDate: false,
    read: ({ attrs }) => {
      const { body, date, paragraph, dnr } = (attrs.decision ?? {}) as Record<string, unknown>
      return [body, date, paragraph, dnr].filter((part) => typeof part === 'string').join(', ') || null
    },
  },
  {
    key: 'confirmed',
    name: { sv: 'Fastställd vikt', en: 'Confirmed weight' },
    isDate: false,
    read: ({ attrs }) => plain((attrs.confirmed as { weight?: unknown } | undefined)?.weight),
  },
]

/** Those that records of a kind have: what is known of it in its order, then by name what is not. */
export function kindColumns(kind: Kind, records: readonly InsightRecord[]): FieldColumn[] {
  const fields = kindFields[kind].map(
    ({ key, name, form }): FieldColumn => ({
      key,
      name,
      isDate: form.is === 'date',
      read: ({ attrs }, language) => shown(valueAt(attrs, key), form, language),
    }),
  )
  const told = new Set([
    ...kindFields[kind].map(({ key }) => key.split('.')[0]),
    ...beside.map(({ key }) => key),
  ])
  const others = [...new Set(records.flatMap(({ attrs }) => Object.keys(attrs)))]
    .filter((key) => !told.has(key))
    .sort()
    .map(
      (key): FieldColumn => ({
        key,
        name: { sv: key, en: key },
        isDate: false,
        read: ({ attrs }) => plain(attrs[key]),
      }),
    )
  return [...fields, ...beside, ...others].filter(({ read }) =>
    records.some((record) => read(record, 'sv') !== null),
  )
}
