/**
 * The outcome as a workbook: a sheet of facts, one of the balance of voices, one of records for each kind, one of
 * relations. Numbers, truths and times are what they are; whatever strangers wrote is text, which a spreadsheet shows and
 * never runs.
 * @module
 */
import type { Readable } from 'node:stream'
import writeWorkbook, { type Sheet as WorkbookSheet } from 'write-excel-file/node'
import { type Kind, kindNames, kinds, type Language } from '../../shared/vocabulary.ts'
import { balanceTable } from './balanceTable.ts'
import { factsOf } from './facts.ts'
import { kindColumns, recordColumns } from './fieldColumns.ts'
import { type InsightRecord, type Outcome, takenAt } from './RoomOutcome.ts'
import { steadyZip } from './steadyZip.ts'
import { recordsTable, relationsTable, type Table, type Value } from './tables.ts'
import { documentWords, headings } from './words.ts'

/** Characters of one cell, in every program that reads workbooks. */
const MAX_CELL = 32_767
/** Where a text would be read as a character that is written as its number (`ST_Xstring` of Office Open XML). */
const escapes = /_(?=x[0-9A-Fa-f]{4}_)/g
/** What XML 1.0 cannot hold, and line ends that are not line feeds. */
const notInXml = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const isoDay = /^\d{4}-\d\d-\d\d$/
/** Days before it are other days in some programs, which hold 1900 for a leap year. */
const FIRST_DAY = Date.UTC(1900, 2, 1)

type Sheet = WorkbookSheet<Buffer | Readable>

interface Cell {
  readonly value: string | number | boolean | Date
  readonly type: StringConstructor | NumberConstructor | BooleanConstructor | DateConstructor
  readonly format?: string
  readonly wrap?: boolean
  readonly alignVertical?: 'top'
}

/** The writer looks texts up in a plain object, where a name that every object has would be found unwritten. */
const safeKey = (text: string): string => (text in Object.prototype ? `${text} ` : text)

function textOf(text: string): string {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n').replace(notInXml, '')
  const cut = clean.length > MAX_CELL ? `${clean.slice(0, MAX_CELL - 1).toWellFormed()}…` : clean
  return safeKey(cut.replace(escapes, '_x005F_'))
}

/** A day or a time of ISO 8601 as a moment, and how it is shown; null for what is none, or none that every program tells. */
function momentOf(text: string): { value: Date; format: string } | null {
  const isDay = isoDay.test(text)
  if (!isDay && !isoTime.test(text)) return null
  const value = new Date(text)
  const isReal = value.getTime() >= FIRST_DAY && value.toISOString().startsWith(text.slice(0, 10))
  return isReal ? { value, format: isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' } : null
}

/** @param isDate whether texts of its column are days and times; elsewhere they are words, whatever they look like */
function cellOf(value: Value, isDate: boolean): Cell | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (typeof value === 'number')
    return Number.isFinite(value) ? { value, type: Number, alignVertical: 'top' } : null
  const moment = isDate ? momentOf(value) : null
  if (moment) return { ...moment, type: Date, alignVertical: 'top' }
  return { value: textOf(value), type: String, wrap: value.length > 24, alignVertical: 'top' }
}

/** A table of which it is known which texts are days and times. */
interface DatedTable extends Table {
  readonly isDate: (row: readonly Value[], column: number) => boolean
}

/** Columns that every record has: when it was made and changed. */
const dated = headings.records.map(({ en }) => ({ isDate: en === 'Created' || en === 'Changed' }))

/**
 * Records of one kind: what their kind can say has a column each instead of one of JSON, and what none of them says has none.
 */
