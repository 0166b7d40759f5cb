/**
 * Single times as people write them in Swedish and English ("1–15 mars 2021", "hösten 2026", "Q1 2027", "2021–27"): how
 * they are found in a text, and which whole days they name.
 * @module
 */

/** How exact the words are. */
export const precisions = ['day', 'month', 'season', 'year'] as const
export type Precision = (typeof precisions)[number]

/** A part of a label that names a time: whole days, from and to. */
export interface Span {
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

/** "jul" is July in a table, and Christmas behind these. */
const christmas = String.raw`(?<!(?:före|innan|till|efter|kring|runt)\s)jul(?!i)`
const month = longestFirst(monthNumbers.keys()).replace(/(?<=^|\|)jul(?=\||$)/, christmas)
const season = longestFirst(Object.keys(seasons))
const year = String.raw`(?:19|20|21)\d{2}`
export const dash = '(?:[-‐‑‒–—―−]{1,2}|→)'
export const untilWord = String.raw`(?:till och med|t\.?\s?o\.?\s?m\.?|fram till|up to|until|through)`
export const letterBefore = String.raw`(?<![\p{L}\d])`
export const letterAfter = String.raw`(?![\p{L}\d])`
const nth = {
  första: 1,
  '1:a': 1,
  first: 1,
  andra: 2,
  '2:a': 2,
  second: 2,
  tredje: 3,
  '3:e': 3,
  third: 3,
  fjärde: 4,
  '4:e': 4,
  fourth: 4,
} as const
const quarterWord = String.raw`(?:kvartal|kv|quarter|q)\.?\s*`
const moment = [
  String.raw`(?<iso>${year}-(?:0[1-9]|1[0-2])(?:-\d{2})?)`,
  // "2021–27", "2026/27" and "2026/2027".
  String.raw`(?<years>${year})\s*(?:${dash}|/)\s*(?<lastYear>\d{2}|(?<=/\s*)${year})`,
  String.raw`(?<yearBefore>${year})[\s,-]*${quarterWord}(?<quarterAfter>[1-4])(?![,\s]*${year})`,
  String.raw`(?<monthBefore>${month})\.?\s+(?<dayAfter>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<englishYear>${year})`,
  String.raw`(?:(?:(?<firstDay>\d{1,2})\.?\s*${dash}\s*)?(?<day>\d{1,2})(?:\.|:[ea]|st|nd|rd|th)?\s+(?:of\s+)?)?(?<month>${month})\.?(?:\s+(?<monthYear>${year}))?`,
  String.raw`${quarterWord}(?<quarter>[1-4])(?:\s*${dash}\s*(?<lastQuarter>[1-4])(?!\s+(?:${month})))?(?:[,\s]*(?<quarterYear>${year}))?`,
  String.raw`(?:halvår|half|h)\s*(?<half>[12])(?:[,\s]*(?<halfYear>${year}))?`,
  String.raw`(?<nth>${longestFirst(Object.keys(nth))})\s+(?:(?<isQuarter>kvartalet|quarter)|halvåret|half)(?:\s+(?:of|av|år|i))?(?:\s+(?<nthYear>${year}))?`,
  String.raw`(?<season>${season})(?:en|n|ens)?(?:\s+(?<seasonYear>${year})(?:\s*/\s*(?<seasonNext>${year}|\d{2}))?)?`,
  `(?<year>${year})`,
].join('|')
export const momentPattern = new RegExp(`${letterBefore}(?:${moment})${letterAfter}`, 'giu')

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
  if (of === undefined || inMonth === undefined) return null
  return day === undefined ? months(of, inMonth, inMonth, 'month') : dayOf(of, inMonth, day)
}

/** The year that two digits, or four, mean behind another. */
const yearAfter = (of: number, said: string): number =>
  said.length === 4 ? Number(said) : of - (of % 100) + Number(said)

/** "2021–27"; "2025-13" is neither that nor a month. */
function yearsSpan(of: number, said: string): Span | null {
  const last = yearAfter(of, said)
  return last > of ? { ...months(of, 1, 12, 'year'), to: dateOf(last, 12, 31) } : null
}

/** What of a match says which time it is. */
export type Named = Readonly<Record<string, string | undefined>>

const numberOf = (said: string | undefined): number | null => (said === undefined ? null : Number(said))

/** The year that a match says itself; null where it says none. */
export const ownYear = (named: Named): number | null =>
  numberOf(
    named.years ??
      named.yearBefore ??
      named.englishYear ??
      named.monthYear ??
      named.quarterYear ??
      named.halfYear ??
      named.nthYear ??
      named.seasonYear ??
      named.year ??
      named.iso?.slice(0, 4),
  )

/** First and last month of a part of a year: one of four, or of two. */
function partSpan(of: number, first: number, last: number, length: 3 | 6): Span | null {
  if (first > last || last * length > 12) return null
  return months(of, (first - 1) * length + 1, last * length, 'season')
}

function monthSpan(named: Named, of: number): Span | null {
  const inMonth = monthNumbers.get((named.month ?? named.monthBefore ?? '').toLowerCase()) ?? 0
  const day = numberOf(named.day ?? named.dayAfter)
  if (day === null) return months(of, inMonth, inMonth, 'month')
  const [first, last] = [dayOf(of, inMonth, Number(named.firstDay ?? day)), dayOf(of, inMonth, day)]
  return first && last && first.from <= last.to ? { ...first, to: last.to } : last
}

/** A winter goes over into the next year: that of 2026/27 is the one named after 2027. */
function seasonSpan(named: Named, of: number): Span | null {
  const [name = '', next] = [named.season, named.seasonNext]
  const [first, last] = [seasonOf(name, of), next ? seasonOf(name, yearAfter(of, next)) : null]
  if (!first || !last || last.to <= first.to) return first
  return last.from.startsWith(String(of)) ? last : { ...first, to: last.to }
}

/** The time that a match names in a year. */
export function spanIn(named: Named, of: number): Span | null {
  if (named.iso) return isoSpan(named.iso)
  if (named.lastYear) return yearsSpan(of, named.lastYear)
  if (named.year) return months(of, 1, 12, 'year')
  if (named.season) return seasonSpan(named, of)
  if (named.half) return partSpan(of, Number(named.half), Number(named.half), 6)
  if (named.nth) {
    const which = nth[named.nth.toLowerCase() as keyof typeof nth]
    return partSpan(of, which, which, named.isQuarter ? 3 : 6)
  }
  const quarter = numberOf(named.quarter ?? named.quarterAfter)
  if (quarter !== null) return partSpan(of, quarter, Number(named.lastQuarter ?? quarter), 3)
  return monthSpan(named, of)
}
