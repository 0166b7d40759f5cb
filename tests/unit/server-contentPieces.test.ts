/**
 * What a snapshot keeps in pieces: what is read is what was written, pieces are shared where nothing changed, and a word
 * that is taken out is in none of them.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentText, packContent, unpackContentSync } from '../../server/snapshots/contentPieces.ts'
import { forgetInSnapshots } from '../../server/snapshots/forget.ts'
import type { SnapshotContent } from '../../server/snapshots/SnapshotContent.ts'
import { insertChunks } from '../../server/storage/chunks.ts'
import { openStore } from '../../server/storage/openStore.ts'
import { findSnapshot, insertSnapshot } from '../../server/storage/snapshots.ts'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { extractInsights, type Insight } from '../../shared/insights/extract.ts'
import { everythingIn } from '../support/dataFolder.ts'
import { frozenRoom } from '../support/outcome.ts'
import { wholeOf } from '../support/wholeOf.ts'

const ROOM = 'r'.repeat(21)

const note = (name: string, text: string, x = 980, y = 140): BoardRecord =>
  newNote({ id: `shape:${name}`, text, x, y, index: 'a5', sector: 'business' })

const room = { id: ROOM, step: 'analysis', processId: 'p'.repeat(21), language: 'sv' } as const

const contentOf = (records: readonly BoardRecord[]): SnapshotContent => ({
  ...extractInsights(records, room),
  processId: room.processId,
  step: 'analysis',
  roomTitle: 'Rummet',
  processTitle: 'Processen',
  language: 'sv',
  extractor: 'extractor@test',
  participants: { civil_society: 1, business: 2, public_sector: 0, academia: 0 },
  gone: [],
})

/** Cards of many zones in no order. */
const manyCards = (count: number): BoardRecord[] =>
  Array.from({ length: count }, (_, i) =>
    note(`k${i}`, `Kort nummer ${i}\nmed två rader`, (i * 7919) % 6000, (i * 104_729) % 3000),
  )

const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
const gone = fc.record({
  id: word,
  version: fc.nat(),
  contentHash: word,
  snapshotId: fc.option(word),
  firstSeenSnapshotId: fc.option(word),
  changedAt: fc.option(word),
})
const cards = fc.array(
  fc.record({
    name: word,
    text: word,
    x: fc.integer({ min: -500, max: 6000 }),
    y: fc.integer({ min: -500, max: 3000 }),
  }),
  { maxLength: 60 },
)

test('what is read is what was written, byte for byte as canonical JSON, in the older form as well', () => {
  fc.assert(
    fc.property(
      cards,
      fc.array(gone, { maxLength: 40 }),
      fc.dictionary(word, fc.jsonValue()),
      (notes, known, more) => {
        const records = notes.map(({ name, text, x, y }) => note(name, text, x, y))
        const content = { ...contentOf(records), gone: known, later: more }
        const whole = wholeOf(packContent(content))
        expect(contentText(whole).toString('utf8')).toBe(canonicalJson(content))
        expect(canonicalJson(unpackContentSync(whole))).toBe(canonicalJson(content))
        const older = gzipSync(canonicalJson(content))
        expect(unpackContentSync(older)).toEqual(unpackContentSync(whole))
        expect(contentText(older).equals(contentText(whole))).toBe(true)
      },
    ),
  )
})

test('a card that is reworded, moved, put in or taken away changes few of the pieces', () => {
  const records = manyCards(3_000)
  const before = packContent(contentOf(records))
  expect(before.pieces.length).toBeGreaterThan(30)
  const [first, ...rest] = records as [BoardRecord, ...BoardRecord[]]
  const changes: Record<string, readonly BoardRecord[]> = {
    reworded: [note('k0', 'Andra ord', Number(first.x), Number(first.y)), ...rest],
    moved: [note('k0', 'Kort nummer 0\nmed två rader', 3000, 1500), ...rest],
    added: [...records, note('new', 'Ett till', 2000, 400)],
    removed: rest,
  }
  for (const [what, changed] of Object.entries(changes)) {
    const after = packContent(contentOf(changed), before.pieces)
    expect(after.records.length, what).toBeGreaterThan(0)
    expect(after.records.length, what).toBeLessThanOrEqual(6)
    const whole = wholeOf(after, before.records)
    expect(contentText(whole).toString('utf8')).toBe(canonicalJson(contentOf(changed)))
  }
  expect(packContent(contentOf(records.toReversed()), before.pieces).records).toEqual([])
})

