/**
 * Search over insights: by their words, whatever form they stand in and wherever in the record, and by what is known of
 * them.
 * @module
 */
import type { Kind, Sector, StrengthArea } from '../vocabulary.ts'
import type { Insight } from './insight.ts'
import { type Said, saidBeside } from './saidBeside.ts'
import { stemsIn } from './stem.ts'

/** What is known of an insight, and may be asked for. */
export interface Asked {
  readonly roomId: string | null
  readonly kind: Kind | null
  readonly sector: Sector | 'mixed' | null
  readonly strengthArea: StrengthArea | null
  /** At least so many. */
  readonly votes: number
  /** Only what something is missing around. */
  readonly looseOnly: boolean
}

/** What is asked for; what is null or empty is not asked. */
export interface Wanted extends Asked {
  readonly words: string
}

export const anything: Wanted = {
  words: '',
  roomId: null,
  kind: null,
  sector: null,
  strengthArea: null,
  votes: 0,
  looseOnly: false,
}

/** Of an insight, or of its place in the thread. */
interface Known {
  readonly roomId: string
  readonly kind: Kind
  readonly sector: Sector | 'mixed' | null
  readonly strengthArea: StrengthArea | null
  readonly votes: number | null
  readonly isLoose: boolean
}

/** Whether what is known of an insight is what is asked for. */
export function fits(known: Known, wanted: Asked): boolean {
  const { roomId, kind, sector, strengthArea, votes, looseOnly } = wanted
  return (
    (roomId === null || known.roomId === roomId) &&
    (kind === null || known.kind === kind) &&
    (sector === null || known.sector === sector) &&
    (strengthArea === null || known.strengthArea === strengthArea) &&
    (known.votes ?? 0) >= votes &&
    (!looseOnly || known.isLoose)
  )
}

/** How much a word says on the card itself, against one beside it. */
const ON_THE_CARD = 3

/**
 * How well a text answers one stem: 2 where it is that of one of its words, 1 where a word holds it (Swedish joins its
 * words, and "dator" has another stem than "datorer"), else 0.
 */
function answerOf(text: string, stem: string): number {
  if (!text.toLocaleLowerCase('sv').normalize('NFC').includes(stem)) return 0
  return stemsIn(text).includes(stem) ? 2 : 1
}

/** An insight that has all words that are wanted. */
export interface Hit {
  readonly insight: Insight
  readonly score: number
  /** What answers them, where the words of the card do not. */
  readonly beside: readonly Said[]
}

/** What is known around the insights. */
export interface Around {
  /** Ids of those that something is missing around. */
  readonly loose?: ReadonlySet<string>
  /** The headings of groups, by their ids. */
  readonly headings?: ReadonlyMap<string, string>
}

function besideOf(insight: Insight, { headings }: Around): readonly Said[] {
  const heading = insight.group === null ? undefined : headings?.get(insight.group)
  return [...saidBeside(insight), ...(heading ? [{ in: 'heading', text: heading }] : [])]
}

function hitIn(insight: Insight, stems: readonly string[], around: Around): Hit | null {
  let score = 0
  let said: readonly Said[] | null = null
  const beside = new Set<Said>()
  for (const stem of stems) {
    const onCard = answerOf(insight.text, stem)
    if (onCard > 0) {
      score += onCard * ON_THE_CARD
      continue
    }
    said ??= besideOf(insight, around)
    const answers = said.map((one) => answerOf(one.text, stem))
    const best = Math.max(0, ...answers)
    const where = said[answers.indexOf(best)]
    if (best === 0 || !where) return null
    beside.add(where)
    score += best
  }
  return { insight, score, beside: [...beside] }
}

const knownOf = (insight: Insight, { loose }: Around): Known => ({
  roomId: insight.room,
  kind: insight.kind,
  sector: insight.sector,
  strengthArea: insight.strengthArea,
  votes: insight.votes?.total ?? null,
  isLoose: loose?.has(insight.id) ?? false,
})

/** The insights that have all that is wanted, the best first; in their own order where they are alike. */
export function searchIn(insights: readonly Insight[], wanted: Wanted, around: Around = {}): Hit[] {
  const stems = stemsIn(wanted.words)
  return insights
    .flatMap((insight) =>
      fits(knownOf(insight, around), wanted) ? (hitIn(insight, stems, around) ?? []) : [],
    )
    .toSorted((a, b) => b.score - a.score)
}

/** Part of a text around the first of some words, with an ellipsis where more of it stands. */
export function excerptOf(text: string, words: string, length: number): string {
  const whole = text.replaceAll(/\s+/g, ' ').trim()
  if (whole.length <= length) return whole
  const low = whole.toLocaleLowerCase('sv')
  const at = Math.min(
    ...stemsIn(words)
      .map((stem) => low.indexOf(stem))
      .filter((found) => found >= 0),
    whole.length,
  )
  const from =
    at === whole.length ? 0 : Math.max(0, Math.min(at - Math.floor(length / 3), whole.length - length))
  const part = whole.slice(from, from + length).trim()
  return `${from > 0 ? '… ' : ''}${part}${from + length < whole.length ? ' …' : ''}`
}
