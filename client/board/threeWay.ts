/**
 * Three-way merging of one record: what changed here is laid over what the document says now.
 * @module
 */
import { type BoardRecord, measuredProps } from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'

type Json = Readonly<Record<string, unknown>>

/** Properties that mean something only together, as the document keeps them. */
const groups = [
  ['x', 'y', 'rotation'],
  ['parentId', 'index'],
] as const
const grouped = new Set<string>(groups.flat())
const nested = ['props', 'meta'] as const

const object = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

/** Copies onto `target` every key in which `to` differs from `from`. */
function carry(from: Json, to: Json, target: Record<string, unknown>, skip: (key: string) => boolean): void {
  for (const key of Object.keys(to)) if (!skip(key) && !sameValue(from[key], to[key])) target[key] = to[key]
  for (const key of Object.keys(from)) if (!skip(key) && !(key in to)) delete target[key]
}

const isSpecial = (key: string) => grouped.has(key) || key === 'props' || key === 'meta'
const isNothing = () => false

/**
 * The record `onto` with the changes that lead from `from` to `to`, property by property. Where both sides
 * changed the same property, `to` wins; of a text it is the whole text, so a writer of text must be up to date.
 */
export function rebase(from: BoardRecord, to: BoardRecord, onto: BoardRecord): BoardRecord {
  const result: Record<string, unknown> = { ...onto }
  carry(from, to, result, isSpecial)
  for (const keys of groups)
    if (keys.some((key) => from[key] !== to[key])) for (const key of keys) result[key] = to[key]
  for (const part of nested) {
    const [before, after] = [object(from[part]), object(to[part])]
    if (before === after || !before || !after) continue
    const target = { ...object(onto[part]) }
    carry(before, after, target, isNothing)
    result[part] = target
  }
  return result as BoardRecord
}

/**
 * `next` with every part that equals the one in `previous` replaced by it, so that who compares by identity sees
 * only what changed: a note that moves is not measured again.
 */
export function sharing(previous: BoardRecord | undefined, next: BoardRecord): BoardRecord {
  return previous ? (shareParts(previous, next, true) as BoardRecord) : next
}

function shareParts(previous: Json, next: Json, deeper: boolean): Json {
  const result: Record<string, unknown> = {}
  let same = Object.keys(previous).length === Object.keys(next).length
  for (const [key, value] of Object.entries(next)) {
    const before = previous[key]
    const [a, b] = [object(before), object(value)]
    if (sameValue(before, value)) result[key] = before
    else result[key] = deeper && a && b ? shareParts(a, b, false) : value
    if (result[key] !== before) same = false
  }
  return same ? previous : result
}

const measures: readonly string[] = measuredProps

/** Whether nothing but measures changed from `from` to `to`, leaving aside the properties named in `ignored`. */
export function onlyMeasured(from: BoardRecord, to: BoardRecord, ignored: readonly string[]): boolean {
  const [before, after] = [object(from.props), object(to.props)]
  if (!before || !after) return false
  const same = (key: string) => measures.includes(key) || ignored.includes(key)
  return (
    Object.keys(to).every((key) => key === 'props' || sameValue(from[key], to[key])) &&
    Object.keys(after).every((key) => same(key) || sameValue(before[key], after[key])) &&
    measures.some((key) => before[key] !== after[key])
  )
}

/** Whether nothing but a shape's place within its parent changed from `from` to `to`. */
export function onlyMoved(from: BoardRecord, to: BoardRecord): boolean {
  const place: readonly string[] = groups[0]
  return (
    from.typeName === 'shape' && Object.keys(to).every((key) => place.includes(key) || from[key] === to[key])
  )
}