test('whatever ids people give their cards, no piece grows without bound', () => {
  const insights = extractInsights(manyCards(2_000), room).insights.map(
    (insight): Insight => ({ ...insight, id: 'the same' }),
  )
  const packed = packContent({ ...contentOf([]), insights })
  expect(packed.pieces.length).toBeGreaterThan(3)
  expect(unpackContentSync(wholeOf(packed)).insights).toEqual(insights)
})

test('what is taken out is in no piece any more, nor in one that was left behind; the rest is as it was', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-pieces-'))
  const { db, close } = await openStore(folder)
  const process = { id: room.processId, title: 'Processen', language: 'sv', created_at: 0 } as const
  await db.insertInto('process').values(process).execute()
  const about = { step: 'analysis', title: 'Rummet', position: 0, status: 'open', created_at: 0 } as const
  await db
    .insertInto('room')
    .values({ id: ROOM, process_id: process.id, board_version: 1, ...about })
    .execute()
  const records = [...manyCards(200), note('secret', 'Hemligtordiallt')]
  const { chunks, row } = frozenRoom('analysis', records, ROOM).kept
  const ids = ['1', '2', '3'].map((letter) => letter.repeat(21))
  for (const id of ids) await insertSnapshot(db, chunks, { ...row, id })
  // One of them is from before there were pieces.
  const older = { content: gzipSync(canonicalJson(contentOf(records))), pieces: null }
  await db.updateTable('snapshot').set(older).where('number', '=', 1).execute()
  const [left] = packContent(contentOf([note('secret', 'Hemligtordiallt')])).records
  if (!left) throw new Error('nothing was left behind')
  await insertChunks(db, 'record_chunk', ROOM, [left])
  expect(everythingIn(folder)).toContain('Hemligtordiallt')

  const what = { whole: ['shape:secret'], reworded: [], comments: [], pictures: [], asThen: {} }
  expect((await forgetInSnapshots(db, ROOM, what)).snapshots).toBe(3)
  const kept = await Promise.all(ids.map((id) => findSnapshot(db, id)))
  await close()
  expect(everythingIn(folder)).not.toContain('Hemligtordiallt')
  const expected = contentOf(records).insights.filter(({ id }) => !id.endsWith('secret'))
  for (const snapshot of kept) {
    const { insights } = unpackContentSync(snapshot?.whole ?? Buffer.of())
    expect(insights.map(({ id, text }) => [id, text])).toEqual(expected.map(({ id, text }) => [id, text]))
  }
  rmSync(folder, { recursive: true })
})

test('pieces that lay in tables of the form before are there after it was changed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-pieces-'))
  const { sqlite: before, close: closeBefore } = await openStore(folder, '0031_record_chunks')
  const tables = ['board_chunk', 'record_chunk']
  before.exec("insert into process (id, title, language, created_at) values ('p', 'P', 'sv', 0)")
  before.exec(`insert into room (id, process_id, step, title, position, status, created_at, board_version)
    values ('r', 'p', 'analysis', 'R', 0, 'open', 0, 1)`)
  for (const table of tables)
    before.exec(`insert into ${table} values ('r', 'two', x'02'), ('r', 'one', x'01')`)
  await closeBefore()
  const { sqlite, close } = await openStore(folder)
  for (const table of tables) {
    const rows = sqlite.prepare(`select hash, hex(data) as data from ${table} order by hash`).all()
    expect(rows.map(({ hash, data }) => [hash, data])).toEqual([
      ['one', '01'],
      ['two', '02'],
    ])
  }
  sqlite.exec("delete from room where id = 'r'")
  for (const table of tables) expect(sqlite.prepare(`select * from ${table}`).all()).toEqual([])
  await close()
  rmSync(folder, { recursive: true })
})

test('a room that was closed before its time was kept ends with the snapshot that was taken then', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-closings-'))
  const { db, sqlite: before, close: closeBefore } = await openStore(folder, '0033_scoring')
  before.exec("insert into process (id, title, language, created_at) values ('p', 'P', 'sv', 0)")
  for (const [id, status] of [
    [ROOM, 'closed'],
    ['q'.repeat(21), 'open'],
  ])
    before.exec(`insert into room (id, process_id, step, title, position, status, created_at, board_version)
      values ('${id}', 'p', 'analysis', 'R', 0, '${status}', 0, 1)`)
  const { chunks, row } = frozenRoom('analysis', [], ROOM).kept
  await insertSnapshot(db, chunks, { ...row, reason: 'phase_close', taken_at: 1234 })
  await closeBefore()
  const { sqlite, close } = await openStore(folder)
  const rows = sqlite.prepare('select id, closed_at as at from room order by id desc').all()
  await close()
  rmSync(folder, { recursive: true })
  expect(rows.map(({ id, at }) => [id, at])).toEqual([
    [ROOM, 1234],
    ['q'.repeat(21), null],
  ])
})
