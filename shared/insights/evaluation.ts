/**
 * How an indicator has gone: its readings in the order of time, and how much of the way from baseline to target is done.
 * @module
 */
import { type Reading, readField } from './fields.ts'
import type { Insight } from './insight.ts'
import type { Relation } from './relations.ts'

export interface Measured extends Reading {
  readonly id: string
}

/** A value at a time, in milliseconds since 1970; a month or a year counts from its first day. */
export interface Mark {
  readonly at: number
  readonly value: number
}

export interface Course {
  readonly unit: string | null
  readonly readings: readonly Measured[]
  readonly baseline: (Mark & { readonly date: string }) | { readonly at: null; readonly value: number } | null
  readonly target: (Mark & { readonly date: string }) | { readonly at: null; readonly value: number } | null
  /** The newest reading in the indicator's own unit. */
  readonly latest: Measured | null
  /** Part of the way from baseline to target that the newest reading has come: 1 is there, less than 0 is away from it. */
  readonly done: number | null
  /** Part of the time from baseline to target that had gone at the newest reading, from 0 to 1. */
  readonly gone: number | null
}

export const timeOf = (date: string): number => new Date(date).getTime()

const readingsForm = { form: { is: 'readings' } } as const

/** The readings of an indicator, the oldest first. */
export function readingsOf({ attrs }: Pick<Insight, 'attrs'>): Measured[] {
  const read = readField(readingsForm, attrs.readings)
  if (!read.fits) return []
  return Object.entries(read.value as Record<string, Reading>)
    .map(([id, reading]) => ({ ...reading, id }))
    .sort((a, b) => timeOf(a.date) - timeOf(b.date) || (a.id < b.id ? -1 : 1))
}

function endOf(said: unknown): Course['baseline'] {
  const { value, date } = (said ?? {}) as { value?: unknown; date?: unknown }
  if (typeof value !== 'number') return null
  return typeof date === 'string' ? { value, date, at: timeOf(date) } : { value, at: null }
}

/** Whether a reading can be laid beside the baseline and the target. */
export const isComparable = ({ unit }: Reading, own: string | null): boolean => !unit || unit === own

export function courseOf(insight: Pick<Insight, 'attrs'>): Course {
  const { attrs } = insight
  const unit = typeof attrs.unit === 'string' ? attrs.unit : null
  const readings = readingsOf(insight)
  const [baseline, target] = [endOf(attrs.baseline), endOf(attrs.target)]
  const latest = readings.findLast((one) => isComparable(one, unit)) ?? null
  const way = baseline && target ? target.value - baseline.value : 0
  const time = baseline && target && baseline.at !== null && target.at !== null ? target.at - baseline.at : 0
  const since = latest && baseline && baseline.at !== null ? timeOf(latest.date) - baseline.at : null
  return {
    unit,
    readings,
    baseline,
    target,
    latest,
    done: latest && baseline && way !== 0 ? (latest.value - baseline.value) / way : null,
    gone: since !== null && time > 0 ? Math.min(1, Math.max(0, since / time)) : null,
  }
}

/**
 * The marks of a chart: what was measured, and the straight way from baseline to target where both have a date; an end
 * without one is a level.
 */
export function marksOf({ readings, baseline, target, unit }: Course): {
  readonly measured: readonly Mark[]
  readonly way: readonly Mark[]
  readonly levels: readonly number[]
} {
  const measured = readings
    .filter((one) => isComparable(one, unit))
    .map(({ date, value }) => ({ at: timeOf(date), value }))
  const way = [baseline, target].flatMap((end) =>
    end && end.at !== null ? [{ at: end.at, value: end.value }] : [],
  )
  const levels = [baseline, target].flatMap((end) => (end && end.at === null ? [end.value] : []))
  return { measured, way, levels: [...new Set(levels)] }
}

/** Whether the marks are more than one value, which has nothing to be seen against: then a chart tells something. */
export const tellsCourse = ({ measured, way, levels }: ReturnType<typeof marksOf>): boolean =>
  measured.length + way.length + levels.length > 1

/** The ids of the records that an indicator measures. */
export const measuredBy = (
  indicatorId: string,
  relations: readonly Pick<Relation, 'from' | 'to' | 'type'>[],
): string[] => [
  ...new Set(
    relations.filter(({ type, to }) => type === 'measured_by' && to === indicatorId).map(({ from }) => from),
  ),
]
