/**
 * Boards put together in their thread, also when one of their updates cannot be applied.
 * @module
 */
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Compactor } from '../../server/sync/compactor.ts'
import { unpackBase } from '../../server/sync/packedBase.ts'

const compactor = new Compactor()
afterAll(() => compactor.stop())

/** As the log has them. */
const logged = (updates: readonly Uint8Array[]) =>
  updates.map((data, i) => ({ seq: i + 1, at: 1_000 * i, data, memberId: null, claims: [] }))

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
  const { compacted, leftOut } = await compactor.compact({ base: null, updates: logged(updates) })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, unpackBase(compacted.gzipped))
  expect([...doc.getMap('m').keys()].sort()).toEqual(['a0', 'b0', 'b1'])
  expect(doc.store.pendingStructs).toBeNull()
  expect(leftOut).toEqual([2, 3, 5])
})

test('a board without such an update is put together whole', async () => {
  const { compacted, leftOut } = await compactor.compact({ base: null, updates: logged(updatesOf('a', 3)) })
  const again = await compactor.compact({ base: compacted.gzipped, updates: logged(updatesOf('b', 1)) })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, unpackBase(again.compacted.gzipped))
  expect(doc.getMap('m').size).toBe(4)
  expect([leftOut, again.leftOut]).toEqual([[], []])
})

test('a thread that is ended refuses what it has, and the next board gets another', async () => {
  const own = new Compactor()
  const refused = expect(own.compact({ base: null, updates: logged(updatesOf('a', 3)) })).rejects.toThrow(
    'ended',
  )
  await own.stop()
  await refused
  const { compacted } = await own.compact({ base: null, updates: logged(updatesOf('b', 2)) }, true)
  expect(compacted.bytes).toBeGreaterThan(2)
  await own.stop()
})
