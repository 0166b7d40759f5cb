/**
 * Each format opened by software that is not ours: LibreOffice, poppler and libxml2, from the distribution. Where one of
 * them is not on a machine its tests are skipped, and counted so; `.ci/run` installs all of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { demoTally } from '../../server/demo/demoVotes.ts'
import { exportFile, type Wanted } from '../../server/exports/exportFile.ts'
import { type Outcome, zonesOfOutcome } from '../../server/exports/RoomOutcome.ts'
import { documentOf } from '../../server/exports/report.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { demoProcess, demoRoom } from '../support/outcome.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'samrum-foreign-'))
afterAll(() => rmSync(folder, { recursive: true }))

const has = (tool: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((one) => existsSync(path.join(one, tool)))

function run(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 100_000,
  })
  // What poppler finds wrong in a file it says, and reads on.
  if (status !== 0 || stderr.startsWith('Syntax ')) throw new Error(`${tool} refused: ${stderr || stdout}`)
  return stdout
}

const room = await demoRoom()
const brief: Outcome = { ...room, length: 'brief' }
const texts = room.rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ text }) => text))

async function fileOf(outcome: Outcome, format: Wanted['format']): Promise<string> {
  const file = path.join(folder, `outcome.${format}`)
  writeFileSync(file, (await exportFile(outcome, { format })).body)
  return file
}

const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`

/** What LibreOffice makes of a file, in a profile of its own. */
function converted(file: string, to: string, ending: string): string {
  run('soffice', profile, '--headless', '--convert-to', to, '--outdir', folder, file)
  return readFileSync(file.replace(/\.\w+$/, `.${ending}`), 'utf8')
}

/** Words alone: how a program breaks its lines is its own affair. */
const plain = (text: string): string => text.replace(/[\s\u00ad\ufeff]+/gu, ' ')

test.skipIf(!has('soffice'))(
  'LibreOffice opens the Word document, with every card’s words',
  { timeout: 120_000 },
  async () => {
    const text = plain(converted(await fileOf(room, 'docx'), 'txt:Text (encoded):UTF8', 'txt'))
    for (const card of texts) expect(text).toContain(plain(card))
  },
)

test.skipIf(!has('soffice'))(
  'LibreOffice opens the workbook, with each card in a row of its sheet',
  { timeout: 120_000 },
  async () => {
    // -1: every sheet, each as a file of its own.
    const file = await fileOf(room, 'xlsx')
    const html = plain(converted(file, 'html:HTML (StarCalc)', 'html').replace(/<[^>]+>/g, ' '))
    for (const card of texts) expect(html).toContain(plain(card).replaceAll('&', '&amp;'))
  },
)

test.skipIf(!has('soffice'))(
  'LibreOffice shows what was written where it looks as a character’s number, and takes days for days',
  { timeout: 120_000 },
  async () => {
    const [first] = room.rooms
    const [card, ...others] = first?.snapshot.insights ?? []
    if (!first || !card) throw new Error('the demo has cards')
    const coded = '_x0041_ och _x000D_x0042_'
    const said = {
      text: coded,
      kind: 'evidence',
      attrs: { date: '2025-03-31' },
      reviewDate: '2027-05-01',
    } as const
    const snapshot = { ...first.snapshot, insights: [{ ...card, ...said }, ...others] }
    const file = await fileOf({ ...room, rooms: [{ ...first, snapshot }] }, 'xlsx')
    const flat = converted(file, 'fods', 'fods')
    expect(flat).toContain(`<text:p>${coded}</text:p>`)
    for (const day of ['2025-03-31', '2027-05-01'])
      expect(flat).toMatch(new RegExp(`office:value-type="date" office:date-value="${day}"`))
    // -1: every sheet, each as a file of its own.
    const csv = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1'
    run('soffice', profile, '--headless', '--convert-to', csv, '--outdir', folder, file)
    const evidence = readFileSync(file.replace('.xlsx', '-Underlag.csv'), 'utf8')
    expect(evidence).toContain(coded)
    expect(evidence).toContain(';2025-03-31;')
  },
)

