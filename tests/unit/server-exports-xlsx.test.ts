/**
 * The workbook, opened by a reader that is not its writer: sheets, types, filters, and nothing that runs.
 * @module
 */
import fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import type { InsightRecord, Outcome } from '../../server/exports/RoomOutcome.ts'
import { toXlsx } from '../../server/exports/xlsx.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { demoProcess, demoRoom, withWords } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'
import { elements, parseXml, textOf, type XmlElement } from '../support/xml.ts'

interface Sheet {
  readonly root: XmlElement
  readonly rows: (string | number | boolean | null)[][]
}

/** "AB12" as a column from 0. */
const columnOf = (address: string) =>
  [...address.replace(/\d+/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function read(bytes: Uint8Array): Map<string, Sheet> {
  const files = unzip(bytes)
  const xml = (name: string) => parseXml(String(files.get(name)))
  for (const name of files.keys()) if (/\.(xml|rels)$/.test(name)) xml(name)
  const strings = elements(xml('xl/sharedStrings.xml'), 'si').map(textOf)
  const targets = new Map(
    elements(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  )
  const contentOf = ({ attributes, children }: XmlElement) => {
    const value = children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
    if (value === '') return null
    if (attributes.t === 's') return strings[Number(value)] ?? `no string ${value}`
    if (attributes.t === 'b') return value === '1'
    return attributes.t === 'inlineStr' || attributes.t === 'str' ? value : Number(value)
  }
  return new Map(
    elements(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
      const root = xml(`xl/${targets.get(attributes['r:id'])}`)
      const rows = elements(root, 'row').map((row) => {
        const cells: (string | number | boolean | null)[] = []
        for (const cell of elements(row, 'c')) cells[columnOf(cell.attributes.r ?? '')] = contentOf(cell)
        return Array.from(cells, (cell) => cell ?? null)
      })
      return [attributes.name ?? '', { root, rows }]
    }),
  )
}

const insightsOf = ({ rooms }: Outcome) => rooms.flatMap(({ snapshot }) => snapshot.insights)
const demo = await demoProcess()
const workbook = await toXlsx(demo)
const sheets = read(workbook)
const sheet = (name: string): Sheet => sheets.get(name) ?? { root: parseXml('<none/>'), rows: [] }

describe('the workbook of the demo process', () => {
  test('has facts and the balance of voices first, a sheet for each kind that was said, relations last', () => {
    const names = [...sheets.keys()]
    expect(names.at(0)).toBe('Om filen')
    expect(names.at(-1)).toBe('Samband')
    expect(names).toContain('Målkonflikt')
    const kinds = new Set(insightsOf(demo).map(({ kind }) => kind))
    expect(names.at(1)).toBe('Röstbalans')
    expect(names).toHaveLength(kinds.size + 3)
    const records = names.slice(2, -1).flatMap((name) => sheet(name).rows.slice(1))
    expect(records.map(([id]) => id).sort()).toEqual(
      insightsOf(demo)
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('says what it is of and what it can be checked against', () => {
    const facts = new Map(sheet('Om filen').rows.map(([name, value]) => [name, value]))
    expect(facts.get('Process')).toBe('Provprocess')
    const [analysis] = demo.rooms
    expect(facts.get('SHA-256, Samskapandets rum (steg 1)')).toBe(analysis?.snapshot.hash)
  })

  test('keeps its headings in sight and has a filter over each table', () => {
    for (const { root, rows } of sheets.values()) {
      const [pane] = elements(root, 'pane')
      expect(pane?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' })
      const [filter] = elements(root, 'autoFilter')
      expect(filter?.attributes.ref).toMatch(new RegExp(`^A1:[A-Z]+${rows.length}$`))
    }
  })

  test('is printed on a few pages across, with headings and ids on each', () => {
    for (const { root } of sheets.values()) {
      expect(elements(root, 'pageSetUpPr')[0]?.attributes).toMatchObject({ fitToPage: '1' })
      const [page] = elements(root, 'pageSetup')
      expect(page?.attributes.fitToHeight).toBe('0')
      const widths = elements(root, 'col').map(({ attributes }) => Number(attributes.width))
      const whole = widths.reduce((sum, width) => sum + width, 0)
      // Letters of eleven points, a third smaller at the most: some 215 across the long side of A4.
      expect(whole / Number(page?.attributes.fitToWidth)).toBeLessThanOrEqual(215)
      expect(Number(page?.attributes.fitToWidth)).toBeLessThanOrEqual(4)
    }
    const titles = elements(parseXml(String(unzip(workbook).get('xl/workbook.xml'))), 'definedName')
    expect(titles.map(textOf)).toEqual([...sheets.keys()].map((name) => `'${name}'!$A:$A,'${name}'!$1:$1`))
    expect(titles.map(({ attributes }) => attributes.localSheetId)).toEqual(titles.map((_, i) => String(i)))
  })

  test('rows are high enough for the words in them', () => {
    const { root, rows } = sheet('Iakttagelse')
    const at = rows[0]?.indexOf('Text') ?? -1
    const heights = elements(root, 'row').map(({ attributes }) => Number(attributes.ht ?? 15))
    const lengths = rows.map((row) => String(row[at]).length)
    expect(Math.max(...lengths)).toBeGreaterThan(60)
    for (const [i, length] of lengths.entries())
      if (i > 0) expect(heights[i]).toBeGreaterThanOrEqual(15 * Math.ceil(length / 60))
    // "Status satt av" and the like, in the width of their longest word.
    expect(heights[0]).toBeGreaterThan(15)
  })

  test('numbers are numbers, times are times, attributes have columns of their own', () => {
    const { rows } = sheet('Delmål')
    const [headings = []] = rows
    const at = (name: string) => headings.indexOf(name)
    expect(at('År')).toBeGreaterThan(0)
    const years = rows.slice(1).flatMap((row) => row[at('År')] ?? [])
    expect(years.length).toBeGreaterThan(0)
    for (const year of years) expect(typeof year).toBe('number')
    // Days since 1899-12-30, as every spreadsheet counts them: 2026-01-01 12:00.
    expect(rows[1]?.[at('Skapad')]).toBe(46023.5)
    expect(typeof rows[1]?.[at('Version')]).toBe('number')
  })
})

test('whatever is written on cards is text there, and all of it', async () => {
  const room = await demoRoom()
  const dangerous = [
    '=cmd|" /C calc"!A0',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '<b>&amp;</b>',
    ']]>',
    '__proto__',
    'constructor',
  ]
  const words = fc
    .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: 'binary', maxLength: 8 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((texts) => [...texts, ...dangerous])
  await fc.assert(
    fc.asyncProperty(words, async (texts) => {
      const written = read(await toXlsx(withWords(room, texts)))
      const cells = [...written.values()].flatMap(({ root, rows }) => {
        expect(elements(root, 'f')).toEqual([])
        return rows.flat()
      })
      for (const text of dangerous)
        expect(cells.some((cell) => typeof cell === 'string' && cell.trimEnd() === text)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('a text longer than a cell may be is cut, and says so', async () => {
  const written = read(await toXlsx(withWords(await demoRoom(), ['å'.repeat(40_000)])))
  const longest = [...written.values()]
    .flatMap(({ rows }) => rows.flat())
    .reduce<string>((most, cell) => (typeof cell === 'string' && cell.length > most.length ? cell : most), '')
  expect(longest).toHaveLength(32_767)
  expect(longest.endsWith('…')).toBe(true)
})

/** The demo's first room with one evidence card, which says these things. */
async function withEvidence(said: Partial<InsightRecord>): Promise<Outcome> {
  const room = await demoRoom()
  const rooms = room.rooms.map((one) => {
    const [first, ...others] = one.snapshot.insights
    const insights = [{ ...first, kind: 'evidence', ...said } as InsightRecord, ...others]
    return { ...one, snapshot: { ...one.snapshot, insights } }
  })
  return { ...room, words: { ...noWords, date: '2026-11-26' }, rooms }
}

describe('opened by another reader', () => {
  const looksCoded = ['_x0041_', 'a _x005F_ b', '_x0041_x0042_', '__x000D__', '_x00e5_', '_X0041_', '_x004_']

  test('texts that look as characters written by their numbers are as they were written', async () => {
    const bytes = await toXlsx(withWords(await demoRoom(), looksCoded))
    const cells = (await readWorkbook(Buffer.from(bytes))).flatMap(({ data }) => (data as unknown[][]).flat())
    for (const text of looksCoded) expect(cells).toContain(text)
  })

  test('days are dates, months and years of no day are not, and neither are words that look like one', async () => {
    const outcome = await withEvidence({
      text: '2026-01-01T10:00:00Z',
      attrs: { date: '2025-03-31', source: '2024-12-24' },
      reviewDate: '2027-03',
      period: { label: 'våren 2027', from: '2027-03-01', to: '2027-05-31', precision: 'season' },
    })
    const workbook = await readWorkbook(Buffer.from(await toXlsx(outcome)))
    const cells = (name: string) => (workbook.find(({ sheet }) => sheet === name)?.data ?? []) as unknown[][]
    const [headings = [], row = []] = cells('Underlag')
    const cell = (name: string) => row[headings.indexOf(name)]
    expect(cell('Datum')).toEqual(new Date('2025-03-31'))
    expect([cell('När, första dag'), cell('När, sista dag')]).toEqual([
      new Date('2027-03-01'),
      new Date('2027-05-31'),
    ])
    expect([cell('När'), cell('Prövas igen')]).toEqual(['våren 2027', '2027-03'])
    expect([cell('Text'), cell('Källa')]).toEqual(['2026-01-01T10:00:00Z', '2024-12-24'])
    expect(cells('Om filen').find(([name]) => name === 'Datum')?.[1]).toEqual(new Date('2026-11-26'))
  })

  test('a day that every program does not tell alike, or that there is not, is text', async () => {
    for (const date of ['1899-12-31', '2026-02-30']) {
      const outcome = await withEvidence({ attrs: { date } })
      const workbook = await readWorkbook(Buffer.from(await toXlsx(outcome)))
      expect(workbook.flatMap(({ data }) => (data as unknown[][]).flat())).toContain(date)
    }
  })
})

test('what stands on a card has a column under its name, in words of the language; what none says has none', async () => {
  const said: Partial<InsightRecord> = {
    kind: 'action',
    owner: { organisation: 'Region Jämtland Härjedalen' },
    place: ['Åre', 'Berg'],
    mode: 'binding',
    attrs: {
      how: 'Pilot',
      checks: { direction: true },
      decision: { body: 'RUN', date: '2026-12-01', dnr: 'RUN/1/2026' },
    },
  }
  const sheets = read(await toXlsx(await withEvidence(said)))
  const { rows } = sheets.get('Insats') ?? { rows: [] }
  const [headings = [], row = []] = rows
  const cell = (name: string) => row[headings.indexOf(name)]
  expect(cell('Ansvarig organisation')).toBe('Region Jämtland Härjedalen')
  expect(cell('Plats')).toBe('Åre; Berg')
  expect(cell('Hur fast är det?')).toBe('Bindande: ligger fast')
  expect(cell('Hur')).toBe('Pilot')
  expect(cell('Leder i rätt riktning')).toBe(true)
  expect(cell('Beslut')).toBe('RUN, 2026-12-01, RUN/1/2026')
  expect(headings).not.toContain('Prövas igen')
  expect(headings).not.toContain('checks')
})
