/**
 * Files as they are made: in pieces, no further than who asked for them takes them, and no longer than anybody wants them.
 * @module
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Exporter } from '../../server/exports/exporter.ts'
import type { ExportRequest } from '../../server/exports/exportFile.ts'
import { newNote } from '../../shared/board/cards.ts'
import { EXPORT_PIECE_BYTES } from '../../shared/limits.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../shared/protocol/exports.ts'
import { questionsOf } from '../../shared/rooms/ofTemplate.ts'
import { yearsFrom } from '../../shared/rooms/years.ts'
import { frozenRoom } from '../support/outcome.ts'

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
const exporter = (aheadBytes?: number) => {
  const made = new Exporter(aheadBytes)
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
    const slow = exporter(EXPORT_PIECE_BYTES)
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

  test('that is taken slowly comes whole, and the next after it', async () => {
    const slow = exporter(1)
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
    const ending = exporter(1)
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