test.skipIf(!has('pdftotext') || !has('pdfinfo'))(
  'poppler reads the PDF: tagged, with its title, and the words in order',
  async () => {
    const file = await fileOf(brief, 'pdf')
    const about = run('pdfinfo', file)
    expect(about).toMatch(/Tagged:\s+yes/)
    expect(about).toMatch(/Title:\s+Samskapandets rum/)
    expect(about).toMatch(/JavaScript:\s+no/)
    const text = plain(run('pdftotext', file, '-'))
    const headings = ['Sammanfattning', 'Deltagande', 'Resultat', 'Metod och källor'].map((one) =>
      text.indexOf(one),
    )
    expect(headings).not.toContain(-1)
    expect(headings).toEqual(headings.toSorted((a, b) => a - b))
    const structure = run('pdfinfo', '-struct', file)
    for (const tag of ['H1', 'H2', 'Table', 'TH', '/Scope /Column', 'Figure'])
      expect(structure).toContain(tag)
  },
)

/** The demo's process with its votes, and with as much written for it as a facilitator writes. */
const voted = await demoProcess()
const line = 'Nämnden ställer sig bakom att digitala coacher startar vid servicepunkterna från mars 2027.'
const forDeciding: Outcome = {
  ...voted,
  length: 'brief',
  words: {
    ...noWords,
    caseNumber: 'RUN/515/2018',
    title: 'Vägen framåt för Jämtland Härjedalen',
    version: '1.0',
    date: '2026-11-26',
    responsible: 'Regional utvecklingsdirektör',
    question: 'Vilka insatser kraftsamlar vi kring, och vad behöver nämnden besluta nu?',
    summary: 'Det ska gå att bo, arbeta och utbilda sig i hela länet, sa deltagarna. '.repeat(5),
    decisions: [line, line, line].join('\n'),
    nextSteps: line,
  },
  rooms: voted.rooms.map((room) => {
    const { step, insights } = room.snapshot
    const { counts } = demoTally(step)
    const withVotes = insights.map((insight) => {
      const given = counts[insight.provenance.shapeId]
      if (!given) return insight
      const { total, bySector } = given
      return { ...insight, votes: { total, bySector, method: 'dots' as const, round: 'r'.repeat(21) } }
    })
    return { ...room, snapshot: { ...room.snapshot, insights: withVotes } }
  }),
}

test.skipIf(!has('pdftotext'))(
  'no page of a report ends with a question whose cards are on the next',
  async () => {
    const prompts = new Set(voted.rooms.flatMap((room) => zonesOfOutcome(room).map(({ prompt }) => prompt)))
    const pages = run('pdftotext', await fileOf({ ...voted, length: 'full' }, 'pdf'), '-').split('\f')
    const last = pages.map((page) => page.trim().split(/\n+/).at(-2) ?? '')
    expect(last.filter((one) => prompts.has(one))).toEqual([])
  },
)

test.skipIf(!has('pdftotext'))(
  'a PDF whose typefaces lack letters of a card says what the boxes are, and no other does',
  async () => {
    const saying = (text: string): Outcome => {
      const rooms = structuredClone(voted.rooms)
      Object.assign(rooms[0]?.snapshot.insights[0] ?? {}, { text })
      return { ...voted, length: 'full', rooms }
    }
    const note = 'Rutor i texten är tecken'
    expect(run('pdftotext', await fileOf(saying('Värme från sjön 一'), 'pdf'), '-')).toContain(note)
    for (const text of ['Gærhkoe šïehtesje đŋž –\u200d', 'Buss 🚌 ☐ 👩🏽‍🚒 🫎', 'שלום', 'مرحبا'])
      expect(run('pdftotext', await fileOf(saying(text), 'pdf'), '-')).not.toContain(note)
  },
)

