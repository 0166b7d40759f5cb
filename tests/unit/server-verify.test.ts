/**
 * Verify: an exported file is held against the server's data, and what was changed in it is named.
 * @module
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import yazl from 'yazl'
import { toJson } from '../../server/exports/json.ts'
import { outcomeOfRoom } from '../../server/exports/RoomOutcome.ts'
import { checkChain } from '../../server/snapshots/chain.ts'
import { readSnapshot } from '../../server/snapshots/read.ts'
import { linkSnapshots, noteChanges, readChain } from '../../server/storage/chains.ts'
import { noteExported } from '../../server/storage/exportedFiles.ts'
import { openStore } from '../../server/storage/openStore.ts'
import { insertSnapshot } from '../../server/storage/snapshots.ts'
import { withPieces } from '../../server/storage/wholeSnapshots.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import { demoBoardOf, frozenRoom } from '../support/outcome.ts'

/** Each test starts Node a few times. */
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let analysis: Snapshot
let vision: Snapshot
const at = (name: string) => path.join(folder, name)

/** A database with a snapshot of each of two rooms. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-verify-'))
  const rooms = (['analysis', 'vision'] as const).map((step) => frozenRoom(step, demoBoardOf(step)).kept)
  const { db, close } = await openStore(at('data'))
  const process = { id: 'p'.repeat(21), title: 'Provprocess', language: 'sv', created_at: 0 } as const
  await db.insertInto('process').values(process).execute()
  for (const [position, { room_id: id, id: snapshot }] of rooms.map(({ row }) => row).entries()) {
    const step = snapshot.startsWith('analysis') ? 'analysis' : 'vision'
    await db
      .insertInto('room')
      .values({
        id,
        process_id: process.id,
        step,
        title: step,
        position,
        status: 'open',
        created_at: 0,
        board_version: 1,
      })
      .execute()
  }
  for (const { chunks, row } of rooms) await insertSnapshot(db, chunks, row)
  const kept = await db.selectFrom('snapshot').selectAll().orderBy('id').execute()
  const read = await Promise.all(
    kept.map(async (row) => (await readSnapshot(await withPieces(db, row))).snapshot),
  )
  await close()
  ;[analysis, vision] = read as [Snapshot, Snapshot]
})
afterEach(async () => {
  const { db, close } = await openStore(at('data'))
  await db.deleteFrom('exported_file').execute()
  await close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command on a file with this content. */
function verify(content: string | Uint8Array, dataDir = 'data'): Promise<{ code: number; output: string }> {
  writeFileSync(at('file'), content)
  return command(['file'], dataDir)
}

function command(args: readonly string[], dataDir = 'data'): Promise<{ code: number; output: string }> {
  const script = fileURLToPath(new URL('../../server/commands/verify.ts', import.meta.url))
  const env = { PATH: process.env.PATH, DATA_DIR: at(dataDir) }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    )
  })
}

const fileOf = (snapshot: Snapshot) => toJson(outcomeOfRoom({ snapshot, language: 'sv', board: null }))
const fileOfBoth = () =>
  toJson({
    ...outcomeOfRoom({ snapshot: analysis, language: 'sv', board: null }),
    scope: 'process',
    rooms: [analysis, vision].map((snapshot) => ({ snapshot, language: 'sv', board: null })),
  })

type Filed = { process: object; words: object; snapshots: unknown[] }

/** Writes down that a file was made here, as the server does. */
async function noteMade(content: string, snapshots = [analysis.id, vision.id]): Promise<void> {
  const { db, close } = await openStore(at('data'))
  const sha256 = createHash('sha256').update(content).digest('hex')
  await noteExported(db, [sha256], {
    process_id: 'p'.repeat(21),
    snapshots: JSON.stringify(snapshots),
    format: 'json',
  })
  await close()
}

