/**
 * What an exported file says, whatever its format: its words in pieces, the ids of records in it, and the hashes that it
 * states. Enough to find the snapshot it was made from, and to see which records do not say any more what they said.
 * @module
 */
import papaparse from 'papaparse'
import type { OpenZip } from '../zip/zipFile.ts'

export interface FileWords {
  /** Every line and cell, by its letters and digits alone: what a format does to the rest does not count. */
  readonly pieces: ReadonlySet<string>
  /** Ids of records. */
  readonly ids: ReadonlySet<string>
  /** SHA-256 in hex, as they stand in it. */
  readonly hashes: readonly string[]
  /** What looks like the id of a snapshot; most are something else. */
  readonly names: readonly string[]
  /** Whether every record of a snapshot has its place in such a file. */
  readonly isWhole: boolean
}

/** The letters and digits of a text. */
export const lettersOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Ends of what holds words of its own; other marks, as those around a bold word, part nothing. */
const ends = /<\/?(?:w:p|w:br|w:tc|t|si|c|is|li|div|td|th|dd|dt|p|h\d|caption|figcaption|span|br)\b[^<>]*>/g
const textOfMarkup = (markup: string): string =>
  unescaped(markup.replace(ends, '\n').replace(/<[^<>]*>/g, ''))

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsOf(inner)
}

const unique = (text: string, pattern: RegExp, most: number): string[] =>
  [...new Set(Array.from(text.matchAll(pattern), ([found]) => found))].slice(0, most)

/** Hashes and names that are looked up. */
const MOST = 400
const idPattern = /(?<![\w-])[\w-]{21}:[\w-]+/g
const namePattern = /(?<![\w-])[\w-]{21}(?![\w-])/g
const hashPattern = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g

function wordsOf(cells: readonly string[], isWhole: boolean): FileWords {
  const text = cells.join('\n').replaceAll('\\', '')
  return {
    pieces: new Set(text.split(/\r?\n/).map(lettersOf)),
    ids: new Set(unique(text, idPattern, Number.POSITIVE_INFINITY)),
    hashes: unique(text, hashPattern, MOST),
    names: unique(text, namePattern, MOST),
    isWhole,
  }
}

const sheets = /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/
const document = /^word\/document\.xml$/

/** The words of a Word document or of a workbook; null for what is neither. */
export function wordsOfZip(zip: OpenZip): FileWords | null {
  const names = zip.names.filter((name) => sheets.test(name) || document.test(name))
  if (names.length === 0) return null
  const parts = names.map((name) => textOfMarkup(zip.read(name)?.toString('utf8') ?? ''))
  return wordsOf(
    parts,
    names.some((name) => sheets.test(name)),
  )
}

/** A PDF's words lie packed; the hashes of its snapshots stand among its facts. */
export const wordsOfPdf = (bytes: Buffer): FileWords =>
  wordsOf(unique(bytes.toString('latin1'), hashPattern, MOST), false)

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

/** The words of a file that is no zip; null where it is not text. */
export function wordsOfText(bytes: Buffer): FileWords | null {
  if (isPdf(bytes)) return wordsOfPdf(bytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  if (/^\s*</.test(text)) return wordsOf([textOfMarkup(text)], false)
  if (/^\s*\{/.test(text)) {
    try {
      return wordsOf([...stringsOf(JSON.parse(text))], text.includes('@context'))
    } catch {
      return null
    }
  }
  if (/^"?Id"?[;,]/.test(text)) {
    const { data } = papaparse.parse<string[]>(text, { delimiter: text.includes('"Id";') ? ';' : '' })
    return wordsOf(data.flat(), true)
  }
  return wordsOf([text], true)
}
