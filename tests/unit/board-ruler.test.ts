/**
 * The ruler of a board: where things lie when strips were put in, and what a document keeps of that.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { packBoard } from '../../server/snapshots/boardChunks.ts'
import { restore } from '../../server/snapshots/restore.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { newNote, readCards, readZones } from '../../shared/board/cards.ts'
import { readRecord, readRecords, readWritten, recordsMap, writeRecord } from '../../shared/board/document.ts'
import { stretchZone } from '../../shared/board/growth.ts'
import { ROW, Ruler, type Strip } from '../../shared/board/ruler.ts'
import { seedBoard, zoneShapeId } from '../../shared/board/seed.ts'
import { putIn, rulerOf } from '../../shared/board/strips.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const place = fc.integer({ min: -4, max: 20 }).map((n) => n * 110)
const path = fc.array(place, { minLength: 1, maxLength: 3 })
const end = (otherwise: number) => fc.option(place, { nil: otherwise })
const strip: fc.Arbitrary<Strip> = fc.record({
  from: end(Number.NEGATIVE_INFINITY),
  to: end(Number.POSITIVE_INFINITY),
  rows: fc.integer({ min: 1, max: 4 }),
  path,
  origin: path,
})

test('[Z1] every place of the page is one on the ruler, and lies below all that lies above it', () => {
  fc.assert(
    fc.property(fc.array(strip, { maxLength: 12 }), place, fc.array(place), (strips, x, places) => {
      const ruler = new Ruler(strips)
      for (const page of places) expect(ruler.page(x, ruler.mark(x, page))).toBe(page)
      const kept = [...places].sort((a, b) => a - b).map((y) => ruler.page(x, { y, path: [] }))
      for (const [i, y] of kept.entries()) expect(y).toBeGreaterThanOrEqual(kept[i - 1] ?? y)
    }),
  )
})

test('[Z3] strips mean the same in whatever order they came, and however often', () => {
  fc.assert(
    fc.property(fc.array(strip, { maxLength: 8 }), place, place, (strips, x, y) => {
      const [one, other] = [new Ruler(strips), new Ruler([...strips, ...strips].reverse())]
      expect(other.page(x, { y, path: [] })).toBe(one.page(x, { y, path: [] }))
    }),
  )
})

function board(): Y.Doc {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
  for (const [i, { id, box }] of readZones(readRecords(doc)).entries())
    writeRecord(
      doc,
      newNote({
        id: `shape:${id}`,
        text: id,
        x: box.x + 20,
        y: box.y + 144,
        index: `b${i + 10}`,
        sector: null,
      }),
    )
  return doc
}

const zone = (doc: Y.Doc, id: string) => readZones(readRecords(doc)).find((each) => each.id === id)
function grow(doc: Y.Doc, id: string, rows: number): void {
  const { y = 0, h = 0 } = zone(doc, id)?.box ?? {}
  putIn(doc, stretchZone(doc, readRecords(doc), zoneShapeId(id), y + h + rows * ROW))
}

test('[D11] a board without strips is kept as it always was, and what lies in a strip names it', () => {
  const doc = board()
  const kept = (id: string) => recordsMap(doc).get(`shape:${id}`)?.get('geometry')
  const at = (id: string, y: number) => writeRecord(doc, { ...readRecord(doc, `shape:${id}`), y } as never)
  at('threats', 1_000)
  expect(kept('threats')).toEqual([1_940, 1_000, 0])
  expect(doc.getArray('strips').length).toBe(0)
  grow(doc, 'strengths', 1)
  expect(readRecord(doc, 'shape:threats')?.y).toBe(1_220)
  at('threats', 1_300)
  expect(kept('threats')).toEqual([1_940, 1_080, 0])
  at('threats', 700)
  expect(kept('threats')).toEqual([1_940, 700, 0, 720])
  expect(readRecord(doc, 'shape:threats')?.y).toBe(700)
})

test('[Z4] a board is put back to before its zones grew, to the pixel, and they can grow again', () => {
  const doc = board()
  const was = readWritten(doc)
  grow(doc, 'strengths', 2)
  grow(doc, 'opportunities', 1)
  writeRecord(doc, { ...readRecord(doc, 'shape:threats'), y: 800 } as never)
  const { update } = restore({
    base: packBase(Y.encodeStateAsUpdate(doc)),
    board: packBoard(was).chunks.map(({ data }) => data),
    from: null,
  })
  Y.applyUpdate(doc, update ?? new Uint8Array([0, 0]))
  expect(readWritten(doc)).toEqual(was)
  const before = zone(doc, 'opportunities')?.box.y ?? 0
  grow(doc, 'strengths', 1)
  grow(doc, 'strengths', 1)
  expect(zone(doc, 'strengths')?.box.h).toBe(720 + 2 * ROW)
  for (const id of ['opportunities', 'threats', 'actors'])
    expect([id, zone(doc, id)?.box.y]).toEqual([id, before + 2 * ROW])
  const cards = new Map(readCards(readRecords(doc)).map(({ id, box }) => [id, box.y]))
  for (const { id, box } of readZones(readRecords(doc)))
    expect([id, cards.get(`shape:${id}`)]).toEqual([id, box.y + 144])
})

test('[Z5] entries that say nothing of the kind are not read', () => {
  const doc = board()
  const was = readRecords(doc)
  const forged = [
    1,
    'x',
    {},
    [null, null, 1],
    [null, null, 0, [720]],
    [null, null, 9_999, [720]],
    [null, null, 1, []],
  ]
  for (const entry of [...forged, [null, null, 1, ['720']], [null, null, 1, [720], 5], ['a', null, 1, [720]]])
    doc.getArray<unknown>('strips').push([entry])
  expect(rulerOf(doc).isPlain).toBe(true)
  expect(readRecords(doc)).toEqual(was)
  for (let i = 0; i < 1_100; i++) doc.getArray<unknown>('strips').push([[i, i + 1, 1, [720]]])
  expect(rulerOf(doc).edges.length).toBe(1_001)
  expect(readRecords(doc).length).toBe(was.length)
})
