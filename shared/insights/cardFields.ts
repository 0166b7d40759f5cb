/**
 * The fields of one card: kept in its meta, one key each, so that people who fill in different ones both win (D3).
 * What a field cannot take stays on the card and in the record, apart from what fits.
 * @module
 */
import type { Kind } from '../vocabulary.ts'
import { kinds } from '../vocabulary.ts'
import { type Field, hasEntries, readField } from './fields.ts'
import type { Insight } from './insight.ts'
import { type KindField, kindFields } from './kindFields.ts'
import { type RecordFields, recordFields } from './recordFields.ts'

type Json = Readonly<Record<string, unknown>>
type Values = Record<string, unknown>

/** Before the keys of what belongs to a kind. */
const ATTRS = 'attrs.'
/** The key in a card's meta that holds a field of its kind. */
export const attributeKey = (key: string): string => ATTRS + key

const byKey = <F extends Field>(fields: readonly F[]): ReadonlyMap<string, F> =>
  new Map(fields.map((field) => [field.key, field]))
const fieldsOfKind = Object.fromEntries(kinds.map((kind) => [kind, byKey(kindFields[kind])])) as Record<
  Kind,
  ReadonlyMap<string, KindField>
>
/** The keys that some kind has. A card that was of another kind still carries that one's. */
const keysOfAll = new Set(kinds.flatMap((kind) => kindFields[kind].map(({ key }) => key)))

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSaid = (value: unknown): boolean => value !== undefined && value !== null

/** Puts a value where a dotted key leads. */
function put(target: Values, key: string, value: unknown): void {
  const dot = key.indexOf('.')
  if (dot < 0) {
    target[key] = value
    return
  }
  const [outer, inner] = [key.slice(0, dot), key.slice(dot + 1)]
  target[outer] = { ...(target[outer] as object | undefined), [inner]: value }
}

/** Puts entries to those of the same field; one with a key of its own comes before what an older board has. */
function join(target: Values, key: string, entries: Json, isOwn: boolean): void {
  const before = target[key] as Json | undefined
  const all = isOwn ? { ...before, ...entries } : { ...entries, ...before }
  target[key] = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a dotted key leads to. */
export function valueAt(source: Json, key: string): unknown {
  const dot = key.indexOf('.')
  if (dot < 0) return Object.hasOwn(source, key) ? source[key] : undefined
  const outer = source[key.slice(0, dot)]
  return isObject(outer) ? valueAt(outer, key.slice(dot + 1)) : undefined
}

/** Boards from before each field had a key of its own have them in one object. */
function fromOneObject(attrs: Json, kind: Kind): [string, unknown][] {
  return Object.entries(attrs).flatMap(([key, value]): [string, unknown][] => {
    if (!isObject(value) || fieldsOfKind[kind].has(key)) return [[key, value]]
    return Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one])
  })
}

/**
 * The field that a key holds one entry of, and the entry's id: `criteriaScores.<id>`. Each entry has a key of its own, so
 * that two people who give different ones both win.
 */
function entryOf(
  key: string,
  fields: ReadonlyMap<string, KindField>,
): { field: KindField; id: string } | null {
  const dot = key.indexOf('.')
  const field = dot < 0 ? undefined : fields.get(key.slice(0, dot))
  return field && hasEntries(field.form) ? { field, id: key.slice(dot + 1) } : null
}

/** The key in a card's meta that holds one entry of a field of its kind. */
export const entryKey = (key: string, id: string): string => attributeKey(`${key}.${id}`)

/** Whether some kind has a field for it. */
const isKnown = (key: string): boolean =>
  keysOfAll.has(key) || kinds.some((kind) => entryOf(key, fieldsOfKind[kind]) !== null)

/** Whether a key of a card's meta is a field that records of any kind have, or that some kind has. */
export const isRecordField = (key: string): boolean => recordFields.some((field) => field.key === key)
export const isKindField = (key: string): boolean => key === 'attrs' || key.startsWith(ATTRS)

