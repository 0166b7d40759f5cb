/**
 * Tables of documents: no words are lost or parted without need, numbers are written as the language writes them, and
 * rooms stand over their zones.
 */
import { describe, expect, test, vi } from 'vitest'
import { columnsOf, isParted } from '../../server/exports/columnWidths.ts'
import { documentMarkdown } from '../../server/exports/documentMarkdown.ts'
import { toDocx } from '../../server/exports/docx.ts'
import { toHtml } from '../../server/exports/html.ts'
import { toPdf } from '../../server/exports/pdf.ts'
import { linesOf } from '../../server/exports/pdfTable.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { documentOf, paperOf } from '../../server/exports/report.ts'
import { shownValue } from '../../server/exports/tables.ts'
import { pdfObjects } from '../../server/verify/pdfObjects.ts'
import { wordsOfPdf } from '../../server/verify/pdfWords.ts'
import { lettersOf } from '../../server/verify/words.ts'
import { textWidth } from '../../shared/board/noteSize.ts'
import { demoProcess } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'

/** Each of these lays out whole documents. */
vi.setConfig({ testTimeout: 120_000 })

const demo = await demoProcess()

/** The demo with other words on the cards that are named. */
const saying = (words: ReadonlyMap<string, string>): Outcome => ({
  ...demo,
  rooms: demo.rooms.map((room) => ({
    ...room,
    snapshot: {
      ...room.snapshot,
      insights: room.snapshot.insights.map((one) => ({ ...one, text: words.get(one.id) ?? one.text })),
    },
  })),
})
const everyInsight = (outcome: Outcome) => outcome.rooms.flatMap(({ snapshot }) => snapshot.insights)

/** Cards that a row of the PDF does not say all of. */
async function unsaidIn(outcome: Outcome): Promise<string[]> {
  const { entries } = wordsOfPdf(Buffer.from(await toPdf(outcome)))
  // A card is also a point of a list, whose words are in its first cell.
  const rows = entries.filter(({ ids, cells }) => cells[0] === ids[0])
  const said = new Set(rows.flatMap(({ ids, cells }) => cells.map((cell) => `${ids[0]} ${lettersOf(cell)}`)))
  return everyInsight(outcome)
    .filter(({ id, text }) => !said.has(`${id} ${lettersOf(text)}`))
    .map(({ text }) => text)
}

describe('a table in a PDF', () => {
  test('has every line of every cell', async () => {
    expect(await unsaidIn(demo)).toEqual([])
  })

  test('has all of a cell that is higher than a page, in one row', async () => {
    const [first, second] = everyInsight(demo)
    const long = Array.from({ length: 900 }, (_, i) => `förstudie${i}`).join(' ')
    const outcome = saying(
      new Map([
        [first?.id ?? '', long],
        [second?.id ?? '', 'å'.repeat(10_000)],
      ]),
    )
    expect(await unsaidIn(outcome)).toEqual([])
  })

  test('has its headings again on each page that it goes on over, to be read aloud once', async () => {
    const pdf = Buffer.from(await toPdf(demo))
    const objects = pdfObjects(pdf)
    const pages = objects.numbers.filter((one) => /\/Type\s*\/Page\b/.test(objects.dictionary(one))).length
    const artifacts = objects.numbers.flatMap(
      (one) => objects.stream(one).match(/\/Artifact\b/g) ?? [],
    ).length
    // A page has its number besides.
    expect(artifacts).toBeGreaterThan(pages)
    const headings = paperOf(demo).blocks.flatMap((block) => {
      if (block.type === 'table') return block.headings
      return block.type === 'facts' ? ['', '', ''] : []
    })
    expect(pdf.toString('latin1').match(/\/S \/TH\n/g)).toHaveLength(headings.length)
  })
})