async function zipOf(files: Readonly<Record<string, string>>, stated = files): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  const manifest = {
    files: Object.entries(stated).map(([name, content]) => ({
      name,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  }
  for (const [name, content] of Object.entries({ 'manifest.json': JSON.stringify(manifest), ...files }))
    zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

test('a file as the server made it is said to be so, of a room and of a process', async () => {
  const room = await verify(fileOf(analysis))
  expect(room.output).toContain(`as the server made it: ${analysis.insights.length} records`)
  expect(room.output).toContain(analysis.hash)
  expect(room.code).toBe(0)
  await noteMade(fileOfBoth())
  const asMade = await verify(fileOfBoth())
  expect(asMade.output).toContain('is, byte for byte, a file that the server made')
  for (const { number, roomTitle, hash } of [analysis, vision])
    expect(asMade.output).toMatch(new RegExp(`From snapshot ${number} of "${roomTitle}" in .*${hash}`))
  expect(asMade.code).toBe(0)
  // With other white space than it was made with.
  const both = await verify(JSON.stringify(JSON.parse(fileOfBoth())))
  expect(both.output.match(/is as the server made it/g)).toHaveLength(2)
  expect(both.code).toBe(0)
})

test.each([
  ['the title', (file: Filed) => ({ ...file, process: { ...file.process, title: 'En annan' } })],
  [
    'what was written',
    (file: Filed) => ({ ...file, words: { ...file.words, summary: 'Allt är beslutat.' } }),
  ],
  ['a room left out', (file: Filed) => ({ ...file, snapshots: file.snapshots.slice(1) })],
])('of a process, %s is seen beside snapshots that are as they were', async (_what, change) => {
  await noteMade(fileOfBoth())
  const { code, output } = await verify(JSON.stringify(change(JSON.parse(fileOfBoth()) as Filed)))
  expect(output).toContain('no file that was made here says the same beside them')
  expect(output).not.toContain('NOT as the server made it')
  expect(code).toBe(1)
})

test('a file from before changes were told is as it was made; one in which they were altered is not', async () => {
  const filed = JSON.parse(fileOf(analysis)) as Snapshot
  const { changes: _changes, balance: _balance, counts: _counts, ...older } = filed
  expect((await verify(JSON.stringify(older))).code).toBe(0)
  const altered = await verify(JSON.stringify({ ...filed, changes: { added: 1, changed: 0, removed: 0 } }))
  expect(altered.output).toContain('changes')
  expect(altered.code).toBe(1)
  const miscounted = await verify(JSON.stringify({ ...filed, counts: { ...filed.counts, need: 99 } }))
  expect(miscounted.output).toContain('counts')
  expect(miscounted.code).toBe(1)
})

test('what is empty, no file or too large is refused for what it is', async () => {
  expect((await verify('')).output).toBe('file is empty\n')
  mkdirSync(at('folder'), { recursive: true })
  expect((await command(['folder'])).output).toBe('folder is no file\n')
  // Of nothing: it takes no place on the disk.
  writeFileSync(at('huge'), '')
  truncateSync(at('huge'), 3_000_000_000)
  expect((await command(['huge'])).output).toContain('huge has 3000000000 bytes')
})

test('a file that only names a snapshot is said to name it, and no more', async () => {
  const { code, output } = await verify(`# Rapport\n\n${analysis.hash}\n`)
  expect(code).toBe(1)
  expect(output).toContain(`says that it was made from snapshot ${analysis.number}`)
  expect(output).toContain('Which records differ cannot be read from it.')
})

test('records that were altered, removed or added are named, also where the hash was made to agree', async () => {
  const [first, second, third, ...rest] = analysis.insights
  if (!first || !second || !third) throw new Error('The demo has too few records')
  const changed: Snapshot = {
    ...analysis,
    insights: [{ ...first, text: `${first.text} inte` }, third, ...rest, { ...first, id: 'r:shape:new' }],
  }
  const { code, output } = await verify(fileOf(changed))
  expect(code).toBe(1)
  expect(output).toContain('NOT as the server made it')
  expect(output).toContain(`altered: ${first.id}\n`)
  expect(output).toContain(`removed: ${second.id}\n`)
  expect(output).toContain('added: r:shape:new\n')
})

test.each([
  ['note', () => ({ note: 'En annan' })],
  ['takenAt', () => ({ takenAt: '2020-01-01T00:00:00.000Z' })],
  ['relations', (s: Snapshot) => ({ relations: s.relations.slice(1) })],
  ['insights', (s: Snapshot) => ({ insights: s.insights.toReversed() })],
  ['extra', () => ({ extra: 1 })],
])('a change of %s is seen', async (name, change) => {
  const changed = { ...analysis, ...change(analysis) }
  const { code, output } = await verify(fileOf(changed))
  expect(code, output).toBe(1)
  expect(output).toContain(`Other fields altered: ${name}`)
})

test('a snapshot of another installation is unknown, and what its own hash says is told', async () => {
  const id = 'x'.repeat(21)
  const elsewhere = await verify(fileOf({ ...analysis, id }))
  expect(elsewhere.code).toBe(1)
  expect(elsewhere.output).toContain('unknown here')
  expect(elsewhere.output).toContain('agree with the hash it states')
  const altered = await verify(fileOf({ ...analysis, id, insights: analysis.insights.slice(1) }))
  expect(altered.output).toContain('do not agree with the hash')
})

test('a zip is held against its manifest, and its records against the data', async () => {
  const files = { 'records.json': fileOfBoth(), 'report.md': '# Rapport' }
  const whole = await verify(await zipOf(files))
  expect(whole.output).toContain('2 files of the zip are those of its manifest')
  expect(whole.code).toBe(0)
  const touched = await verify(await zipOf({ ...files, 'report.md': '# Annan' }, files))
  expect(touched.output).toContain('report.md is not the file that the manifest names.')
  expect(touched.code).toBe(1)
  const more = await verify(await zipOf({ ...files, 'more.txt': 'x' }, files))
  expect(more.output).toContain('more.txt is not in the manifest.')
  expect(more.code).toBe(1)
  const forged = fileOf({ ...analysis, insights: analysis.insights.slice(1) })
  const renamed = await verify(await zipOf({ 'records.json': forged }))
  expect(renamed.output).toContain(`removed: ${analysis.insights[0]?.id}`)
  expect(renamed.code).toBe(1)
})

test('what is no export of ours is refused in one line', async () => {
  const zip = await zipOf({ 'records.json': fileOf(analysis) })
  const cut = zip.slice(0, zip.length - 30)
  const refused: [string | Uint8Array, string][] = [
    ['%PDF-1.7', 'neither JSON nor a zip'],
    ['{"a":1}', 'no export of ours'],
    ['[]', 'no export of ours'],
    ['{"snapshots":[]}', 'holds no snapshot'],
    [cut, 'damaged zip'],
    [await zipOf({ 'report.md': '' }), 'no records.json'],
  ]
  for (const [content, why] of refused) {
    const { code, output } = await verify(content)
    expect(code).toBe(1)
    expect(output.trim().split('\n').at(-1)).toContain(why)
    expect(output).not.toContain('    at ')
  }
  const nothing = await verify(fileOf(analysis), 'empty')
  expect(nothing).toMatchObject({ code: 1 })
  expect(nothing.output).toContain('nothing to hold it against')
})

test('the chain of a room is whole, and tells what was removed under retention and what was taken away in silence', async () => {
  const { chunks, row } = frozenRoom('analysis', demoBoardOf('analysis')).kept
  const roomId = row.room_id
  const { db, close } = await openStore(at('data'))
  const taken = ['1', '2', '3', '4'].map((letter) => ({ ...row, id: letter.repeat(21) }))
  for (const one of taken) await insertSnapshot(db, chunks, one)
  const [, second, third, fourth] = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('number')
    .execute()
  if (!second || !third || !fourth) throw new Error('too few snapshots')
  const filed = fileOf((await readSnapshot(await withPieces(db, second))).snapshot)
  const filedFourth = fileOf((await readSnapshot(await withPieces(db, fourth))).snapshot)
  const whole = await command(['--room', roomId])
  expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('is whole: 5 snapshots') })

  await noteChanges(db, [second.id], { change: 'removed', why: 'retention' })
  await db.deleteFrom('snapshot').where('id', '=', second.id).execute()
  const kept = await command(['--all'])
  expect(kept.code, kept.output).toBe(0)
  expect(kept.output).toMatch(/Snapshot 2 was removed under retention on \d{4}-\d\d-\d\d\./)
  const gone = await verify(filed)
  expect(gone.code, gone.output).toBe(0)
  expect(gone.output).toMatch(/as the server made it: .*\n {2}It was removed under retention/)
  const forged = await verify(filed.replace('Efter', 'Före').replaceAll(second.hash, third.doc_hash))
  expect(forged.code).toBe(1)

  await db
    .updateTable('snapshot')
    .set({ hash: '0'.repeat(64) })
    .where('id', '=', fourth.id)
    .execute()
  await db.deleteFrom('snapshot').where('id', '=', third.id).execute()
  await close()
  const broken = await command(['--process', 'p'.repeat(21)])
  expect(broken.code).toBe(1)
  expect(broken.output).toContain('Snapshot 4 is not what its link was made from.')
  expect(broken.output).toContain('The records of snapshot 4 are not what its hash says.')
  expect(broken.output).toContain('BROKEN')
  // Not the file was altered, but what it is held against, and the file is told as it was made all the same.
  expect((await verify(filedFourth)).output).toContain('What is kept of it HERE is not what its own hash')
  await noteMade(filedFourth, [fourth.id])
  const asMade = await verify(filedFourth)
  expect(asMade.output).toContain('byte for byte')
  expect(asMade.output).toContain('What is kept of it HERE is not what its own hash')
  expect((await verify(fileOf(vision))).output).not.toContain('HERE')
  expect((await command(['--room', 'nowhere'])).output).toContain('no such room')
})

test('snapshots from before there were chains are linked in their order', async () => {
  const { db, close } = await openStore(at('earlier'))
  const { row } = frozenRoom('vision', demoBoardOf('vision')).kept
  await db
    .insertInto('process')
    .values({ id: 'p'.repeat(21), title: 'Provprocess', language: 'sv', created_at: 0 })
    .execute()
  const room = { step: 'vision', title: 'Vision', position: 0, status: 'open', created_at: 0 } as const
  await db
    .insertInto('room')
    .values({ id: row.room_id, process_id: 'p'.repeat(21), board_version: 1, ...room })
    .execute()
  // The second was removed before there were chains: nothing can be told of it.
  for (const number of [1, 3, 4])
    await db
      .insertInto('snapshot')
      .values({ ...row, id: String(number).repeat(21), number, previous_link: null, link: '' })
      .execute()
  await linkSnapshots(db)
  const links = checkChain(await readChain(db, row.room_id))
  await close()
  expect(links.map(({ number, fault }) => [number, fault])).toEqual([
    [1, null],
    [3, null],
    [4, null],
  ])
})
