/**
 * Files in formats that hold words alone: one word of one card is changed in one place, and that card is named and no
 * other; a change of something else names none.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { exportFile } from '../../server/exports/exportFile.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { readSnapshot } from '../../server/snapshots/read.ts'
import { DATABASE_FILE, openStore } from '../../server/storage/openStore.ts'
import { insertSnapshot } from '../../server/storage/snapshots.ts'
import { withPieces } from '../../server/storage/wholeSnapshots.ts'
import { verifyFile } from '../../server/verify/verifyFile.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import type { exportFormats } from '../../shared/protocol/exports.ts'
import { demoBoardOf, frozenRoom, roomOutcome } from '../support/outcome.ts'
import { zipOf } from '../support/processFile.ts'
import { unzip } from '../support/unzip.ts'

vi.setConfig({ testTimeout: 60_000 })

const folders: string[] = []

/** A database with a snapshot of a board, and what its files are made from. */
async function keptRoom(
  board: readonly BoardRecord[],
): Promise<{ database: DatabaseSync; outcome: Outcome }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-verify-words-'))
  folders.push(folder)
  const { chunks, row } = frozenRoom('analysis', board).kept
  const { db, close } = await openStore(folder)
  const process = { id: 'p'.repeat(21), title: 'Provprocess' }
  await db
    .insertInto('process')
    .values({ ...process, language: 'sv', created_at: 0 })
    .execute()
  const room = { step: 'analysis', title: 'Rummet', position: 0, status: 'open', created_at: 0 } as const
  await db
    .insertInto('room')
    .values({ ...room, id: row.room_id, process_id: process.id, board_version: 1 })
    .execute()
  await insertSnapshot(db, chunks, row)
  const kept = await db.selectFrom('snapshot').selectAll().executeTakeFirstOrThrow()
  const { snapshot, language } = await readSnapshot(await withPieces(db, kept))
  const { board: records } = await roomOutcome('analysis', board)
  await close()
  const rooms = [{ snapshot, language, board: records }]
  return {
    database: new DatabaseSync(path.join(folder, DATABASE_FILE), { readOnly: true }),
    outcome: { scope: 'room', process, language: 'sv', length: 'full', words: noWords, rooms },
  }
}

let database: DatabaseSync
let outcome: Outcome

beforeAll(async () => {
  ;({ database, outcome } = await keptRoom(demoBoardOf('analysis')))
})
afterAll(() => {
  database.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

type Format = (typeof exportFormats)[number]
const made = async (format: Format, of = outcome) => Buffer.from((await exportFile(of, { format })).body)
const check = async (bytes: Uint8Array, data = database) => {
  const found = await verifyFile(data, Buffer.from(bytes))
  const [finding] = found?.findings ?? []
  return {
    verdict: found?.verdict,
    compared: finding?.compared,
    hasPixels: finding?.hasPixels,
    ...finding?.differences,
    number: finding?.snapshot?.number,
  }
}
const cards = () => outcome.rooms[0]?.snapshot.insights ?? []
/** A card of one line in every format, whose words stand in no other card. */
const chosen = () => cards().find(({ text }) => text.length > 20 && text.length < 70) ?? { id: '', text: '' }
const otherWords = (text: string) => `${text.slice(0, -4)}inte`

/** The text with a change at each place where something stands, one at a time. */
function* oneByOne(text: string, from: string, to: string): Generator<string> {
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1))
    yield text.slice(0, at) + to + text.slice(at + from.length)
}

test.each(['jsonld', 'csv', 'md', 'html'] as const)(
  'in %s the card is named, in whichever place it was changed',
  async (format) => {
    const { id, text } = chosen()
    const file = (await made(format)).toString('utf8')
    const page = file.replace(/<svg\b[\s\S]*?<\/svg>/g, '')
    const changed = [...oneByOne(page, text, otherWords(text))]
    expect(changed.length).toBeGreaterThan(0)
    for (const one of changed)
      expect(await check(Buffer.from(one))).toMatchObject({
        verdict: 'altered',
        compared: 'words',
        altered: [id],
        removed: [],
        added: [],
      })
  },
)

test.each([
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/sharedStrings.xml'],
] as const)('in %s the card is named, and no other', async (format, inner) => {
  const { id, text } = chosen()
  const files = unzip(await made(format))
  const markup = files.get(inner)?.toString('utf8') ?? ''
  const changed = [...oneByOne(markup, text, otherWords(text))]
  expect(changed.length).toBeGreaterThan(0)
  for (const one of changed) {
    files.set(inner, Buffer.from(one))
    expect(await check(await zipOf(files))).toMatchObject({ verdict: 'altered', altered: [id], removed: [] })
  }
})

