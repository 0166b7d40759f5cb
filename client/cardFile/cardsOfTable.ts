/**
 * The cards that a table holds: by its headings where they say which column is what, as Samrum's own files and Mural's
 * do; of a form's answers one question at a time; otherwise each cell is a card, as in Miro's export, but those that name
 * the board and its frames.
 * @module
 */
import type { Zone as BoardZone } from '../../shared/board/cards.ts'
import { hash53 } from '../../shared/board/hash53.ts'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'
import { type Kind, kindNames, kinds, type Sector, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { nameRows } from './nameRows.ts'
import type { Sheet } from './readTable.ts'

/** What a column can hold. */
export const columnRoles = ['text', 'kind', 'sector', 'zone'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Which column is what; without one for the text every cell is a card. */
export type Columns = Readonly<Partial<Record<ColumnRole, number>>>

/** A table as it was understood. */
export interface CardTable {
  /** Null where it has none. */
  readonly headings: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  readonly columns: Columns
  /** Of the rows, from 0, those that name what the cards came from; none in a table with headings. */
  readonly names: readonly number[]
}

/** Headings that say what a column holds, in lower case; earlier ones go first where several are there. */
const headingsOf: Record<ColumnRole, readonly string[]> = {
  text: [
    'text',
    'content',
    'innehåll',
    'lapp',
    'kort',
    'card',
    'note',
    'sticky note',
    'insikt',
    'insight',
    'förslag',
    'svar',
    'answer',
    'idé',
    'idea',
    'beskrivning',
    'description',
  ],
  kind: ['kind', 'slag', 'typ'],
  sector: ['sector', 'sektor'],
  zone: ['zone', 'zon', 'area', 'frame', 'ram', 'tema', 'theme'],
}

/** What forms say of whoever answered, and of when: nothing of it is a card. In lower case. */
const formHeadings = [
  ...['id', 'start time', 'completion time', 'timestamp', 'last modified time', 'last submit date'],
  ...['starttid', 'slutförandetid', 'tidstämpel', 'senast ändrad tid', 'datum', 'date'],
  ...['email', 'e-mail', 'email address', 'e-post', 'e-postadress', 'mejl', 'mejladress'],
  ...['name', 'username', 'namn', 'användarnamn', 'first name', 'last name', 'förnamn', 'efternamn'],
  ...['phone', 'telefon', 'telefonnummer', 'ip address', 'ip-adress'],
]

const plain = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()

/** Whether a heading says that its column is the words of cards. */
export const isTextHeading = (heading: string): boolean => headingsOf.text.includes(plain(heading))

function columnsIn(headings: readonly string[]): Columns {
  const at = headings.map(plain)
  const found = columnRoles.flatMap((role) => {
    const name = headingsOf[role].find((heading) => at.includes(heading))
    return name === undefined ? [] : [[role, at.indexOf(name)] as const]
  })
  return Object.fromEntries(found)
}

/** The first column that is a question, of a form whose other headings say who answered, and when; −1 where it is none. */
function firstQuestion(headings: readonly string[]): number {
  const at = headings.map(plain)
  if (!at.some((heading) => formHeadings.includes(heading))) return -1
  return at.findIndex((heading) => heading !== '' && !formHeadings.includes(heading))
}

const countHeadings = ['kort', 'card', 'cards']

/** Whether a column counts cards, as our own balance of voices does: of many columns one of numbers alone. */
function isCounting([headings = [], ...rows]: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  const mayCount = headings.length > 1 && countHeadings.includes(plain(headings[column] ?? ''))
  return mayCount && cells.length > 0 && cells.every((cell) => /^\d+$/.test(cell))
}

/** Looks at the first row for headings. @param file what the file is called */
export function tableOf({ rows, begins }: Pick<Sheet, 'rows' | 'begins'>, file: string): CardTable {
  const headings = rows[0] ?? []
  const { text, ...others } = columnsIn(headings)
  const columns: Columns = text === undefined || isCounting(rows, text) ? others : { ...others, text }
  if (columns.text !== undefined) return { headings, rows: rows.slice(1), columns, names: [] }
  const question = firstQuestion(headings)
  return question < 0
    ? { headings: null, rows, columns: {}, names: nameRows(rows, begins, file) }
    : { headings, rows: rows.slice(1), columns: { ...columns, text: question }, names: [] }
}

/**
 * The same table with its words in another column; the first row is its headings then.
 * @param text the column, from 0; null where each cell is to be a card
 */
export function withText({ headings, rows, columns, names }: CardTable, text: number | null): CardTable {
  const all = headings ? [headings, ...rows] : rows
  if (text === null) return { headings: null, rows: all, columns: {}, names }
  return { headings: all[0] ?? [], rows: all.slice(1), columns: { ...columns, text }, names: [] }
}

const named = <Id extends string>(ids: readonly Id[], names: Record<Id, { sv: string; en: string }>) =>
  new Map(ids.flatMap((id) => [id, names[id].sv, names[id].en].map((name) => [plain(name), id] as const)))

const kindByName: ReadonlyMap<string, Kind> = named(kinds, kindNames)
const sectorByName: ReadonlyMap<string, Sector> = named(sectors, sectorNames)

/** Characters that control something and are no text: the server takes none. */
const tidy = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

/** Words longer than a card takes, as several: between words where it can be, and never within a letter. */
function inCards(words: string): string[] {
  const parts: string[] = []
  let rest = words
  while (rest.length > MAX_CARD_TEXT) {
    const start = rest.slice(0, MAX_CARD_TEXT)
    const space = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'))
    const isHalf = /[\uD800-\uDBFF]$/.test(start)
    const end = space > 0 ? space : MAX_CARD_TEXT - (isHalf ? 1 : 0)
    parts.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return [...parts, rest].filter((part) => part !== '')
}

/** How many texts of a table are longer than a card takes. */
export const longTexts = (cards: readonly BroughtCard[]): number =>
  cards.filter(({ externalId }) => externalId?.endsWith('/part1')).length

type Zone = Pick<BoardZone, 'id' | 'name'>

interface Wanted {
  /** What the file is known by: a card of it that was brought in before is not brought in again. */
  readonly source: string
  /** Those of the board. */
  readonly zones: readonly Zone[]
  /** Where cards go whose own zone is not known; null for where their kind belongs. */
  readonly zone: string | null
  /** Whether rows that name a board or a frame become cards too. */
  readonly withNames?: boolean
}

/** What the rows say that name a board or a frame. */
export const namesOf = ({ rows, names }: CardTable): string[] =>
  names.map((i) => rows[i]?.map((cell) => cell.trim()).find(Boolean) ?? '')

/** The cards of a table, those without words left out. Under a frame that is called as a zone they go into that zone. */
export function cardsOfTable(table: CardTable, wanted: Wanted): BroughtCard[] {
  const { rows, columns } = table
  const { source, zones, zone, withNames = false } = wanted
  const names = new Map(table.names.map((at, i) => [at, plain(namesOf(table)[i] ?? '')]))
  let frame: string | undefined
  const zoneByName = new Map(
    zones.flatMap(({ id, name }) => [id, name.sv, name.en].map((word) => [plain(word), id] as const)),
  )
  const cell = (row: readonly string[], role: ColumnRole) => {
    const at = columns[role]
    return at === undefined ? '' : plain(row[at] ?? '')
  }
  const text = columns.text
  return rows.flatMap((row, i) => {
    const name = names.get(i)
    if (name !== undefined) {
      frame = zoneByName.get(name)
      if (!withNames) return []
    }
    const texts = text === undefined ? row : [row[text] ?? '']
    const kind = kindByName.get(cell(row, 'kind'))
    const sector = sectorByName.get(cell(row, 'sector'))
    const into = zoneByName.get(cell(row, 'zone')) ?? frame ?? zone
    return texts.flatMap((raw, column) => {
      const words = tidy(raw)
      const externalId = `${source}/${i}/${column}/${hash53(words)}`
      return inCards(words).map((part, n) => ({
        text: part,
        externalId: n === 0 ? externalId : `${externalId}/part${n}`,
        ...(kind && { kind }),
        ...(sector && { sector }),
        ...(into && { zone: into }),
      }))
    })
  })
}
