/**
 * Search over insights: by their words, whatever form they stand in and wherever in the record, and by what is known of
 * them.
 * @module
 */
import type { Kind, Sector, StrengthArea } from '../vocabulary.ts'
import type { Insight } from './insight.ts'
import { type Said, saidBeside } from './saidBeside.ts'
import { englishStemOf, foldedStart, stemOf, wordsIn } from './stem.ts'

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

/** A word that is asked for, as it may stand in a text. */
interface Asking {
  /** In small letters. */
  readonly word: string
  readonly stem: string
  /** Cards are in English too. */
  readonly english: string
  readonly start: string
}

function askingFor(words: string): Asking[] {
  const asked = wordsIn(words).map((word) => {
    const stem = stemOf(word)
    return { word, stem, english: englishStemOf(word), start: foldedStart(stem) }
  })
  const sign = plain(words.trim())
  // A sign has no forms: it is looked for as it is.
  return asked.length > 0 || sign === '' ? asked : [{ word: sign, stem: sign, english: sign, start: sign }]
}

const plain = (text: string): string => text.toLocaleLowerCase('sv').normalize('NFC')

/** Shorter words of English are bent little, and Swedish ones would be taken for them. */
const ENGLISH_LENGTH = 4

/** Whether a word of a text is the one that is asked for, in any form. */
const isForm = (word: string, { stem, english, start }: Asking): boolean =>
  foldedStart(word).startsWith(start) &&
  (stemOf(word) === stem || (word.length >= ENGLISH_LENGTH && englishStemOf(word) === english))

/** A shorter stem stands in too many words: "by" in "bygga". */
const HELD_LENGTH = 4

/**
 * How well a text answers a word: 2 where it has the word in some form, 1 where one of its words holds it or its stem
 * (Swedish joins its words, and "dator" has another stem than "datorer"), a short stem at its end alone; else 0.
 */
function answerOf(text: string, asked: Asking): number {
  const words = wordsIn(text)
  if (words.some((word) => isForm(word, asked))) return 2
  const { word, stem } = asked
  const all = plain(text)
  if (all.includes(word)) return 1
  const isHeld =
    stem.length >= HELD_LENGTH ? all.includes(stem) : words.some((one) => stemOf(one).endsWith(stem))
  return isHeld ? 1 : 0
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

function hitIn(insight: Insight, words: readonly Asking[], around: Around): Hit | null {
  let score = 0
  let said: readonly Said[] | null = null
  const beside = new Set<Said>()
  for (const asked of words) {
    const onCard = answerOf(insight.text, asked)
    if (onCard > 0) {
      score += onCard * ON_THE_CARD
      continue
    }
    said ??= besideOf(insight, around)
    const answers = said.map((one) => answerOf(one.text, asked))
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
  const words = askingFor(wanted.words)
  return insights
    .flatMap((insight) =>
      fits(knownOf(insight, around), wanted) ? (hitIn(insight, words, around) ?? []) : [],
    )
    .toSorted((a, b) => b.score - a.score)
}

/** Part of a text around the first of some words, with an ellipsis where more of it stands. */
export function excerptOf(text: string, words: string, length: number): string {
  const whole = text.replaceAll(/\s+/g, ' ').trim()
  if (whole.length <= length) return whole
  const low = plain(whole)
  const placeOf = (asked: Asking) => {
    const form = wordsIn(whole).find((word) => isForm(word, asked))
    return low.indexOf(form ?? asked.stem)
  }
  const at = Math.min(
    ...askingFor(words)
      .map(placeOf)
      .filter((found) => found >= 0),
    whole.length,
  )
  const from =
    at === whole.length ? 0 : Math.max(0, Math.min(at - Math.floor(length / 3), whole.length - length))
  const part = whole.slice(from, from + length).trim()
  return `${from > 0 ? '… ' : ''}${part}${from + length < whole.length ? ' …' : ''}`
}
