/**
 * A file of a table as rows of text: CSV with any of the usual separators, in UTF-8 or as an older Excel writes it, or XLSX.
 * @module
 */
import papaparse from 'papaparse'
import { withoutFormulaMark } from '../../shared/outcome/formulaMark.ts'
import { isTextHeading } from './cardsOfTable.ts'
import { decodeText } from './decodeText.ts'
import { withoutLostQuotes } from './lostQuotes.ts'

/** Bytes of a file that is read; a spreadsheet of ten thousand answers has two million. */
export const MAX_TABLE_BYTES = 5_000_000

/** What every ZIP file, and so every XLSX, begins with. */
const ZIP = [0x50, 0x4b]

const isZip = (bytes: Uint8Array) => ZIP.every((byte, i) => bytes[i] === byte)

export interface Sheet {
  /** Empty in a CSV. */
  readonly name: string
  /** Without those that are empty. */
  readonly rows: readonly (readonly string[])[]
  /** Of the rows, from 0: the first, and those that stand under an empty line. */
  readonly begins: readonly number[]
}

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** Rows without the empty ones, which part them into blocks. */
function sheetOf(name: string, all: readonly (readonly string[])[]): Sheet {
  const rows: (readonly string[])[] = []
  const begins: number[] = []
  for (const [i, row] of all.entries()) {
    if (isEmpty(row)) continue
    if (isEmpty(all[i - 1] ?? [])) begins.push(rows.length)
    rows.push(row)
  }
  return { name, rows, begins }
}

/** A file as it was read. */
export interface TableFile {
  /** Those that hold anything. */
  readonly sheets: readonly Sheet[]
  /** Lines of a CSV, from 1, on which a quotation mark is not closed: each is read as it stands, without the mark. */
  readonly unclosed: readonly number[]
}

/** Parts the cells of a file with one column, whose commas belong to its words: it is in no text. */
const NO_SEPARATOR = '\u0001'

/** What parts the cells of a CSV that does not say it. */
function separatorOf(body: string): string {
  const [first = ''] = body.trimStart().split(/[\r\n]/, 1)
  if (isTextHeading(first.replaceAll('"', ''))) return NO_SEPARATOR
  return papaparse.parse(body, { preview: 10, skipEmptyLines: 'greedy' }).meta.delimiter
}

/** Reads a CSV. Excel may say in a first line which separator it took. Throws at what is no text, such as a picture. */
export function readCsv(bytes: Uint8Array): TableFile {
  const text = decodeText(bytes).replace(/^\uFEFF/, '')
  if (text.includes('\0')) throw new Error('bytes that are no text')
  const [said = '', separator] = /^sep=(.)\r?\n/.exec(text) ?? []
  const body = text.slice(said.length)
  const delimiter = separator ?? separatorOf(body)
  const mended = withoutLostQuotes(body, delimiter)
  const { data } = papaparse.parse<string[]>(mended.text, { delimiter })
  const before = said === '' ? 0 : 1
  const rows = data.map((row) => row.map(withoutFormulaMark))
  const sheet = sheetOf('', rows)
  return {
    sheets: sheet.rows.length > 0 ? [sheet] : [],
    unclosed: mended.lines.map((line) => line + before),
  }
}

const shown = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/** What a file holds. Throws on one that is neither. */
export async function readTable(file: Blob): Promise<TableFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isZip(bytes)) return readCsv(bytes)
  const { default: readWorkbook } = await import('read-excel-file/universal')
  const read = await readWorkbook(bytes.buffer as ArrayBuffer)
  const sheets = read.map(({ sheet, data }) =>
    sheetOf(
      sheet,
      (data as unknown[][]).map((row) => row.map(shown)),
    ),
  )
  return { sheets: sheets.filter(({ rows }) => rows.length > 0), unclosed: [] }
}