test.skipIf(!has('pdftotext') || !has('pdffonts'))(
  'emoji, Hebrew and Arabic are taken out of a PDF as they were written, and only what is used of their typefaces is in it',
  async () => {
    const said = [
      'Fler bussar 🚌 i byn 👨‍👩‍👧 🇸🇪 ❤️ 1️⃣ och ett ord till så att raden inte får plats på sidan utan bryts här 🎉 i slutet',
      'אנחנו רוצים אוטובוס',
      'في القرية شباب',
      'Svensk text med שלום עולם mitt i',
    ]
    const rooms = structuredClone(room.rooms)
    for (const [i, text] of said.entries()) Object.assign(rooms[0]?.snapshot.insights[i] ?? {}, { text })
    const file = await fileOf({ ...room, length: 'full', rooms }, 'pdf')
    // Marks of direction, and spaces where it changes, are of who takes the text out.
    const bare = (text: string) => text.replace(/[\s\p{Bidi_Control}]+/gu, '')
    const text = bare(run('pdftotext', file, '-'))
    for (const one of said) expect(text).toContain(bare(one))
    expect(readFileSync(file).length).toBeLessThan(600_000)
    expect(run('pdffonts', file)).not.toMatch(/ no +\w+ +\d+ +\d+$/m)
  },
)

/** On which page of a PDF its first appendix begins, from 1; 0 where it has none. */
const appendixPage = (pdf: string) =>
  run('pdftotext', pdf, '-')
    .split('\f')
    .findIndex((page) => page.includes('Bilaga A: ')) + 1

test.skipIf(!has('pdftotext'))(
  'what comes before the appendices of a brief report is four pages at most',
  async () => {
    const page = appendixPage(await fileOf(forDeciding, 'pdf'))
    expect(page).toBeGreaterThan(1)
    expect(page).toBeLessThanOrEqual(5)
  },
)

test.skipIf(!has('pdftotext'))('as it is of eight rooms', async () => {
  const others = forDeciding.rooms.map((room, i) => {
    const insights = room.snapshot.insights.map((one) => ({
      ...one,
      id: one.id.replace(/^.{21}/, `${i}`.repeat(21)),
    }))
    return { ...room, snapshot: { ...room.snapshot, roomId: `${i}`.repeat(21), insights } }
  })
  const page = appendixPage(await fileOf({ ...forDeciding, rooms: [...forDeciding.rooms, ...others] }, 'pdf'))
  expect(page).toBeGreaterThan(1)
  expect(page).toBeLessThanOrEqual(5)
})

test.skipIf(!has('pdftotext'))(
  'and of rooms whose actions were scored and whose cards have changed',
  async () => {
    const mean = (of: number) => ({ mean: of, scorers: 8, min: 1, max: 5, bySector: {} })
    const rooms = forDeciding.rooms.map((room) => {
      const insights = room.snapshot.insights.map((one, i) =>
        one.kind === 'action'
          ? { ...one, scores: { round: 'r', impact: mean(2 + (i % 3)), effort: mean(3), criteria: {} } }
          : one,
      )
      return {
        ...room,
        snapshot: { ...room.snapshot, insights, changes: { added: 1, changed: 10, removed: 0 } },
      }
    })
    const others = (['governance', 'evaluation'] as const).map((step) => {
      const [room] = rooms
      if (!room) throw new Error('The demo has no room')
      const insights = room.snapshot.insights
        .slice(0, 2)
        .map((one) => ({ ...one, id: `${step}:${one.id}`, kind: 'indicator' as const }))
      return { ...room, snapshot: { ...room.snapshot, step, roomId: step, insights, relations: [] } }
    })
    const page = appendixPage(await fileOf({ ...forDeciding, rooms: [...rooms, ...others] }, 'pdf'))
    expect(page).toBeGreaterThan(1)
    expect(page).toBeLessThanOrEqual(5)
  },
)

test.skipIf(!has('pdftotext'))('the heading of numbers in a PDF ends where the numbers end', async () => {
  const words = run('pdftotext', '-bbox', await fileOf(brief, 'pdf'), '-')
  const [, sector = ''] = /(>Sektor<.*?>Akademi<)/s.exec(words) ?? []
  const endOf = (word: string) =>
    Number(new RegExp(`xMax="([\\d.]+)" yMax="[\\d.]+">${word}<`).exec(sector)?.[1])
  expect(endOf('Deltagare')).toBeCloseTo(endOf('4'), 0)
})

