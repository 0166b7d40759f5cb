/**
 * Which details of a card differ between two snapshots, by the names that their fields have.
 * @module
 */
import type { Kind, Localised } from '../vocabulary.ts'
import { canonicalJson } from './canonical.ts'
import type { ChangeableField } from './difference.ts'
import type { Insight } from './insight.ts'
import { kindFields } from './kindFields.ts'
import { type RecordFields, recordFields } from './recordFields.ts'

type Said = Pick<Insight, 'kind' | 'attrs' | keyof RecordFields>

/** Told by themselves: what sort of finding or group it is. */
const sorts: readonly string[] = ['facet', 'bodyType']

/** What follows from where the card lies and from its relations, which are told by themselves, is no detail of its own. */
const fieldsOf = (kind: Kind) =>
  kindFields[kind].filter(
    ({ key, derived }) => !sorts.includes(key) && (!derived || key === 'criteriaScores'),
  )

/** What is said under a key such as `owner.organisation`, in a form that can be compared. */
function saidUnder(within: object, key: string): string {
  let value: unknown = within
  for (const part of key.split('.'))
    value = value && typeof value === 'object' ? Reflect.get(value, part) : undefined
  return canonicalJson(value ?? null)
}

/** The names of the details that only one of two records says, or that they say differently; each name once. */
export function changedDetails(before: Said, after: Said): Localised[] {
  const names = new Map<string, Localised>()
  for (const { key, name } of [...fieldsOf(after.kind), ...fieldsOf(before.kind)])
    if (saidUnder(before.attrs, key) !== saidUnder(after.attrs, key)) names.set(key, name)
  for (const { key, name } of recordFields)
    if (saidUnder(before, key) !== saidUnder(after, key)) names.set(key, name)
  return [...names.values()]
}

interface Changed {
  readonly before: Said
  readonly after: Said
  readonly fields: readonly ChangeableField[]
}

/** Told by themselves, each in a list of its own. */
const toldApart: readonly ChangeableField[] = ['text', 'zone', 'votes']

/**
 * Whether a card differs in more than its words, its zone and its votes. What a move brought with it, such as the quadrant of
 * an action, is told with the move.
 */
export function differsOtherwise({ before, after, fields }: Changed): boolean {
  const rest = fields.filter((field) => !toldApart.includes(field))
  if (rest.length === 0) return false
  const mayFollow = fields.includes('zone') && rest.every((field) => field === 'attrs')
  return !mayFollow || changedDetails(before, after).length > 0
}
