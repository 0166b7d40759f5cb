/**
 * Files as they are made: in pieces, no further than who asked for them takes them, and no longer than anybody wants them.
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Exporter, type ExporterOptions } from '../../server/exports/exporter.ts'
import type { ExportRequest } from '../../server/exports/exportFile.ts'
import { Spool } from '../../server/exports/Spool.ts'
import { newNote } from '../../shared/board/cards.ts'
import { EXPORT_PIECE_BYTES } from '../../shared/limits.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../shared/protocol/exports.ts'
import { questionsOf } from '../../shared/rooms/ofTemplate.ts'
import { yearsFrom } from '../../shared/rooms/years.ts'
import { frozenRoom } from '../support/outcome.ts'
import { smallFileSystem } from '../support/smallDisk.ts'
import { until } from '../support/until.ts'

vi.setConfig({ testTimeout: 60_000 })

const room = (text: string) =>
  frozenRoom(
    'analysis',
    Array.from({ length: 1_500 }, (_, i) =>
      newNote({ id: `shape:${i}`, text: `${text} ${i}`, index: `b${i}V`, sector: null, x: i, y: i }),
    ),
  ).row

let row: ReturnType<typeof room>
beforeAll(() => {
  row = room('Kollektivtrafiken i glesbygd')
})

const request = (format: ExportFormat, of = row): ExportRequest => ({
  format,
  scope: 'room',
  process: { id: 'p'.repeat(21), title: 'Provprocess' },
  language: 'sv',
  length: 'full',
  words: noWords,
  asked: questionsOf(null, yearsFrom(new Date('2026-11-26'))),
  organisations: {},
  rooms: [{ row: of, board: null }],
})

const exporters: Exporter[] = []
const exporter = (options: ExporterOptions = {}) => {
  const made = new Exporter(options)
  exporters.push(made)
  return made
}
afterAll(() => Promise.all(exporters.map((each) => each.stop())))

type Body = ReadableStream<Uint8Array<ArrayBuffer>>

async function bodyOf(made: ReturnType<Exporter['make']>): Promise<Body> {
  const exported = await made
  if (!exported.ok) throw new Error(`the file was refused: ${exported.reason}`)
  return exported.body
}

async function piecesOf(body: Body): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return pieces
}

describe('a file', () => {
  test.each(['json', 'jsonld', 'csv', 'md', 'html'] as const)(
    'leaves in pieces of a bounded size, whose hash is told before it ends: %s',
    async (format) => {
      const told: (readonly string[])[] = []
      const onWhole = async (hashes: readonly string[]) => void told.push(hashes)
      const pieces = await piecesOf(await bodyOf(exporter().make(request(format), { onWhole })))
      expect(pieces.length).toBeGreaterThan(1)
      for (const { byteLength } of pieces) expect(byteLength).toBeLessThanOrEqual(EXPORT_PIECE_BYTES)
      expect(told).toEqual([[createHash('sha256').update(Buffer.concat(pieces)).digest('hex')]])
    },
  )

  test('is not made ahead of who takes it; who leaves it stops it, and the next is made', async () => {
    const slow = exporter({ aheadBytes: EXPORT_PIECE_BYTES })
    const heard: string[] = []
    const first = await bodyOf(slow.make(request('json'), { onEnd: () => heard.push('first') }))
    const second = slow.make(request('csv'), { onShare: () => heard.push('second') })
    // As long as another thread makes all of it.
    const whole = await piecesOf(await bodyOf(exporter().make(request('json'))))
    expect(heard).toEqual([])
    const reader = first.getReader()
    expect((await reader.read()).value).toEqual(whole[0])
    await reader.cancel()
    expect((await piecesOf(await bodyOf(second))).length).toBeGreaterThan(1)
    expect(heard.slice(0, 2)).toEqual(['first', 'second'])
  })

  test('that was taken is let go of, with the snapshot that it was made from', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const maker = exporter()
    const take = async () => {
      const asked = request('csv')
      await piecesOf(await bodyOf(maker.make(asked)))
      return new WeakRef(asked)
    }
    const asked = await take()
    await until('it to be let go of', () => {
      collect()
      return asked.deref() === undefined
    })
  })

  test('that is taken slowly comes whole, and the next after it', async () => {
    const slow = exporter({ aheadBytes: 1 })
    const [first, second] = [slow.make(request('json')), slow.make(request('md'))]
    const whole = Buffer.concat(await piecesOf(await bodyOf(exporter().make(request('json')))))
    expect(Buffer.concat(await piecesOf(await bodyOf(first))).equals(whole)).toBe(true)
    expect((await piecesOf(await bodyOf(second))).length).toBeGreaterThan(1)
  })

  test('that cannot be made is refused before anything of it leaves, and the next is made', async () => {
    const both = exporter()
    const damaged = { ...row, whole: row.whole.slice(0, -100) }
    const [bad, good] = [both.make(request('json', damaged)), both.make(request('csv'))]
    await expect(bad).rejects.toThrow()
    expect((await piecesOf(await bodyOf(good))).length).toBeGreaterThan(1)
  })

  test('whose process ends under it errors for who takes it, and does not end as if it were whole', async () => {
    const ending = exporter({ aheadBytes: 1 })
    const leaving = new AbortController()
    const body = await bodyOf(ending.make(request('json'), { signal: leaving.signal }))
    leaving.abort()
    await expect(piecesOf(body)).rejects.toThrow('stopped')
    expect(await ending.make(request('csv'), { signal: leaving.signal })).toEqual({
      ok: false,
      reason: 'stopped',
    })
  })
})

describe('a file that is taken slowly, past what memory holds of it', () => {
  const folders: string[] = []
  const newFolder = () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'samrum-spool-'))
    folders.push(folder)
    return path.join(folder, 'spool')
  }
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  /** Files in a folder that this process has open, also those whose name is gone. */
  const openIn = (folder: string) =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder)
      } catch {
        return false
      }
    }).length
  /** Nothing of it in memory, and none of it made ahead but what the disk took. */
  const bare = { aheadBytes: 1, heldBytes: 0 }
  const wholeOf = async (made: ReturnType<Exporter['make']>) =>
    Buffer.concat(await piecesOf(await bodyOf(made)))

  test('waits on disk, under no name: the next is made and taken whole meanwhile', async () => {
    const folder = newFolder()
    const spool = new Spool(folder)
    const both = exporter({ ...bare, spool })
    const whole = await wholeOf(exporter().make(request('json')))
    const isMade = Promise.withResolvers<void>()
    const first = await bodyOf(both.make(request('json'), { onWhole: async () => isMade.resolve() }))
    const reader = first.getReader()
    const begun = (await reader.read()).value
    const second = await wholeOf(both.make(request('csv')))
    expect(second.equals(await wholeOf(exporter().make(request('csv'))))).toBe(true)
    await isMade.promise
    expect(spool.bytes).toBeGreaterThan(whole.byteLength / 2)
    expect(openIn(folder)).toBe(1)
    expect(readdirSync(folder)).toEqual([])
    reader.releaseLock()
    const rest = await piecesOf(first)
    expect(Buffer.concat([begun ?? new Uint8Array(), ...rest]).equals(whole)).toBe(true)
    await until('the disk to be free of it', () => spool.bytes === 0 && openIn(folder) === 0)
  })

  test('is gone from the disk when who took it goes away, in the middle of it or when it is whole', async () => {
    const folder = newFolder()
    const spool = new Spool(folder)
    const both = exporter({ ...bare, spool })
    const isMade = Promise.withResolvers<void>()
    const whole = await bodyOf(both.make(request('json'), { onWhole: async () => isMade.resolve() }))
    await isMade.promise
    expect(openIn(folder)).toBe(1)
    await whole.cancel()
    await until('the disk to be free of it', () => spool.bytes === 0 && openIn(folder) === 0)
    const leaving = (await bodyOf(both.make(request('json')))).getReader()
    await leaving.read()
    await leaving.cancel()
    await until('the disk to be free of it', () => spool.bytes === 0 && openIn(folder) === 0)
    expect((await wholeOf(both.make(request('csv')))).byteLength).toBeGreaterThan(0)
  })

  test('comes whole where the disk takes no more of it, as fast as it is taken, and it is said once', async () => {
    const disk = smallFileSystem(256 * 1024)
    const told: unknown[] = []
    const spool = new Spool(disk?.dataDir ?? newFolder(), disk ? undefined : 256 * 1024)
    const full = exporter({ ...bare, spool, onUnspooled: (error) => told.push(error) })
    try {
      const made = await wholeOf(full.make(request('json')))
      expect(made.equals(await wholeOf(exporter().make(request('json'))))).toBe(true)
      const taken = await bodyOf(full.make(request('json')))
      await until('the disk to be full', () => told.length > 0)
      expect(String(told[0])).toMatch(disk ? /ENOSPC/ : /as many as may be on disk/)
      const all = Buffer.concat(await piecesOf(taken))
      expect(all.equals(made)).toBe(true)
      expect(told.length).toBeLessThanOrEqual(2)
      await until('the disk to be free of it', () => spool.bytes === 0)
    } finally {
      disk?.remove()
    }
  })

  test('waits on disk too where it was made elsewhere and is whole, and leaves it when nobody takes it', async () => {
    const folder = newFolder()
    const spool = new Spool(folder)
    const given = exporter({ ...bare, spool })
    const file = Buffer.alloc(1_000_000, 'en hel process ')
    const slow = given.give(file)
    await until('all of it to be on disk', () => spool.bytes === file.byteLength)
    expect(openIn(folder)).toBe(1)
    expect(Buffer.concat(await piecesOf(slow)).equals(file)).toBe(true)
    await until('the disk to be free of it', () => spool.bytes === 0 && openIn(folder) === 0)
    const left = given.give(file)
    await until('all of it to be on disk', () => spool.bytes === file.byteLength)
    await left.cancel()
    await until('the disk to be free of it', () => spool.bytes === 0 && openIn(folder) === 0)
    expect(Buffer.concat(await piecesOf(exporter().give(file))).equals(file)).toBe(true)
  })

  test('what a server of before left on disk is gone when the next starts', () => {
    const folder = newFolder()
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'left'), 'words of a room')
    new Spool(folder)
    expect(() => readdirSync(folder)).toThrow('ENOENT')
  })
})
