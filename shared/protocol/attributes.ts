/**
 * The schema of what each kind of record can say, made from its fields, for those who read records from outside.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { type FieldForm, isDate, webAddress } from '../insights/fields.ts'
import { kindFields, MAX_WEIGHT } from '../insights/kindFields.ts'
import { precisions, scheduleStates } from '../insights/schedule.ts'
import { MAX_FIELD_ITEMS, MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../limits.ts'
import type { Kind } from '../vocabulary.ts'

const line = z.string().min(1).max(MAX_FIELD_LINE)

export const Schedule = z
  .object({
    /** As written. */
    label: line,
    state: z.enum(scheduleStates).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    precision: z.enum(precisions).optional(),
  })
  .openapi('Schedule')

/** What was decided, by which body, when: what a record needs to be adopted. */
export const Decision = z
  .strictObject({
    body: line,
    date: z.iso.date(),
    paragraph: line.optional(),
    dnr: line.optional(),
  })
  .openapi('Decision')

/** What was measured at some time; without a unit, in that of its indicator. */
export const Reading = z
  .strictObject({
    date: z.string().refine(isDate, 'a day, month or year of ISO 8601'),
    value: z.number(),
    unit: line.optional(),
    source: line.optional(),
    note: z.string().min(1).max(MAX_FIELD_TEXT).optional(),
  })
  .openapi('Reading')

/** What those who lead confirmed that a criterion weighs. */
export const ConfirmedWeight = z
  .object({ weight: z.number().min(0).max(MAX_WEIGHT), at: z.iso.datetime() })
  .openapi('ConfirmedWeight')

function numeric({ min, max, whole }: { min?: number; max?: number; whole?: boolean }) {
  const number = whole ? z.number().int() : z.number()
  const from = min === undefined ? number : number.min(min)
  return max === undefined ? from : from.max(max)
}

function schemaOf(form: FieldForm): z.ZodType {
  switch (form.is) {
    case 'line':
      return line
    case 'text':
      return z.string().min(1).max(MAX_FIELD_TEXT)
    case 'list':
      return z.array(line).min(1).max(MAX_FIELD_ITEMS)
    case 'number':
      return numeric(form)
    case 'numbers':
      return z
        .array(numeric({ ...form, whole: true }))
        .min(1)
        .max(MAX_FIELD_ITEMS)
    case 'flag':
      return z.boolean()
    case 'choice':
      return z.enum(Object.keys(form.options))
    case 'date':
      return z.string().refine(isDate, 'a day, month or year of ISO 8601')
    case 'schedule':
      return Schedule
    case 'url':
      return z.string().max(MAX_FIELD_TEXT).regex(webAddress)
    case 'scores':
      return z
        .record(line, numeric(form))
        .refine((scores) => Object.keys(scores).length > 0, 'at least one score')
    case 'readings':
      return z
        .record(line, Reading)
        .refine((readings) => Object.keys(readings).length > 0, 'at least one reading')
    case 'records':
      return z.array(z.string())
  }
}

function makeSchema(kind: Kind) {
  const plain: Record<string, z.ZodType> = {}
  const nested: Record<string, Record<string, z.ZodType>> = {}
  for (const { key, form } of kindFields[kind]) {
    const [outer = '', inner] = key.split('.')
    if (inner === undefined) plain[outer] = schemaOf(form).optional()
    else nested[outer] = { ...nested[outer], [inner]: schemaOf(form).optional() }
  }
  for (const [outer, fields] of Object.entries(nested)) plain[outer] = z.strictObject(fields).optional()
  const confirmed = kind === 'criterion' ? { confirmed: ConfirmedWeight.optional() } : {}
  return z.strictObject({ ...plain, ...confirmed, decision: Decision.optional() })
}

const made = new Map<Kind, ReturnType<typeof makeSchema>>()

/**
 * The schema of `attrs` of a kind. Each record of a snapshot satisfies that of its kind. Made when it is first asked for:
 * those of all 25 kinds take a twentieth of the time of a start.
 */
export function attributeSchema(kind: Kind): ReturnType<typeof makeSchema> {
  const schema = made.get(kind) ?? makeSchema(kind)
  made.set(kind, schema)
  return schema
}
