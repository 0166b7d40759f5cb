/**
 * Updates merged by the server: what comes out says what Yjs' own merging says, for logs as the gate lets them in and for
 * any others.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergedUpdates } from '../../server/sync/mergedUpdates.ts'

interface Step {
  readonly writer: number
  readonly act: 'set' | 'type' | 'erase' | 'hear'
  readonly at: number
}

const WRITERS = 4

const steps = fc.array(
  fc.record<Step>({
    writer: fc.nat(WRITERS - 1),
    act: fc.constantFrom('set', 'type', 'erase', 'hear'),
    at: fc.nat(30),
  }),
  { maxLength: 60 },
)

/** The updates that writers at one board make, in the order in which a server gets them. */
function logOf(all: readonly Step[]): Uint8Array[] {
  const log: Uint8Array[] = []
  const writers = Array.from({ length: WRITERS }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = 1_000 * (i + 1) + i
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'heard' && log.push(update))
    return { doc, heard: 0 }
  })
  for (const { writer, act, at } of all) {
    const one = writers[writer] as (typeof writers)[number]
    const text = one.doc.getText('text')
    const place = Math.min(at, text.length)
    if (act === 'set') one.doc.getMap('map').set(`key${at % 5}`, at)
    else if (act === 'type') text.insert(place, 'ord')
    else if (act === 'erase') text.delete(place, Math.min(4, text.length - place))
    else
      for (; one.heard < log.length; one.heard++)
        Y.applyUpdate(one.doc, log[one.heard] as Uint8Array, 'heard')
  }
  return log
}

function stateOf(...updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

test('a log, or any stretch of one, is merged to what Yjs merges it to', () => {
  fc.assert(
    fc.property(steps, fc.nat(40), fc.nat(60), (all, from, length) => {
      const log = logOf(all)
      const stretch = log.slice(from, from + length)
      const before = log.slice(0, from)
      const merged = mergedUpdates(stretch)
      expect(stateOf(...before, merged)).toEqual(stateOf(...before, ...stretch))
      if (stretch.length > 1) {
        const theirs = Y.decodeUpdate(Y.mergeUpdates(stretch))
        const ours = Y.decodeUpdate(merged)
        expect(ours.structs.map(({ id, length }) => ({ id, length }))).toEqual(
          theirs.structs.map(({ id, length }) => ({ id, length })),
        )
        expect(ours.ds.clients).toEqual(theirs.ds.clients)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('updates in another order, twice, or with one left out are merged as well', () => {
  const shuffled = steps.chain((all) => fc.shuffledSubarray(logOf(all).flatMap((update) => [update, update])))
  fc.assert(
    fc.property(shuffled, (updates) => {
      const [ours, theirs] = [new Y.Doc(), new Y.Doc()]
      Y.applyUpdate(ours, mergedUpdates(updates))
      if (updates.length > 0) Y.applyUpdate(theirs, Y.mergeUpdates(updates))
      expect(Y.encodeStateAsUpdate(ours)).toEqual(Y.encodeStateAsUpdate(theirs))
    }),
    { numRuns: 300 },
  )
})

test('bytes that are no update are refused', () => {
  expect(() => mergedUpdates([new Uint8Array([1, 1]), new Uint8Array([0, 0])])).toThrow()
})
