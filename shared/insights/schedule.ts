/**
 * A time as people write it ("Pågår, klart höst 2021"), kept word for word, with what it says as dates beside it.
 * @module
 */

export const scheduleStates = ['ongoing', 'planned', 'in_operation', 'done'] as const
export type ScheduleState = (typeof scheduleStates)[number]

/** How exact the words are. */
export const precisions = ['day', 'month', 'season', 'year'] as const
export type Precision = (typeof precisions)[number]

export interface Schedule {
  /** As written. */
  readonly label: string
  readonly state?: ScheduleState
  /** First and last day, ISO 8601; one that is open is not there. */
  readonly from?: string
  readonly to?: string
  /** Of the less exact end. */
  readonly precision?: Precision
}

/** A part of a label that names a time: whole days, from and to. */
interface Span {
  readonly from: string
  readonly to: string
  readonly precision: Precision
}

const monthWords = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const

/** First and last month. A winter begins in December of the year before the one it is named after. */
const seasons: Readonly<Record<string, readonly [number, number]>> = {
  vinter: [12, 2],
  winter: [12, 2],
  vår: [3, 5],
  spring: [3, 5],
  sommar: [6, 8],
  summer: [6, 8],
  höst: [9, 11],
  autumn: [9, 11],
  fall: [9, 11],
}

const monthNumbers: ReadonlyMap<string, number> = new Map(
  monthWords.flatMap((words, i) => words.map((word) => [word, i + 1] as const)),
)
const longestFirst = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|')

const month = longestFirst(monthNumbers.keys())
const season = longestFirst(Object.keys(seasons))
const year = String.raw`(?:19|20|21)\d{2}`
const dash = String.raw`\s*(?:-|–|—|till och med|t\.o\.m\.|till|to)\s*`
const letterBefore = String.raw`(?<![\p{L}\d])`
const letterAfter = String.raw`(?![\p{L}\d])`
const moment = [
  String.raw`(?<iso>${year}-\d{2}(?:-\d{2})?)`,
  String.raw`(?:(?<day>\d{1,2})\.?\s+)?(?<month>${month})\.?(?:\s+(?<monthYear>${year}))?`,
  String.raw`(?:kv|kvartal|q|quarter)\s*(?<quarter>[1-4])[,\s]*(?<quarterYear>${year})`,
  String.raw`(?<season>${season})(?:en|n|ens)?(?:\s+(?<seasonYear>${year}))?`,
  `(?<year>${year})`,
].join('|')
const momentPattern = new RegExp(`${letterBefore}(?:${moment})${letterAfter}`, 'giu')
const dashOnly = new RegExp(`^${dash}$`, 'iu')
const openEnd = /(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?|starts?|börjar|from|since)\s*$/iu
const openStart = /(?:senast|till och med|t\.o\.m\.|före|innan|by|before|until|no later than)\s*$/iu

const two = (value: number): string => String(value).padStart(2, '0')
const isLeap = (of: number): boolean => (of % 4 === 0 && of % 100 !== 0) || of % 400 === 0
function daysIn(of: number, inMonth: number): number {
  if (inMonth === 2) return isLeap(of) ? 29 : 28
  return [4, 6, 9, 11].includes(inMonth) ? 30 : 31
}
const dateOf = (of: number, inMonth: number, day: number): string => `${of}-${two(inMonth)}-${two(day)}`

function months(of: number, first: number, last: number, precision: Precision): Span {
  return { from: dateOf(of, first, 1), to: dateOf(of, last, daysIn(of, last)), precision }
}

function dayOf(of: number, inMonth: number, day: number): Span | null {
  if (inMonth < 1 || inMonth > 12 || day < 1 || day > daysIn(of, inMonth)) return null
  const date = dateOf(of, inMonth, day)
  return { from: date, to: date, precision: 'day' }
}

function seasonOf(name: string, of: number): Span | null {
  const [first, last] = seasons[name.toLowerCase()] ?? []
  if (first === undefined || last === undefined) return null
  const span = months(of, first, last, 'season')
  return first > last ? { ...span, from: dateOf(of - 1, first, 1) } : span
}

function isoSpan(text: string): Span | null {
  const [of, inMonth, day] = text.split('-').map(Number)
  if (of === undefined) return null
  if (inMonth === undefined) return months(of, 1, 12, 'year')
  if (day !== undefined) return dayOf(of, inMonth, day)
  return inMonth >= 1 && inMonth <= 12 ? months(of, inMonth, inMonth, 'month') : null
}

type Named = Readonly<Record<string, string | undefined>>

/** The time that a match names; `later` is the year of the next one, for "juni–september 2020". */
function spanOf(named: Named, later: number | null): Span | null {
  if (named.iso) return isoSpan(named.iso)
  if (named.year) return months(Number(named.year), 1, 12, 'year')
  if (named.quarter) {
    const last = Number(named.quarter) * 3
    return months(Number(named.quarterYear), last - 2, last, 'season')
  }
  const of = Number(named.monthYear ?? named.seasonYear ?? later)
  if (!Number.isInteger(of) || of === 0) return null
  if (named.season) return seasonOf(named.season, of)
  const inMonth = monthNumbers.get(named.month?.toLowerCase() ?? '') ?? 0
  return named.day ? dayOf(of, inMonth, Number(named.day)) : months(of, inMonth, inMonth, 'month')
}

const stateWords: readonly (readonly [ScheduleState, RegExp])[] = [
  ['ongoing', /(?<!\p{L})(?:pågår|pågående|ongoing|under way)/iu],
  ['in_operation', /(?<!\p{L})(?:i drift|in operation)/iu],
  ['planned', /(?<!\p{L})(?:planera[ds]|planned)/iu],
  ['done', /(?<!\p{L})(?:avsluta[dt]|genomför[dt]|slutför[dt]|done|finished|completed)/iu],
]
/** With a time these say when it is to be ready; alone, that it is. */
const ready = /(?<!\p{L})(?:klart?|färdigt?|ready)(?!\p{L})/iu

function stateOf(label: string, hasTime: boolean): ScheduleState | undefined {
  return (
    stateWords.find(([, words]) => words.test(label))?.[0] ??
    (!hasTime && ready.test(label) ? 'done' : undefined)
  )
}

/** The less exact of two. */
const coarser = (a: Precision, b: Precision): Precision =>
  precisions.indexOf(a) > precisions.indexOf(b) ? a : b

interface Found {
  readonly span: Span
  readonly start: number
  readonly end: number
}

function momentsIn(label: string): Found[] {
  const matches = [...label.matchAll(momentPattern)]
  const found: Found[] = []
  let later: number | null = null
  // From the end: a month without a year has that of the time after it.
  for (const match of matches.reverse()) {
    const span = spanOf((match.groups ?? {}) as Named, later)
    if (!span) continue
    later = Number(span.from.slice(0, 4))
    found.unshift({ span, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Reads a label in Swedish or English. What it does not understand stays what it is: words. */
export function readSchedule(label: string): Schedule {
  const text = label.trim()
  const [first, second] = momentsIn(text)
  const state = stateOf(text, first !== undefined)
  const said = { label: text, ...(state ? { state } : {}) }
  if (!first) return said
  const before = text.slice(0, first.start)
  const { from, to, precision } = first.span
  const isRange = second !== undefined && dashOnly.test(text.slice(first.end, second.start))
  if (isRange && from <= second.span.to)
    return { ...said, from, to: second.span.to, precision: coarser(precision, second.span.precision) }
  if (openEnd.test(before)) return { ...said, from, precision }
  if (openStart.test(before)) return { ...said, to, precision }
  return { ...said, from, to, precision }
}