test.each(['pdf', 'svg'] as const)('in %s the card is named, by the words that it shows', async (format) => {
  const { id, text } = chosen()
  const [room] = outcome.rooms
  if (!room) throw new Error('no room')
  const insights = cards().map((one) => (one.id === id ? { ...one, text: otherWords(text) } : one))
  const board = JSON.parse(
    JSON.stringify(room.board).replaceAll(JSON.stringify(text), JSON.stringify(otherWords(text))),
  )
  const snapshot = { ...room.snapshot, insights }
  const forged = await made(format, { ...outcome, rooms: [{ ...room, snapshot, board }] })
  expect(await check(forged)).toMatchObject({
    verdict: 'altered',
    compared: 'words',
    altered: [id],
    number: 1,
  })
})

test('a card with what looks as a character’s number in it is known again in a workbook that was packed anew', async () => {
  const text = 'Fälten _x0041_ och _x0042_ i blanketten'
  const board = JSON.parse(
    JSON.stringify(demoBoardOf('analysis')).replaceAll(JSON.stringify(chosen().text), JSON.stringify(text)),
  ) as BoardRecord[]
  const coded = await keptRoom(board)
  const files = unzip(await made('xlsx', coded.outcome))
  const strings = files.get('xl/sharedStrings.xml')?.toString('utf8') ?? ''
  expect(strings).toContain('_x005F_x0041_')
  const of = await check(await zipOf(files), coded.database)
  coded.database.close()
  expect(of).toMatchObject({ altered: [], removed: [], added: [] })
})

test('a table that a spreadsheet saved in the letters of Windows is read', async () => {
  const { id, text } = chosen()
  const table = (await made('csv')).toString('utf8').replace('\ufeff', '').replaceAll(text, otherWords(text))
  const found = await check(Buffer.from(table, 'latin1'))
  expect(found).toMatchObject({ verdict: 'altered', compared: 'words', number: 1 })
  expect(found.altered).toContain(id)
  const asTheyWere = cards().filter((card) => card.id !== id && /^[\w ,.åäöÅÄÖ]+$/.test(card.text))
  expect(asTheyWere.some((card) => /[åäö]/.test(card.text))).toBe(true)
  for (const card of asTheyWere) expect(found.altered).not.toContain(card.id)
})

test('in a picture of pixels it is told which snapshot it says it comes from, and that no card can be read', async () => {
  const png = await made('png')
  png[png.length - 40] = (png[png.length - 40] ?? 0) ^ 1
  expect(await check(png)).toMatchObject({ verdict: 'altered', compared: 'nothing', altered: [], number: 1 })
})

test.each(['full', 'brief'] as const)(
  'a card whose words were changed in the picture of a %s web page alone is named',
  async (length) => {
    const { id, text } = chosen()
    const page = (await made('html', { ...outcome, length })).toString('utf8')
    const [first = '', ...later] = text.split(' ')
    const inPicture = /<svg\b[\s\S]*?<\/svg>/g
    let changes = 0
    const changed = page.replace(inPicture, (picture) => {
      // A picture has the words in lines as they fit.
      const words = new RegExp(`>${first}(?=[ <])`, 'g')
      const texts = picture.split(/(?=<text\b)/)
      const of = texts.map((one) => {
        const said = one
          .replace(/<\/tspan>/g, ' ')
          .replace(/<[^<>]*>/g, '')
          .replace(/\s+/g, ' ')
          .trim()
        if (said !== [first, ...later].join(' ')) return one
        changes++
        return one.replace(words, '>Inte')
      })
      return of.join('')
    })
    expect(changes).toBe(1)
    expect(await check(Buffer.from(changed))).toMatchObject({
      verdict: 'altered',
      compared: 'words',
      altered: [id],
      removed: [],
    })
  },
)

test('a page whose picture was taken out names no card for that', async () => {
  const page = (await made('html')).toString('utf8').replace(/<figure\b[\s\S]*?<\/figure>/g, '')
  expect(await check(Buffer.from(page))).toMatchObject({ verdict: 'altered', altered: [], removed: [] })
})

test.each([
  ['html', false],
  ['csv', false],
  ['docx', true],
  ['pdf', true],
] as const)('it is told whether a file has pictures whose words cannot be read: %s', async (format, has) => {
  expect((await check(await made(format))).hasPixels).toBe(has)
})

