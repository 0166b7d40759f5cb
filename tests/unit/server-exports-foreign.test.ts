/**
 * Each format opened by software that is not ours: LibreOffice, poppler and libxml2, from the distribution. Where one of
 * them is not on a machine its tests are skipped, and counted so; `.ci/run` installs all of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportFile, type Wanted } from '../../server/exports/exportFile.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { demoRoom } from '../support/outcome.ts'

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
  if (status !== 0) throw new Error(`${tool} refused: ${stderr || stdout}`)
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

/** What LibreOffice makes of a file, in a profile of its own. */
function converted(file: string, to: string, ending: string): string {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
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

test.skipIf(!has('xmllint'))('xmllint finds the SVG well-formed', async () => {
  expect(run('xmllint', '--noout', '--nonet', await fileOf(room, 'svg'))).toBe('')
})
