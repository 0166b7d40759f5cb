/**
 * Cards that speak of the same thing, proposed as groups: words weighed by how rare they are, and the two most alike
 * joined again and again while they are alike enough. Worked out where it is asked for; no text leaves the machine.
 * @module
 */
import { MAX_GROUPED_CARDS } from '../limits.ts'
import { englishStemOf, stemOf, wordsIn } from './stem.ts'
import { englishStops, swedishStops } from './stopWords.ts'

export interface Said {
  readonly id: string
  readonly text: string
}

export interface Proposal {
  /** In the order given; two at least. */
  readonly ids: readonly string[]
  /** The words that they have most in common, as they stand on them. */
  readonly name: string
}

/** How alike two groups of cards have to be on the whole to be one, from 0 to 1. */
const ALIKE = 0.12
/** Letters at the beginning of a word that tell what a compound is about: "vindkraft" in "vindkraftverk". */
const HEAD = 6
/** What sharing such a beginning counts for, against a word of its own. */
const HEAD_WEIGHT = 0.5
const NAMED = 2

type Features = ReadonlyMap<string, number>

/** A card is too short to tell its language by: words are taken down by the rules of both. */
const stem = (word: string): string => englishStemOf(stemOf(word))

/** The words of a text that say what it is about, by their stems. */
function toldIn(text: string): Map<string, string> {
  const told = wordsIn(text).filter(
    (word) => word.length > 2 && !/^\d+$/.test(word) && !swedishStops.has(word) && !englishStops.has(word),
  )
  return new Map(told.map((word) => [stem(word), word]))
}

function featuresOf(stems: Iterable<string>): Map<string, number> {
  const features = new Map<string, number>()
  for (const stem of stems) {
    features.set(stem, 1)
    if (stem.length >= HEAD) features.set(`${stem.slice(0, HEAD)}…`, HEAD_WEIGHT)
  }
  return features
}

/** Weighed by rarity, and of length 1. */
function vectorsOf(all: readonly ReadonlyMap<string, number>[]): Features[] {
  const counts = new Map<string, number>()
  for (const features of all) for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return all.map((features) => {
    const weighed = [...features].map(
      ([key, weight]) => [key, weight * Math.log(1 + all.length / (counts.get(key) ?? 1))] as const,
    )
    const length = Math.hypot(...weighed.map(([, weight]) => weight))
    return new Map(length > 0 ? weighed.map(([key, weight]) => [key, weight / length] as const) : [])
  })
}

function likeness(a: Features, b: Features): number {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [key, weight] of less) sum += weight * (more.get(key) ?? 0)
  return sum
}

/** Joins the two that are most alike on the whole, until none are alike enough. Gives places in `vectors`. */
function joined(vectors: readonly Features[]): number[][] {
  const clusters = new Map(vectors.map((_vector, i) => [i, [i]]))
  const alike = vectors.map((a) => vectors.map((b) => likeness(a, b)))
  const at = (i: number, j: number) => alike[i]?.[j] ?? 0
  for (;;) {
    let best: { i: number; j: number; by: number } | null = null
    const keys = [...clusters.keys()]
    for (const [place, i] of keys.entries())
      for (const j of keys.slice(place + 1)) {
        const by = at(i, j)
        if (by >= ALIKE && (!best || by > best.by + 1e-12)) best = { i, j, by }
      }
    if (!best) return [...clusters.values()].filter((members) => members.length > 1)
    const { i, j } = best
    const [ours, theirs] = [clusters.get(i) ?? [], clusters.get(j) ?? []]
    for (const k of keys) {
      // The mean over all pairs of the two, worked out from what each was like.
      const mean = (at(i, k) * ours.length + at(j, k) * theirs.length) / (ours.length + theirs.length)
      const [row, other] = [alike[i], alike[k]]
      if (row) row[k] = mean
      if (other) other[i] = mean
    }
    clusters.set(i, [...ours, ...theirs])
    clusters.delete(j)
  }
}

/** Two words as they are said on one of the cards where one follows the other there, else one after the other. */
function namedBy([first = '', second]: readonly string[], texts: readonly string[]): string {
  if (second === undefined) return first
  const follows = (one: string, next: string) =>
    texts.some((text) => {
      const stems = wordsIn(text).map(stem)
      return stems.some((word, i) => word === stem(one) && stems[i + 1] === stem(next))
    })
  if (follows(first, second)) return `${first} ${second}`
  if (follows(second, first)) return `${second} ${first}`
  return `${first}, ${second}`
}

/** The words that most of the cards share; where none is shared, those of the first. */
function nameOf(told: readonly ReadonlyMap<string, string>[], texts: readonly string[]): string {
  const shared = new Map<string, { count: number; word: string }>()
  for (const words of told)
    for (const [stem, word] of words) {
      const before = shared.get(stem)
      // The shortest form is the plainest.
      const plain = before && before.word.length <= word.length ? before.word : word
      shared.set(stem, { count: (before?.count ?? 0) + 1, word: plain })
    }
  const common = [...shared.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
  const words = (common.length > 0 ? common.slice(0, NAMED) : [...shared.values()].slice(0, 1)).map(
    ({ word }) => word,
  )
  const name = namedBy(words, texts)
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1)
}

/**
 * Proposes groups of cards; each card is in one at most. The order in which the cards are given does not matter for
 * which are proposed. Past {@link MAX_GROUPED_CARDS} those that come later are left alone.
 */
export function suggestGroups(cards: readonly Said[]): Proposal[] {
  const inOrder = [...cards].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MAX_GROUPED_CARDS)
  const told = inOrder.map(({ text }) => toldIn(text))
  const groups = joined(vectorsOf(told.map((words) => featuresOf(words.keys()))))
  const place = new Map(cards.map(({ id }, i) => [id, i]))
  return groups
    .map((members) => ({
      ids: members
        .flatMap((i) => inOrder[i]?.id ?? [])
        .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)),
      name: nameOf(
        members.flatMap((i) => told[i] ?? []),
        members.flatMap((i) => inOrder[i]?.text ?? []),
      ),
    }))
    .sort((a, b) => b.ids.length - a.ids.length || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1))
}
