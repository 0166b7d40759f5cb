/**
 * What is wrong with a template file, as data: the page says it in the reader's language, with the place in the file.
 * @module
 */
import type { z } from '@hono/zod-openapi'
import { MAX_TOLD_FAULTS } from '../../shared/limits.ts'
import type { Fault } from '../../shared/protocol/problem.ts'

type Issue = z.ZodError['issues'][number]
type Path = Issue['path']

const placeOf = (path: Path): string =>
  path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`
    return place ? `${place}.${String(key)}` : String(key)
  }, '')

/** What a file holds at a place; undefined where there is nothing. */
function valueAt(file: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    file,
  )
}

/** A value that is too small or too large, by what it is a value of. */
function outside(issue: Issue & { code: 'too_small' | 'too_big' }): Omit<Fault, 'place'> {
  const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  switch (issue.origin) {
    case 'string':
      return issue.code === 'too_small' ? { reason: 'empty' } : { reason: 'too_long', about: limit }
    case 'array':
      return { reason: issue.code === 'too_small' ? 'too_few' : 'too_many', about: limit }
    default:
      return { reason: issue.code === 'too_small' ? 'too_low' : 'too_high', about: limit }
  }
}

/** What our own rules found, which say so themselves. */
function ownFault({ params, path }: Issue & { code: 'custom' }): Fault {
  const { reason, about, at, other } = (params ?? {}) as Partial<Fault> & { at?: number; other?: number }
  const place = placeOf(at === undefined ? path : [...path, at])
  return {
    place,
    reason: reason ?? 'wrong',
    ...(about === undefined ? {} : { about }),
    ...(other === undefined ? {} : { about: placeOf([...path, other]) }),
  }
}

function faultOf(issue: Issue, file: unknown): Fault[] {
  const place = placeOf(issue.path)
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value': {
      if (valueAt(file, issue.path) === undefined) return [{ place, reason: 'missing' }]
      if (issue.code === 'invalid_type') return [{ place, reason: 'wrong_type', about: issue.expected }]
      return issue.values.length === 1
        ? [{ place, reason: 'unlike', about: String(issue.values[0]) }]
        : [{ place, reason: 'unknown_value', about: issue.values.map(String).join(', ') }]
    }
    case 'too_small':
    case 'too_big':
      return [{ place, ...outside(issue) }]
    case 'invalid_format':
      return [{ place, reason: issue.path.at(-1) === 'id' ? 'bad_id' : 'not_one_line' }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ place: placeOf([...issue.path, key]), reason: 'unknown_field' }))
    case 'custom':
      return [ownFault(issue)]
    default:
      return [{ place, reason: 'wrong' }]
  }
}

/** All that is wrong with a file, up to a bound, in the order of the file. */
export const templateFaults = ({ issues }: z.ZodError, file: unknown): Fault[] =>
  issues.flatMap((issue) => faultOf(issue, file)).slice(0, MAX_TOLD_FAULTS)