/** What stands on a card for its kind, by the field's key. Null where nothing does, which is the most common. */
function written(meta: Json, kind: Kind): Map<string, unknown> | null {
  let all: Map<string, unknown> | null = isObject(meta.attrs)
    ? new Map(fromOneObject(meta.attrs, kind))
    : null
  for (const [key, value] of Object.entries(meta)) {
    if (!key.startsWith(ATTRS)) continue
    all ??= new Map()
    if (isSaid(value)) all.set(key.slice(ATTRS.length), value)
    else all.delete(key.slice(ATTRS.length))
  }
  return all
}

/** What was written in a card's fields, by its key in the card's meta, as it stands there. */
export function writtenFields(meta: Json, kind: Kind): ReadonlyMap<string, unknown> {
  const common = recordFields.flatMap(({ key }) => (isSaid(meta[key]) ? [[key, meta[key]] as const] : []))
  const own = [...(written(meta, kind) ?? [])].map(([key, value]) => [attributeKey(key), value] as const)
  return new Map([...common, ...own])
}

/** What a card says in its fields. */
export interface CardFields {
  readonly record: RecordFields
  /** An object of its own. */
  readonly attrs: Record<string, unknown>
  /** By the key in the card's meta: what its fields cannot take, and what belongs to another kind. */
  readonly unfit: Readonly<Record<string, unknown>> | null
  /** Of the unfit, those to tell of: what belongs to another kind is in order. */
  readonly misfits: readonly string[]
}

/** Reads a card's fields. `given` is what its zone says; what the card says itself comes before. */
export function readCardFields(meta: Json, kind: Kind, given: Json): CardFields {
  const [record, attrs, unfit]: [Values, Values, Values] = [{}, {}, {}]
  const misfits: string[] = []
  const misfit = (key: string, value: unknown, isTold: boolean) => {
    unfit[key] = value
    if (isTold) misfits.push(key)
  }
  for (const field of recordFields) {
    const value = meta[field.key]
    if (!isSaid(value)) continue
    const read = readField(field, value)
    if (read.fits) put(record, field.key, read.value)
    else misfit(field.key, value, true)
  }
  const fields = fieldsOfKind[kind]
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key)
    if (field && readField(field, value).fits) attrs[key] = value
  }
  for (const [key, value] of written(meta, kind) ?? []) {
    const whole = fields.get(key)
    const entry = whole ? null : entryOf(key, fields)
    const field = whole ?? entry?.field
    const read = field && readField(field, entry ? { [entry.id]: value } : value)
    if (read?.fits && field && hasEntries(field.form))
      join(attrs, field.key, read.value as Json, entry !== null)
    else if (read?.fits) put(attrs, key, read.value)
    else misfit(attributeKey(key), value, field ? field.form.is !== 'records' : !isKnown(key))
  }
  return {
    record: record as RecordFields,
    attrs,
    unfit: Object.keys(unfit).length > 0 ? unfit : null,
    misfits: misfits.sort(),
  }
}

/** A value as it is written in a field; what is read from it is what was read before. */
function asWritten({ form }: Field, value: unknown): unknown {
  return form.is === 'schedule' && isObject(value) ? value.label : value
}

/** What of a record's fields is its own, as meta of another card that shall say the same. */
export function metaOfFields(insight: Pick<Insight, 'kind' | 'attrs' | 'unfit'> & RecordFields): Json {
  const meta: Values = { ...insight.unfit }
  const copy = (field: Field, value: unknown, key: string) => {
    if (isSaid(value)) meta[key] = asWritten(field, value)
  }
  for (const field of recordFields) copy(field, valueAt(insight as unknown as Json, field.key), field.key)
  for (const field of kindFields[insight.kind])
    if (!field.derived) copy(field, valueAt(insight.attrs, field.key), attributeKey(field.key))
  return meta
}
