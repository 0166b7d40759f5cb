/**
 * A file of a table as rows of text: CSV with any of the usual separators, in UTF-8 or as an older Excel writes it, or XLSX.
 * @module
 */
import papaparse from 'papaparse'
import { decodeText } from './decodeText.ts'

/** Bytes of a file that is read; a spreadsheet of ten thousand answers has two million. */
export const MAX_TABLE_BYTES = 5_000_000

/** What every ZIP file, and so every XLSX, begins with. */
const ZIP = [0x50, 0x4b]

const isZip = (bytes: Uint8Array) => ZIP.every((byte, i) => bytes[i] === byte)

/** Rows of a CSV. Excel may say in a first line which separator it took. */
export function readCsv(bytes: Uint8Array): string[][] {
  const [, said, rest] = /^\uFEFF?(?:sep=(.)\r?\n)?([\s\S]*)$/.exec(decodeText(bytes)) ?? []
  const { data } = papaparse.parse<string[]>(rest ?? '', {
    skipEmptyLines: 'greedy',
    ...(said ? { delimiter: said } : {}),
  })
  return data
}

const shown = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/** The rows of a file, empty ones left out. Throws on one that is neither. */
export async function readTable(file: Blob): Promise<string[][]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isZip(bytes)) return readCsv(bytes)
  const { readSheet } = await import('read-excel-file/universal')
  const rows = (await readSheet(bytes.buffer as ArrayBuffer)) as unknown[][]
  return rows.map((row) => row.map(shown)).filter((row) => row.some((cell) => cell.trim() !== ''))
}