function kindTable(outcome: Outcome, kind: Kind, records: readonly InsightRecord[]): DatedTable {
  const { headings: names, rows } = recordsTable(outcome, kind)
  const at = headings.records.findIndex(({ en }) => en.startsWith('Attributes'))
  const byId = new Map(records.map((record) => [record.id, record]))
  const own = kindColumns(kind, records)
  const end = headings.records.length
  const said = recordColumns.map((_column, i) => rows.some((row) => row[end + i] !== null))
  const only = <T>(cells: readonly T[], instead: readonly T[]): T[] => [
    ...cells.slice(0, end).toSpliced(at, 1, ...instead),
    ...cells.slice(end).filter((_cell, i) => said[i]),
  ]
  const columns = only([...dated, ...recordColumns], own)
  return {
    headings: only(
      names,
      own.map(({ name }) => name[outcome.language]),
    ),
    rows: rows.map((row) => {
      const record = byId.get(String(row[0]))
      return only(
        row,
        own.map(({ read }) => (record ? read(record, outcome.language) : null)),
      )
    }),
    isDate: (_row, column) => columns[column]?.isDate ?? false,
  }
}

/** Characters that the button of a filter takes of its heading. */
const FILTER_BUTTON = 3

/** Characters a column is wide: as the longest word of its heading, and wide where words of cards stand. */
function widthOf(table: Table, column: number): number {
  const longest = table.rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, String(row[column] ?? '').length), 0)
  const word = Math.max(...(table.headings[column] ?? '').split(/\s+/).map(({ length }) => length))
  return Math.min(60, Math.max(10, word + FILTER_BUTTON, longest))
}

/** Points of a line in a row, and the most that a row may be high in every program. */
const LINE_HEIGHT = 15
const MAX_ROW_HEIGHT = 409
/** Words do not fill their lines to the end, and letters in bold are wider. */
const LOOSE = 1.15

const never = () => false

/** So that all words of a row are seen and printed: not every program makes its rows as high as they have to be. */
function heightOf(
  row: readonly Value[],
  widths: readonly number[],
  isDate: DatedTable['isDate'] = never,
): { height?: number } {
  const linesIn = (line: string, width: number) =>
    line.length <= width ? 1 : Math.ceil((line.length * LOOSE) / width)
  const lines = row.map((value, i) =>
    typeof value !== 'string' || isDate(row, i)
      ? 1
      : value.split('\n').reduce((sum, line) => sum + linesIn(line, widths[i] ?? 1), 0),
  )
  const most = Math.max(...lines)
  return most > 1 ? { height: Math.min(MAX_ROW_HEIGHT, most * LINE_HEIGHT) } : {}
}

function sheetOf(name: string, table: DatedTable): Sheet {
  const { headings, rows, isDate } = table
  const widths = headings.map((_heading, i) => widthOf(table, i))
  const isNumeric = headings.map((_heading, i) => rows.some((row) => typeof row[i] === 'number'))
  const heading = (text: string, i: number) => ({
    value: textOf(text),
    type: String,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'top',
    ...(isNumeric[i] ? { align: 'right' } : {}),
    ...(i === 0
      ? heightOf(
          headings,
          widths.map((width) => width - FILTER_BUTTON),
        )
      : {}),
  })
  // A row is as high as its first cell says, which an id or a name is in.
  const rowOf = (row: readonly Value[]) =>
    row.map((value, i) => {
      const cell = cellOf(value, isDate(row, i))
      return i === 0 && cell ? { ...cell, ...heightOf(row, widths, isDate) } : cell
    })
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
    data: [headings.map(heading), ...rows.map(rowOf)],
  } as Sheet
}

/** "A", "Z", "AA": the letters of a column, from 0. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Characters across an A4 page that stands, and across one that lies with letters two thirds as large. */
const ACROSS = { portrait: 95, landscape: 215 } as const

/** As many pages across as keep its letters readable, and as many down as it takes. */
function pageSetup(table: Table): string {
  const widths = table.headings.map((_heading, i) => widthOf(table, i))
  const width = widths.reduce((sum, one) => sum + one, 0)
  const orientation = width > ACROSS.portrait ? 'landscape' : 'portrait'
  // The first column stands on every page.
  const [first = 0] = widths
  const across = Math.max(1, Math.ceil((width - first) / (ACROSS[orientation] - first)))
  return `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="${across}" fitToHeight="0"/>`
}

