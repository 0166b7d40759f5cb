/**
 * A time as people write it ("Pågår, klart höst 2021"), kept word for word, with what it says as dates beside it: one
 * time or a range of them, open at an end or not.
 * @module
 */
import {
  dash,
  letterAfter,
  letterBefore,
  momentPattern,
  type Named,
  ownYear,
  type Precision,
  precisions,
  type Span,
  spanIn,
  untilWord,
} from './moments.ts'

export { type Precision, precisions } from './moments.ts'

export const scheduleStates = ['ongoing', 'planned', 'in_operation', 'done'] as const
export type ScheduleState = (typeof scheduleStates)[number]

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

/** Between two times that are the ends of one, or are told together: a range that has both is what they say. */
const joined = new RegExp(
  String.raw`^(?:\s*${dash}\s*|\s*[,/&+]\s*|,?\s+(?:${untilWord}|till|to|och|and|eller|or|samt)\s+)$`,
  'iu',
)
/** What may stand between such a word as "from" and its time. */
const filler = String.raw`(?:\s+(?:i|in|den|the|år|av|of|on|at|vid|slutet|utgången|början|mitten|end|beginning|late|early))*\s*$`
const openEnd = new RegExp(
  String.raw`${letterBefore}(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?|from|since|sedan|starts?|startar|börjar|tidigast)${filler}`,
  'iu',
)
const afterwards = new RegExp(`${letterBefore}(?:efter|after)${filler}`, 'iu')
const openStart = new RegExp(
  String.raw`(?:^\s*${dash}\s*$|${letterBefore}(?:senast|${untilWord}|by|no later than)${filler})`,
  'iu',
)
const beforehand = new RegExp(`${letterBefore}(?:före|innan|before)${filler}`, 'iu')
const andOn = new RegExp(
  String.raw`^\s*(?:${dash}\s*\.?$|(?:${dash}\s*)?(?:(?:och|and)\s+)?(?:framåt|tills vidare|vidare|senare|onwards?|later)${letterAfter})`,
  'iu',
)

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
  /** Whether it is told by its two ends. */
  readonly isRange: boolean
}

/** One with no year of its own in that of a neighbour: "oktober–februari 2021" begins the year before, and the reverse. */
function beside(
  named: Named,
  { of, near, isBefore }: { of: number; near: Span; isBefore: boolean },
): Span | null {
  const span = spanIn(named, of)
  if (!span) return null
  if (isBefore) return span.from > near.to ? spanIn(named, of - 1) : span
  return span.to < near.from ? spanIn(named, of + 1) : span
}

/** The times in a text. One without a year has that of the time it is joined to; joined to none it is none: "vår plan". */
function momentsIn(text: string): Found[] {
  const matches = [...text.matchAll(momentPattern)].map((match) => ({
    named: (match.groups ?? {}) as Named,
    start: match.index,
    end: match.index + match[0].length,
  }))
  const spans = matches.map(({ named }) => {
    const of = ownYear(named)
    return of === null ? null : spanIn(named, of)
  })
  const isJoined = (i: number) => joined.test(text.slice(matches[i]?.end, matches[i + 1]?.start))
  // First from the end, then from the beginning: "juni–september 2020", and "juni 2021 – oktober".
  const borrow = (i: number, from: number) => {
    const [match, near] = [matches[i], spans[from]]
    if (!match || !near || ownYear(match.named) !== null || spans[i]) return
    const isBefore = i < from
    const of = Number((isBefore ? near.to : near.from).slice(0, 4))
    if (isJoined(Math.min(i, from))) spans[i] = beside(match.named, { of, near, isBefore })
  }
  for (let i = matches.length - 2; i >= 0; i--) borrow(i, i + 1)
  for (let i = 1; i < matches.length; i++) borrow(i, i - 1)
  return matches.flatMap(({ start, end }, i) => {
    const span = spans[i]
    return span ? [{ span, start, end, isRange: false }] : []
  })
}

/** The first time, and those that are joined to it: all of it from the first day to the last. */
function firstIn(text: string): Found | null {
  const [first, ...others] = momentsIn(text)
  if (!first) return null
  let all = first
  for (const next of others) {
    if (!joined.test(text.slice(all.end, next.start)) || next.span.to < all.span.from) break
    const [, to = all.span.to] = [all.span.to, next.span.to].sort()
    const precision = coarser(all.span.precision, next.span.precision)
    all = { span: { from: all.span.from, to, precision }, start: all.start, end: next.end, isRange: true }
  }
  return all
}

const DAY_MS = 86_400_000
const daysFrom = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** Reads a label in Swedish or English. What it does not understand stays what it is: words. */
export function readSchedule(label: string): Schedule {
  const trimmed = label.trim()
  const text = trimmed.normalize('NFC')
  const found = firstIn(text)
  const state = stateOf(text, found !== null)
  const said = { label: trimmed, ...(state ? { state } : {}) }
  if (!found) return said
  const [before, behind] = [text.slice(0, found.start), text.slice(found.end)]
  const { from, to, precision } = found.span
  if (afterwards.test(before)) return { ...said, from: daysFrom(to, 1), precision }
  if (beforehand.test(before)) return { ...said, to: daysFrom(from, -1), precision }
  if (openEnd.test(before) && !found.isRange) return { ...said, from, precision }
  if (openStart.test(before)) return { ...said, to, precision }
  return andOn.test(behind) ? { ...said, from, precision } : { ...said, from, to, precision }
}
