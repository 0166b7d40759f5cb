/**
 * The cards that a table holds: by its headings where they say which column is what, as Samrum's own files, Mural's and
 * most forms' do; otherwise each cell is a card, as in Miro's export.
 * @module
 */
import type { Zone as BoardZone } from '../../shared/board/cards.ts'
import { hash53 } from '../../shared/board/hash53.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'
import { type Kind, kindNames, kinds, type Sector, sectorNames, sectors } from '../../shared/vocabulary.ts'

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

const plain = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()

function columnsIn(headings: readonly string[]): Columns {
  const at = headings.map(plain)
  const found = columnRoles.flatMap((role) => {
    const name = headingsOf[role].find((heading) => at.includes(heading))
    return name === undefined ? [] : [[role, at.indexOf(name)] as const]
  })
  return Object.fromEntries(found)
}

/** Looks at the first row for headings. */
export function tableOf(rows: readonly (readonly string[])[]): CardTable {
  const columns = columnsIn(rows[0] ?? [])
  return columns.text === undefined
    ? { headings: null, rows, columns: {} }
    : { headings: rows[0] ?? [], rows: rows.slice(1), columns }
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

type Zone = Pick<BoardZone, 'id' | 'name'>

interface Wanted {
  /** What the file is known by: a card of it that was brought in before is not brought in again. */
  readonly source: string
  /** Those of the board. */
  readonly zones: readonly Zone[]
  /** Where cards go whose own zone is not known; null for where their kind belongs. */
  readonly zone: string | null
}

/** The cards of a table, those without words left out. */
export function cardsOfTable({ rows, columns }: CardTable, { source, zones, zone }: Wanted): BroughtCard[] {
  const zoneByName = new Map(
    zones.flatMap(({ id, name }) => [id, name.sv, name.en].map((word) => [plain(word), id] as const)),
  )
  const cell = (row: readonly string[], role: ColumnRole) => {
    const at = columns[role]
    return at === undefined ? '' : plain(row[at] ?? '')
  }
  const text = columns.text
  return rows.flatMap((row, i) => {
    const texts = text === undefined ? row : [row[text] ?? '']
    const kind = kindByName.get(cell(row, 'kind'))
    const sector = sectorByName.get(cell(row, 'sector'))
    const into = zoneByName.get(cell(row, 'zone')) ?? zone
    return texts.flatMap((raw, column) => {
      const words = tidy(raw)
      if (words === '') return []
      const externalId = `${source}/${i}/${column}/${hash53(words)}`
      return [
        {
          text: words,
          externalId,
          ...(kind && { kind }),
          ...(sector && { sector }),
          ...(into && { zone: into }),
        },
      ]
    })
  })
}
