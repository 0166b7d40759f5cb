/**
 * The records, the relations between them, or the balance of voices, as a table that a Swedish spreadsheet opens with a double click:
 * UTF-8 with a byte order mark, semicolons, decimal commas, CRLF, quoted after RFC 4180.
 * @module
 */
import papaparse from 'papaparse'
import { balanceTable } from './balanceTable.ts'
import { cell } from './csvCell.ts'
import type { Outcome } from './RoomOutcome.ts'
import { type RowsInTurn, recordsInTurn, relationsTable, type Value } from './tables.ts'

export type CsvPart = 'records' | 'relations' | 'balance'
/** What stands between two cells; a comma where a program asks for it. */
export type CsvSeparator = 'semicolon' | 'comma'

const tables: Record<CsvPart, (outcome: Outcome) => RowsInTurn> = {
  records: recordsInTurn,
  relations: relationsTable,
  balance: balanceTable,
}

/** Rows that are written at once. */
const ROWS = 200

function* inBatches({ headings, rows }: RowsInTurn): Generator<(readonly Value[])[]> {
  let batch: (readonly Value[])[] = [headings]
  for (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Semicolons stand between cells where the comma is the decimal sign: a spreadsheet there takes 2.5 for the second of May.
 * No quotes: it is a number.
 */
const decimal = (value: string | number, separator: CsvSeparator): string | number | DecimalComma =>
  separator === 'semicolon' && typeof value === 'number' && !Number.isInteger(value)
    ? new DecimalComma(value)
    : value

/** A number that is written with a comma, and is told from words. */
class DecimalComma {
  readonly #value: number
  constructor(value: number) {
    this.#value = value
  }
  toString(): string {
    return String(this.#value).replace('.', ',')
  }
}

/** One table of the outcome. */
export function* csvPieces(
  outcome: Outcome,
  part: CsvPart,
  separator: CsvSeparator = 'semicolon',
): Generator<string> {
  yield '\uFEFF'
  for (const batch of inBatches(tables[part](outcome))) {
    const text = papaparse.unparse(
      batch.map((row) => row.map((value) => decimal(cell(value), separator))),
      {
        delimiter: separator === 'comma' ? ',' : ';',
        newline: '\r\n',
        quotes: (value: unknown) => typeof value === 'string' && value !== '',
      },
    )
    yield `${text}\r\n`
  }
}

export const toCsv = (outcome: Outcome, part: CsvPart, separator?: CsvSeparator): string =>
  [...csvPieces(outcome, part, separator)].join('')
