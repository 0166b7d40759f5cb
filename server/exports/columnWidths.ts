/**
 * How wide the columns of a table on paper are: as they were asked for, but no word is parted where there is room for it.
 * @module
 */
import { textWidth } from '../../shared/board/noteSize.ts'
import { shownValue, type Value } from './tables.ts'

/** Letters of the longest words that people write. */
const LONGEST_WORD = 30
/** What is longer than this and has digits or colons in it is an id, a hash or an address. */
const LONGEST_NUMBER = 20
/** Width that one of those asks for, in sizes of its letters: it parts wherever its line ends. */
const PARTED_WIDTH = 8
/** Of headings in bold, over the letters that are measured. */
const BOLDER = 1.08
/** For letters that are a little wider than they are taken for. */
const SPARE = 1.04

/** A line may end behind a hyphen, a dash or a stroke. */
const unparted = /[^\-–/]+[-–/]*/gu

const isLong = (word: string): boolean =>
  (word.length > LONGEST_NUMBER && /[\d:]/.test(word)) ||
  word.split(/[-–/]/u).some((part) => part.length > LONGEST_WORD)

const wordsOf = (text: string): readonly string[] => text.match(/\S+/gu) ?? []

/** Whether a text has a word in it that may part anywhere. */
export const isParted = (text: string): boolean => wordsOf(text).some(isLong)

/** The widest word of a text, in sizes of its letters. */
const widestWord = (text: string): number =>
  Math.max(
    0,
    ...wordsOf(text).flatMap((word) =>
      isLong(word) ? PARTED_WIDTH : (word.match(unparted) ?? []).map(textWidth),
    ),
  )

export interface PaperTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** Shares of the width; alike where none are given. */
  readonly widths?: readonly number[] | undefined
}

export interface Paper {
  /** Of the whole table. */
  readonly width: number
  /** Of its letters, the ones it had best have first; smaller ones where words would be parted else. */
  readonly sizes: readonly [number, ...number[]]
  /** Of what a cell has beside its words, left and right together. */
  readonly padding: number
}

export interface Columns {
  /** In the unit of the paper; their sum is the whole. */
  readonly widths: readonly number[]
  /** Of the letters. */
  readonly size: number
}

/** The columns of a table on paper, and the letters in them. */
export function columnsOf(
  { headings, rows, widths = headings.map(() => 1) }: PaperTable,
  { width, sizes, padding }: Paper,
): Columns {
  const widest = headings.map((heading, i) => {
    const words = rows.map((row) => widestWord(shownValue(row[i] ?? null, 'sv')))
    return words.reduce((most, word) => Math.max(most, word), widestWord(heading) * BOLDER) * SPARE
  })
  const leastOf = (size: number) => widest.map((one) => one * size + padding)
  const fits = (size: number) => leastOf(size).reduce((sum, one) => sum + one, 0) <= width
  const size = sizes.find(fits) ?? Math.min(...sizes)
  return { widths: fitted(widths, leastOf(size), width), size }
}

/** Each column at least as wide as it has to be, what is left by the shares; too little for all is shared out as it is needed. */
function fitted(shares: readonly number[], least: readonly number[], width: number): number[] {
  const needed = least.reduce((sum, one) => sum + one, 0)
  if (needed >= width) return least.map((one) => (one / needed) * width)
  const held = new Set<number>()
  for (;;) {
    const free = shares.reduce((sum, share, i) => (held.has(i) ? sum : sum + share), 0)
    const room = least.reduce((rest, one, i) => (held.has(i) ? rest - one : rest), width)
    const widthOf = (i: number) => (held.has(i) ? (least[i] ?? 0) : ((shares[i] ?? 0) / free) * room)
    const short = shares.findIndex((_, i) => !held.has(i) && widthOf(i) < (least[i] ?? 0))
    if (short < 0) return shares.map((_, i) => widthOf(i))
    held.add(short)
  }
}