const FIT_TO_PAGE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'

/** The first row and column of every sheet, headings and ids, stand on each page that is printed of it. */
const printTitles = (names: readonly string[]): string =>
  names
    .map((name, i) => {
      const quoted = name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${quoted}'!$A:$A,'${quoted}'!$1:$1</definedName>`
    })
    .join('')

/** What a sheet refers to its drawings by: the writer takes it out again where there are none. */
const drawings = /<drawing [^<>]*\/>/

/**
 * A filter over each table, and how it is printed; the writer has nothing of the kind.
 * @param keep is given each sheet, by its number. The writer gets an empty one in its place: it would pack the sheet for it to be
 * unpacked again, and packs more slowly than the runtime.
 */
function filtersAndPrint(
  sheets: readonly (readonly [string, Table])[],
  keep: (number: number, xml: readonly string[]) => void,
) {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) {
            const table = sheets[sheetIndex]?.[1]
            if (!table) return xml
            const ref = `A1:${columnName(table.headings.length - 1)}${table.rows.length + 1}`
            const [views, end] = [
              xml.indexOf('<sheetViews>'),
              xml.indexOf('</sheetData>') + '</sheetData>'.length,
            ]
            const tail = xml.slice(end)
            const [none = ''] = tail.match(drawings) ?? []
            // Put together once: of a large sheet each replacing would be a copy of all of it.
            keep(sheetIndex + 1, [
              xml.slice(0, views),
              FIT_TO_PAGE,
              xml.slice(views, end),
              `<autoFilter ref="${ref}"/>${pageSetup(table)}`,
              tail.replace(none, ''),
            ])
            return none
          },
        },
        'xl/workbook.xml': {
          transform: (xml: string) =>
            xml.replace(
              '<definedNames/>',
              () => `<definedNames>${printTitles(sheets.map(([name]) => name))}</definedNames>`,
            ),
        },
      },
    },
  }
}

function kindSheets(outcome: Outcome): [string, DatedTable][] {
  const byKind = Map.groupBy(
    outcome.rooms.flatMap(({ snapshot }) => snapshot.insights),
    ({ kind }) => kind,
  )
  return kinds.flatMap((kind: Kind): [string, DatedTable][] => {
    const records = byKind.get(kind)
    return records ? [[kindNames[kind][outcome.language], kindTable(outcome, kind, records)]] : []
  })
}

const undated = (table: Table): DatedTable => ({ ...table, isDate: never })

function factsTable(outcome: Outcome, language: Language): DatedTable {
  const words = documentWords[language]
  return {
    headings: [words.fact, words.value],
    rows: factsOf(outcome).map(({ name, value }) => [name, value]),
    isDate: ([name], column) => column === 1 && name === words.date,
  }
}

/** The whole workbook. */
export async function toXlsx(outcome: Outcome): Promise<Buffer> {
  const words = documentWords[outcome.language]
  const sheets: [string, DatedTable][] = [
    [words.about, factsTable(outcome, outcome.language)],
    [words.balance, undated(balanceTable(outcome))],
    ...kindSheets(outcome),
    [words.relations, undated(relationsTable(outcome))],
  ]
  const written = new Map<string, readonly string[]>()
  const keep = (number: number, xml: readonly string[]) =>
    written.set(`xl/worksheets/sheet${number}.xml`, xml)
  const made = await writeWorkbook(
    sheets.map(([name, table]) => sheetOf(name, table)),
    { fontFamily: 'Calibri', fontSize: 11, features: [filtersAndPrint(sheets, keep)] },
  ).toBuffer()
  return steadyZip(made, takenAt(outcome), (name, content) => {
    const xml = written.get(name)
    return xml ? Buffer.from(xml.join('')) : content
  })
}
