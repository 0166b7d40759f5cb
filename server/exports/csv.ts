/**
 * The records, the relations between them, or the balance of voices, as a table that a Swedish spreadsheet opens with a double click:
 * UTF-8 with a byte order mark, semicolons, CRLF, quoted after RFC 4180.
 * @module
 */
import papaparse from 'papaparse'
import { balanceTable } from './balanceTable.ts'
import { cell } from './csvCell.ts'
import type { Outcome } from './RoomOutcome.ts'
import { recordsTable, relationsTable, type Table } from './tables.ts'

export type CsvPart = 'records' | 'relations' | 'balance'
/** What stands between two cells; a comma where a program asks for it. */
export type CsvSeparator = 'semicolon' | 'comma'

const tables: Record<CsvPart, (outcome: Outcome) => Table> = {
  records: (outcome) => recordsTable(outcome),
  relations: relationsTable,
  balance: balanceTable,
}

/** One table of the outcome. */
export function toCsv(outcome: Outcome, part: CsvPart, separator: CsvSeparator = 'semicolon'): string {
  const { headings, rows } = tables[part](outcome)
  const text = papaparse.unparse(
    [headings, ...rows].map((row) => row.map(cell)),
    {
      delimiter: separator === 'comma' ? ',' : ';',
      newline: '\r\n',
      quotes: (value: unknown) => typeof value === 'string' && value !== '',
    },
  )
  return `\uFEFF${text}\r\n`
}
