/**
 * History in windows of time: put together again it is the board, and it knows who wrote and who deleted.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Claim } from '../../server/history/claims.ts'
import { Authors, windowsIn } from '../../server/history/past.ts'
import { packSegment, unpackSegment } from '../../server/history/segment.ts'
import { applyInWindows } from '../../server/history/windows.ts'
import type { LoggedUpdate } from '../../server/journal/Journal.ts'
import { DeletedRanges } from '../../server/sync/deletedRanges.ts'

const names = ['anna', 'bo', 'cia']

/** Somebody types a letter, deletes one, or sets a key; then those who are named hear of all there is. */
const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('type', 'delete', 'set'),
  place: fc.nat(30),
  syncs: fc.boolean(),
  /** Milliseconds until the next. */
  wait: fc.constantFrom(0, 10, 900, 2_500),
  /** Whether it is in the same entry of the log as the one before. */
  joins: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A log as the server would write it, and who truly deleted each letter: several, where they did not know of each other. */
function play(steps: readonly Step[]) {
  const docs = names.map(() => new Y.Doc())
  const board = new Y.Doc()
  const deletedBy = new Map<string, string[]>()
  const log: LoggedUpdate[] = []
  let at = 1_000_000
  for (const { who, what, place, syncs, wait, joins } of steps) {
    const [doc, memberId] = [docs[who] as Y.Doc, names[who] as string]
    const text = doc.getText('t')
    let update: Uint8Array | null = null
    doc.once('update', (made: Uint8Array) => {
      update = made
    })
    doc.transact((transaction) => {
      if (what === 'type') text.insert(place % (text.length + 1), memberId.charAt(0))
      else if (what === 'set') doc.getMap('m').set(`k${place % 3}`, memberId)
      else if (text.length > 0) text.delete(place % text.length, 1)
      for (const [client, items] of transaction.deleteSet.clients)
        for (const { clock } of items) {
          const id = `${client} ${clock}`
          if (what === 'delete') deletedBy.set(id, [...(deletedBy.get(id) ?? []), memberId])
        }
    })
    if (!update) continue
    at += wait
    Y.applyUpdate(board, update)
    const deletions = Y.decodeUpdate(update).ds.clients
    const owns = (client: number) => client === doc.clientID
    const foreign = new DeletedRanges().lacking(deletions, (client) => !owns(client))
    const claims: Claim[] = foreign.size > 0 ? [{ memberId, deletions: foreign }] : []
    const last = log.at(-1)
    if (joins && last)
      log[log.length - 1] = {
        ...last,
        data: Y.mergeUpdates([last.data, update]),
        memberId: last.memberId === memberId ? memberId : null,
        claims: [...last.claims, ...claims],
      }
    else log.push({ seq: log.length + 1, at, data: update, memberId, claims })
    if (syncs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  }
  const writers = docs.map(({ clientID }, i) => ({
    client: clientID,
    clock: 0,
    memberId: names[i] as string,
  }))
  return { log, board, deletedBy, writers }
}

test('history put together again is the board, window by window, whatever was merged', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.nat(80), (steps, cut) => {
      const { log, board, deletedBy, writers } = play(steps)
      const doc = new Y.Doc()
      const parts = [log.slice(0, cut), log.slice(cut)].map((part) => packSegment(applyInWindows(doc, part)))
      const history = { base: null, segments: parts.filter((part) => part !== null) }
      const authors = new Authors(writers)
      const again = new Y.Doc()
      let before = 0
      for (const window of windowsIn(history)) {
        expect(window.at).toBeGreaterThanOrEqual(before)
        before = window.at
        again.transact((transaction) => {
          Y.applyUpdate(again, window.update)
          for (const [client, items] of transaction.deleteSet.clients)
            for (const { clock } of items) {
              const truly = deletedBy.get(`${client} ${clock}`)
              if (truly) expect(truly).toContain(authors.ofDeletion({ client, clock }, window))
            }
        })
      }
      expect(again.getText('t').toString()).toBe(board.getText('t').toString())
      expect(again.getMap('m').toJSON()).toEqual(board.getMap('m').toJSON())
      expect(doc.getText('t').toString()).toBe(board.getText('t').toString())
    }),
  )
})

test('a drag of many steps is kept as one, and a segment as it was', () => {
  const doc = new Y.Doc()
  const log: LoggedUpdate[] = []
  doc.on('update', (data: Uint8Array) =>
    log.push({ seq: log.length + 1, at: 5_000 + log.length, data, memberId: 'anna', claims: [] }),
  )
  for (let x = 0; x < 500; x++) doc.getMap('card').set('geometry', [x, x, 0])
  const windows = applyInWindows(new Y.Doc(), log)
  expect(windows).toHaveLength(1)
  expect(windows[0]?.update.byteLength).toBeLessThan(100)
  expect(windows[0]?.at).toBe(5_499)
  const segment = packSegment(windows)
  expect(segment && unpackSegment(segment)).toEqual(windows)
  expect(packSegment([])).toBeNull()
})

test('a clock that is set back ends no window early and is kept as it was', () => {
  const doc = new Y.Doc()
  const log: LoggedUpdate[] = []
  doc.on('update', (data: Uint8Array) => {
    const at = [10_000, 10_500, 3_000, 3_400][log.length] ?? 0
    log.push({ seq: log.length + 1, at, data, memberId: 'anna', claims: [] })
  })
  for (let i = 0; i < 4; i++) doc.getText('t').insert(0, 'a')
  const windows = applyInWindows(new Y.Doc(), log)
  expect(windows.map(({ at }) => at)).toEqual([10_500, 3_400])
  const segment = packSegment(windows)
  expect(segment && unpackSegment(segment)).toEqual(windows)
})
