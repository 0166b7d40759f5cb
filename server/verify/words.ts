/**
 * What is read of a file in a format that holds words alone: its entries, each with the record it is about, and the
 * snapshots that it says it comes from.
 * @module
 */

/** A row, an item or an element of a file that tells of a record. */
export interface Entry {
  /** Ids of the records that it is about. */
  readonly ids: readonly string[]
  /** Its cells, paragraphs or lines. */
  readonly cells: readonly string[]
  /** One card under several ids, in the words that it has in one of the rooms. */
  readonly isShared: boolean
}

export interface FileWords {
  readonly entries: readonly Entry[]
  /** All texts of the file, each as a whole: for formats that name no records. */
  readonly texts: readonly string[]
  /** SHA-256 in hex, as they stand in it. */
  readonly hashes: readonly string[]
  /** What looks like the id of a snapshot; most are something else. */
  readonly names: readonly string[]
  /** Whether every record of a snapshot has its place in such a file. */
  readonly isWhole: boolean
  /** Pictures of boards in it, each with its texts. */
  readonly boards?: readonly { readonly roomId: string; readonly texts: readonly string[] }[]
  /** Whether it holds pictures of pixels, in which no words can be read. */
  readonly hasPixels?: boolean
  /** Whether a row is at most a page high, and a cell that holds more ends in three dots. */
  readonly isCut?: boolean
  /** Letters that its typeface cannot show, where that can be told. */
  readonly shows?: (letter: string) => boolean
}

const ID = String.raw`[\w-]{21}:[\w-]+`
const onlyId = new RegExp(`^${ID}$`)
/** At the end of what is told of a card, or alone in a cell: one id, several, or the two ends of a claim. */
const atEnd = new RegExp(`(?:^|· )(${ID}(?:(?: → | +)${ID})*)$`)

export const isRecordId = (text: string): boolean => onlyId.test(text)

/** The entry of a report that these are, by the id that stands beside its words; none where there is no id. */
export function entriesOf(cells: readonly string[]): Entry[] {
  const clean = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim())
  const found = clean.flatMap((cell) => atEnd.exec(cell)?.[1] ?? []).at(-1)
  if (!found) return []
  const ids = found.split(/ → | +/)
  return [{ ids, cells, isShared: ids.length > 1 && !found.includes('→') }]
}

/** The entries of a row of a table of records or of relations. */
export function entriesOfRow(cells: readonly string[]): Entry[] {
  const [from = '', fromText = '', , to = '', toText = ''] = cells
  if (!isRecordId(from)) return []
  if (!isRecordId(to)) return [{ ids: [from], cells, isShared: false }]
  return [
    { ids: [from], cells: [fromText], isShared: false },
    { ids: [to], cells: [toText], isShared: false },
  ].filter(({ cells: [text] }) => text !== '')
}

/** Hashes and names that are looked up. */
const MOST = 400
const namePattern = /(?<![\w-])[\w-]{21}(?![\w-])/g
const hashPattern = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g

const unique = (text: string, pattern: RegExp): string[] =>
  [...new Set(Array.from(text.matchAll(pattern), ([found]) => found))].slice(0, MOST)

/** What a file says of where it comes from. */
export const originIn = (text: string): Pick<FileWords, 'hashes' | 'names'> => ({
  hashes: unique(text, hashPattern),
  names: unique(text, namePattern),
})

/** The letters and digits of a text: what a format does to the rest does not count. */
export const lettersOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

/** Lines of a text, in any script's line ends. */
export const linesOf = (text: string): string[] => text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
