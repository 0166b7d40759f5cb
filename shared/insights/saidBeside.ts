/**
 * What a record says beside the words of its card: in its fields, in comments, in why it stands where it does.
 * @module
 */
import { valueAt } from './cardFields.ts'
import type { Field, FieldForm } from './fields.ts'
import type { Insight } from './insight.ts'
import { kindFields } from './kindFields.ts'
import { recordFields } from './recordFields.ts'

/** Places in a record that are no field of its kind. */
export const placesBeside = ['comment', 'statusReason', 'decision', 'heading'] as const
export type PlaceBeside = (typeof placesBeside)[number]

/** Words, and where in the record they stand: one of {@link placesBeside}, or the key of a field. */
export interface Said {
  readonly in: string
  readonly text: string
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const strings = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '')

/** The words in a field's value. Numbers are none, but for years: whoever looks for 2030 means one. */
function wordsOf(form: FieldForm, value: unknown): string[] {
  switch (form.is) {
    case 'line':
    case 'text':
    case 'url':
    case 'date':
      return strings([value])
    case 'list':
      return Array.isArray(value) ? strings(value) : []
    case 'schedule':
      return isObject(value) ? strings([value.label]) : []
    case 'number':
      return typeof value === 'number' && (form.min ?? 0) >= 1_000 ? [String(value)] : []
    case 'choice': {
      const name = typeof value === 'string' ? form.options[value] : undefined
      return name ? [...new Set([name.sv, name.en])] : []
    }
    case 'readings':
      return isObject(value)
        ? Object.values(value).flatMap((one) => (isObject(one) ? strings([one.note, one.source]) : []))
        : []
    case 'numbers':
    case 'flag':
    case 'scores':
    case 'records':
      return []
  }
}

/** Before the keys, on a card, of what belongs to its kind. */
const ofKind = /^attrs\./

function* inFields(insight: Insight): Generator<Said> {
  const { attrs, unfit, kind } = insight
  const from = function* ({ key, form }: Field, source: Json): Generator<Said> {
    for (const text of wordsOf(form, valueAt(source, key))) yield { in: key, text }
  }
  for (const field of recordFields) yield* from(field, insight as unknown as Json)
  for (const field of kindFields[kind]) yield* from(field, attrs)
  for (const [key, value] of Object.entries(unfit ?? {}))
    for (const text of strings([value].flat())) yield { in: key.replace(ofKind, ''), text }
}

/** All of it, in the order of the fields. */
export function saidBeside(insight: Insight): Said[] {
  const { comments = [], statusReason, attrs } = insight
  const { decision } = attrs
  const decided = isObject(decision) ? strings([decision.body, decision.dnr, decision.paragraph]) : []
  return [
    ...inFields(insight),
    ...(statusReason ? [{ in: 'statusReason', text: statusReason }] : []),
    ...decided.map((text) => ({ in: 'decision', text })),
    ...comments.map(({ text }) => ({ in: 'comment', text })),
  ]
}
