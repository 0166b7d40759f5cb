/**
 * Boards put together in their thread, also when one of their updates cannot be applied.
 * @module
 */
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpackSegment } from '../../server/history/segment.ts'
import { Compactor } from '../../server/sync/compactor.ts'
import { unpackBase } from '../../server/sync/packedBase.ts'

const compactor = new Compactor()
afterAll(() => compactor.stop())

/** Updates on a base, as the log has them. */
const board = (updates: readonly Uint8Array[], base: Uint8Array | null = null, seams: number[] = []) => ({
  base,
  updates: updates.map((data, i) => ({ seq: i + 1, at: i, data, memberId: null, claims: [] })),
  seams,
})

/** Updates of one writer, each with a key of its own. */
function updatesOf(writer: string, count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) doc.getMap('m').set(`${writer}${i}`, i)
  return updates
}

test('an update that throws when applied is left out, with those that build on it; the rest is the board', async () => {
  const [a, b] = [updatesOf('a', 4), updatesOf('b', 2)]
  const poisoned = (a[1] as Uint8Array).slice().fill(255, 2)
  const updates = [a[0], b[0], poisoned, a[2], b[1], a[3]] as Uint8Array[]
  const { compacted, leftOut } = await compactor.compact(board(updates))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, unpackBase(compacted.gzipped))
  expect([...doc.getMap('m').keys()].sort()).toEqual(['a0', 'b0', 'b1'])
  expect(doc.store.pendingStructs).toBeNull()
  expect(leftOut).toEqual([2, 3, 5])
})

test('a board without such an update is put together whole', async () => {
  const { compacted, leftOut } = await compactor.compact(board(updatesOf('a', 3)))
  const again = await compactor.compact(board(updatesOf('b', 1), compacted.gzipped))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, unpackBase(again.compacted.gzipped))
  expect(doc.getMap('m').size).toBe(4)
  expect([leftOut, again.leftOut]).toEqual([[], []])
})

test('what lies between two seams is a piece of history of its own, also within a moment', async () => {
  const { compacted, segments } = await compactor.compact(board(updatesOf('a', 5), null, [2, 3]))
  expect(segments.map(({ seq }) => seq)).toEqual([2, 3, 5])
  const doc = new Y.Doc()
  const keys = segments.map((segment) => {
    for (const { update } of unpackSegment(segment)) Y.applyUpdate(doc, update)
    return [...doc.getMap('m').keys()].length
  })
  expect(keys).toEqual([2, 3, 5])
  expect(Y.encodeStateAsUpdate(doc)).toEqual(unpackBase(compacted.gzipped))
})

test('a thread that is ended refuses what it has, and the next board gets another', async () => {
  const own = new Compactor()
  const refused = expect(own.compact(board(updatesOf('a', 3)))).rejects.toThrow('ended')
  await own.stop()
  await refused
  const { compacted } = await own.compact(board(updatesOf('b', 2)), true)
  expect(compacted.bytes).toBeGreaterThan(2)
  await own.stop()
})