describe('columns', () => {
  const headings = ['Insats', 'Ägare', 'Id']
  const rows = [
    ['Dela nästa livsmedelsupphandling', 'Kommunernas upphandlingsnätverk', `${'a1'.repeat(10)}:b2`],
  ]

  test('are as wide as their longest words, in smaller letters where they would not be', () => {
    const table = { headings, rows, widths: [8, 1, 1] }
    const paper = { width: 400, sizes: [10, 8], padding: 8 } as const
    const { widths, size } = columnsOf(table, paper)
    expect(size).toBe(10)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400)
    for (const [i, word] of ['livsmedelsupphandling', 'upphandlingsnätverk'].entries())
      expect(widths[i]).toBeGreaterThanOrEqual(textWidth(word) * 10 + 8)
    expect(columnsOf(table, { ...paper, width: 300 }).size).toBe(8)
  })

  test('keep their shares where every word has room', () => {
    const paper = { width: 1_000, sizes: [10], padding: 8 } as const
    expect(columnsOf({ headings, rows, widths: [2, 2, 1] }, paper).widths).toEqual([400, 400, 200])
  })

  test('take no heed of ids, hashes and addresses, which may part anywhere', () => {
    expect(isParted(`${'x'.repeat(21)}:${'y'.repeat(21)}`)).toBe(true)
    // The demo's are shorter.
    expect(isParted('Xw9RSKCTB2qVgp6zaR0ke:p06')).toBe(true)
    expect(isParted('kompetensförsörjningsplanen')).toBe(false)
    expect(isParted('klusterorganisationen/näringslivskontoret')).toBe(false)
  })
})

describe('lines of a cell', () => {
  const measure = (text: string) => text.length

  test('hold all that was said, and no word is parted where it has room', () => {
    const text = 'Dela nästa upphandling i mindre delar.\nBjud in – i förväg.'
    const lines = linesOf(text, 14, measure)
    expect(lines.join('')).toBe(text.replace('\n', ''))
    for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(14)
    expect(lines).toContain('upphandling i ')
  })

  test('part a word that has no room with a hyphen, and an id without', () => {
    expect(linesOf('livsmedelsupphandling', 12, measure)).toEqual(['livsmedel-', 'supphandling'])
    const id = 'a1b2c3d4e5f6g7h8:i9'
    expect(linesOf(id, 10, measure).join('')).toBe(id)
    expect(linesOf('å'.repeat(25), 10, measure).join('')).toBe('å'.repeat(25))
  })
})

describe('numbers', () => {
  test('have the decimals of the language, and a year is no amount', () => {
    expect(shownValue(4.25, 'sv')).toBe('4,25')
    expect(shownValue(4.25, 'en')).toBe('4.25')
    expect(shownValue(2026, 'sv')).toBe('2026')
    expect(shownValue(null, 'sv')).toBe('')
  })

  test('are so in every document', async () => {
    const weighed: Outcome = { ...demo, language: 'sv' }
    const values = documentOf(weighed)
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : []))
      .filter((value) => typeof value === 'number' && !Number.isInteger(value))
    const [value] = values
    expect(typeof value).toBe('number')
    const [point, comma] = [String(value), String(value).replace('.', ',')]
    const word =
      unzip(await toDocx(weighed))
        .get('word/document.xml')
        ?.toString() ?? ''
    const { texts } = wordsOfPdf(Buffer.from(await toPdf(weighed)))
    expect(toHtml(weighed)).toContain(`<td class="number">${comma}</td>`)
    expect(word).toContain(`>${comma}<`)
    expect(word).not.toContain(`>${point}<`)
    expect(texts).toContain(comma)
    expect(documentMarkdown(weighed)).toContain(`| ${comma} |`)
  })
})

test('zones stand under their room, with their own names', () => {
  const headings = documentOf(demo).blocks.flatMap((block) => (block.type === 'heading' ? [block] : []))
  const room = headings.findIndex(({ text }) => text === 'Samskapandets rum (steg 1)')
  expect(headings[room]?.level).toBe(3)
  expect(headings[room + 1]).toMatchObject({ level: 4, text: 'Drivkrafter' })
})

test('a page has the shares of its columns, and smaller letters where they are many', () => {
  const tables = paperOf(demo).blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
  const page = toHtml(demo)
  const wide = tables.filter(({ headings }) => headings.length > 5)
  expect(wide.length).toBeGreaterThan(0)
  expect(page.match(/<div class="table wide" tabindex="0"/g)).toHaveLength(wide.length)
  const records = tables.find(({ headings }) => headings[0] === 'Id' && headings.length > 3)
  const widths = records?.widths ?? []
  const whole = widths.reduce((sum, width) => sum + width, 0)
  expect(widths).toHaveLength(records?.headings.length ?? 0)
  const first = Math.round((100 * (widths[0] ?? 0)) / whole)
  expect(first).toBeGreaterThan(20)
  expect(page).toContain(`<colgroup><col style="width:${first}%">`)
})