test('a card that a row of a page has no room for is not named, but where its words differ', async () => {
  const long = `Ett kort med långa rader. ${'Många ord till. '.repeat(300)}`.trim()
  const board = demoBoardOf('analysis')
  const note = board.find(({ type }) => type === 'note')
  const props = { ...(note?.props as object), richText: richTextFrom(long) }
  const others = board.filter(({ type }) => type !== 'note' && type !== 'arrow')
  const kept = await keptRoom([...others, { ...note, props } as BoardRecord])
  const [room] = kept.outcome.rooms
  const id = room?.snapshot.insights.find(({ text }) => text === long)?.id
  if (!room || !id) throw new Error('The long card was not read')
  const saying = (text: string) => {
    const insights = room.snapshot.insights.map((one) => (one.id === id ? { ...one, text } : one))
    const forged = { ...room, snapshot: { ...room.snapshot, insights }, board: null }
    return made('pdf', { ...kept.outcome, rooms: [forged] })
  }
  for (const [text, altered] of [
    [long, []],
    [long.replace('långa', 'korta'), [id]],
    [long.replace(/till\.$/, 'inte'), [id]],
    // No page is filled by it: nothing was left out for want of room.
    [`${long.slice(0, 300)}…`, [id]],
  ] as const)
    expect(await check(await saying(text), kept.database)).toMatchObject({
      compared: 'words',
      altered,
      removed: [],
    })
  kept.database.close()
})

test('in a PDF the words of a card are known again that are in other typefaces, or read from right to left', async () => {
  const said = [
    'Fler bussar 🚌 i byn 🎉 nu',
    'שלום עולם: 2030 (טוב)',
    'مرحبا بالعالم 2030',
    'Svensk med שָׁלוֹם mitt i',
  ]
  const texts = cards().slice(0, said.length)
  const saying = (change: (text: string) => string): BoardRecord[] =>
    JSON.parse(
      texts.reduce(
        (board, { text }, i) => board.replaceAll(JSON.stringify(text), JSON.stringify(change(said[i] ?? ''))),
        JSON.stringify(demoBoardOf('analysis')),
      ),
    )
  const kept = await keptRoom(saying((text) => text))
  const same = await check(await made('pdf', kept.outcome), kept.database)
  expect(same).toMatchObject({ compared: 'words', altered: [], removed: [], added: [] })
  const [room] = kept.outcome.rooms
  if (!room) throw new Error('no room')
  const inSami = room.snapshot.insights.map((one) => ({ ...one, lang: 'sma' as const }))
  const marked = { ...room, snapshot: { ...room.snapshot, insights: inSami } }
  const other = await check(await made('pdf', { ...kept.outcome, rooms: [marked] }), kept.database)
  expect(other).toMatchObject({ compared: 'words', altered: [], removed: [], added: [] })
  for (const [from, to] of [
    ['עולם', 'שלום'],
    ['بالعالم', 'بالقرية'],
  ] as const) {
    const insights = room.snapshot.insights.map((one) => ({ ...one, text: one.text.replace(from, to) }))
    const forged = { ...room, snapshot: { ...room.snapshot, insights } }
    const found = await check(await made('pdf', { ...kept.outcome, rooms: [forged] }), kept.database)
    expect(found.altered).toEqual([room.snapshot.insights.find(({ text }) => text.includes(from))?.id])
  }
  kept.database.close()
})

test('a card that was taken out of a full report is missing', async () => {
  const { id } = chosen()
  const page = (await made('html')).toString('utf8')
  const without = page
    .split(/(?=<li>|<tr>|<\/ul>|<\/tbody>)/)
    .filter((part) => !part.includes(id))
    .join('')
  expect(await check(Buffer.from(without))).toMatchObject({ verdict: 'altered', altered: [], removed: [id] })
})

test.each(['jsonld', 'csv', 'xlsx', 'md', 'html', 'docx', 'pdf', 'svg'] as const)(
  'what differs beside the words of cards names none: %s',
  async (format) => {
    // It was noted by no server, so that it is read as a changed one is.
    expect(await check(await made(format))).toMatchObject({
      verdict: 'altered',
      compared: 'words',
      altered: [],
      removed: [],
      added: [],
    })
  },
)

test('a changed file in a zip is read by itself', async () => {
  const { id, text } = chosen()
  const files = unzip(await made('zip'))
  const page = files.get('report.html')?.toString('utf8') ?? ''
  files.set('report.html', Buffer.from(page.replaceAll(text, otherWords(text))))
  const found = await verifyFile(database, Buffer.from(await zipOf(files)))
  expect(found).toMatchObject({
    verdict: 'altered',
    zip: { faults: [{ name: 'report.html', what: 'altered' }] },
  })
  expect(found?.findings.find(({ file }) => file === 'report.html')?.differences.altered).toEqual([id])
})