test.skipIf(!has('pdftotext'))(
  'no table of a PDF has its last row alone on a page, nor its first at the foot of one, nor a heading, nor a line, wherever they begin',
  { timeout: 60_000 },
  async () => {
    const [first] = voted.rooms
    const from = (lines: number): Outcome => ({
      ...forDeciding,
      rooms: first ? [first] : [],
      words: { ...noWords, summary: Array.from({ length: lines }, (_, i) => `Rad ${i}`).join('\n') },
    })
    const headings = new Set(
      documentOf(from(1)).blocks.flatMap((block) => (block.type === 'heading' ? block.text : [])),
    )
    for (let lines = 8; lines < 24; lines++) {
      const pages = run('pdftotext', '-layout', await fileOf(from(lines), 'pdf'), '-').split('\f')
      for (const page of pages.slice(1))
        expect(page, `after ${lines} lines`).not.toMatch(/^\s*Sektor [^\n]*\n\s*Akademi /)
      for (const page of pages.slice(0, -1)) {
        const [before = '', last = ''] = page
          .trim()
          .split(/\s*\n\s*/)
          .slice(-3, -1)
        expect(before, `after ${lines} lines`).not.toBe('')
        expect(headings, `after ${lines} lines`).not.toContain(last)
        expect(`${before} ${last}`, `after ${lines} lines`).not.toMatch(/^Sektor .* Civilsamhälle /)
      }
    }
  },
)

test.skipIf(!has('pdftotext'))(
  'an action plan leaves no quarter of a page empty, however many lines its goals have',
  { timeout: 60_000 },
  async () => {
    const foot = 841.89 - 56
    for (let goals = 1; goals <= 12; goals++) {
      const rooms = structuredClone(voted.rooms)
      for (const insight of rooms.flatMap(({ snapshot }) => snapshot.insights)) {
        if (insight.kind === 'action') insight.attrs = { ...insight.attrs, how: 'tillsammans '.repeat(6) }
        if (insight.kind === 'vision') insight.text = 'En rad av orden.\n'.repeat(goals)
      }
      const file = await fileOf({ ...voted, rooms, document: 'plan' }, 'pdf')
      const pages = run('pdftotext', '-bbox', file, '-').split('</page>').slice(0, -2)
      expect(pages.length).toBeGreaterThan(1)
      for (const page of pages) {
        const ends = [...page.matchAll(/yMax="([\d.]+)"/g)].map(([, end]) => Number(end))
        const last = Math.max(...ends.filter((end) => end <= foot))
        expect(foot - last, `${goals} lines`).toBeLessThan(foot / 4)
      }
    }
  },
)

test.skipIf(!has('pdftotext'))(
  'what is told of a card is on the page of its words',
  { timeout: 60_000 },
  async () => {
    const [first] = voted.rooms
    if (!first) throw new Error('The demo has no room')
    const rooms = structuredClone([first])
    for (const insight of rooms[0]?.snapshot.insights ?? []) insight.text = `${insight.text} ${insight.text}`
    for (let lines = 4; lines < 16; lines++) {
      const summary = Array.from({ length: lines }, (_, i) => `Rad ${i}`).join('\n')
      const file = await fileOf({ ...voted, length: 'full', rooms, words: { ...noWords, summary } }, 'pdf')
      const begun = run('pdftotext', '-layout', file, '-')
        .split('\f')
        .map((page) => page.trimStart().split('\n')[0])
      expect(
        begun.filter((one) => / · [\w-]+:a\d+$/.test(one ?? '')),
        `after ${lines}`,
      ).toEqual([])
    }
  },
)

test.skipIf(!has('soffice') || !has('pdftotext'))('and in Word as well', { timeout: 120_000 }, async () => {
  const file = await fileOf(forDeciding, 'docx')
  converted(file, 'pdf', 'pdf')
  const page = appendixPage(file.replace('.docx', '.pdf'))
  expect(page).toBeGreaterThan(1)
  expect(page).toBeLessThanOrEqual(5)
})

test.skipIf(!has('xmllint'))('xmllint finds the SVG well-formed', async () => {
  expect(run('xmllint', '--noout', '--nonet', await fileOf(room, 'svg'))).toBe('')
})
