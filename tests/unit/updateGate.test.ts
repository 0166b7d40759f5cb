import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DeletedRanges } from '../../server/sync/deletedRanges.ts'
import type { Known } from '../../server/sync/updateGate.ts'
import { examineUpdate } from '../../server/sync/updateGate.ts'
import { newNote } from '../../shared/board/cards.ts'
import { writeRecord } from '../../shared/board/document.ts'

/** What a server knows after letting in updates through the gate, as a room keeps it. */
function gatekeeper(owners = new Map<number, string>()) {
  const clocks = new Map<number, number>()
  const deleted = new DeletedRanges()
  const known: Known = {
    clocks,
    deleted,
    ownerOf: (client) => owners.get(client),
  }
  return {
    known,
    admit(update: Uint8Array, memberId = 'anna') {
      const verdict = examineUpdate(update, known, memberId)
      if (verdict.ok) {
        for (const [client, clock] of verdict.clocks) clocks.set(client, clock)
        deleted.add(verdict.deletions)
      }
      return verdict.ok ? 'taken' : verdict.reason
    },
  }
}

const board = () => {
  const doc = new Y.Doc()
  for (let i = 0; i < 5; i++)
    writeRecord(
      doc,
      newNote({
        id: `shape:${i}`,
        text: `Kort ${i}`,
        x: i,
        y: i,
        index: 'a1',
        sector: null,
      }),
    )
  return doc
}

/** The updates that a document sends out while `write` changes it. */
function updatesOf(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  write()
  doc.off('update', collect)
  return updates
}

/** An update that says only that `length` writings of a client are deleted. */
const deletion = (client: number, clock: number, length: number): Uint8Array =>
  encoding.encode((to) => {
    for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(to, number)
  })

describe('an honest update', () => {
  test('is taken once, and known the second time', () => {
    const gate = gatekeeper()
    const update = Y.encodeStateAsUpdate(board())
    expect(gate.admit(update)).toBe('taken')
    expect(gate.admit(update)).toBe('known')
  })

  test('that only deletes is taken once', () => {
    const doc = board()
    const gate = gatekeeper()
    gate.admit(Y.encodeStateAsUpdate(doc))
    const [removed] = updatesOf(doc, () => doc.getMap('records').delete('shape:1'))
    expect(gate.admit(removed as Uint8Array)).toBe('taken')
    expect(gate.admit(removed as Uint8Array)).toBe('known')
  })

  test('of several writers who build on each other is taken, in whatever order they stand in it', () => {
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    for (let turn = 0; turn < 30; turn++) {
      const doc = docs[turn % 3] as Y.Doc
      doc.getText('t').insert(Math.floor(doc.getText('t').length / 2), `${turn} `)
      for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    }
    expect(gatekeeper().admit(Y.encodeStateAsUpdate(docs[0] as Y.Doc))).toBe('taken')
  })

  test('that repeats known writings is cut to what is new', () => {
    const doc = board()
    const gate = gatekeeper()
    gate.admit(Y.encodeStateAsUpdate(doc))
    writeRecord(
      doc,
      newNote({
        id: 'shape:new',
        text: 'Nytt',
        x: 0,
        y: 0,
        index: 'a2',
        sector: null,
      }),
    )
    const verdict = examineUpdate(Y.encodeStateAsUpdate(doc), gate.known, 'anna')
    expect(verdict.ok && verdict.update.byteLength).toBeLessThan(1_000)
  })
})

describe('an update whose predecessors are missing', () => {
  test('is not taken, so that nothing is ever left pending', () => {
    const doc = board()
    const gate = gatekeeper()
    const updates = updatesOf(doc, () => {
      for (let i = 0; i < 50; i++) doc.getMap('m').set('k', i)
    })
    expect(updates.map((update) => gate.admit(update))).toEqual(updates.map(() => 'missing'))
    expect(gate.admit(Y.encodeStateAsUpdate(doc))).toBe('taken')
  })

  test('is not taken when it deletes what never came', () => {
    const doc = board()
    const [removed] = updatesOf(doc, () => doc.getMap('records').delete('shape:1'))
    expect(gatekeeper().admit(removed as Uint8Array)).toBe('missing')
  })
})

describe('a hostile update', () => {
  test('of 7 bytes that claims 33 million structs is malformed', () => {
    expect(gatekeeper().admit(new Uint8Array([1, 255, 255, 255, 15, 1, 0]))).toBe('malformed')
  })

  test('in the second encoding is malformed or known, and never enters', () => {
    const doc = board()
    expect(gatekeeper().admit(Y.encodeStateAsUpdateV2(doc))).not.toBe('taken')
  })

  test('that writes under the id of another person is not taken', () => {
    const doc = board()
    const gate = gatekeeper(new Map([[doc.clientID, 'bertil']]))
    expect(gate.admit(Y.encodeStateAsUpdate(doc), 'anna')).toBe('foreign')
    expect(gate.admit(Y.encodeStateAsUpdate(doc), 'bertil')).toBe('taken')
  })

  test('that deletes nothing is malformed: where nothing is written yet, Yjs would keep it waiting for ever', () => {
    expect(gatekeeper().admit(new Uint8Array([0, 1, 5, 1, 0, 0]))).toBe('malformed')
    const doc = board()
    const gate = gatekeeper()
    const update = Y.encodeStateAsUpdate(doc)
    gate.admit(update)
    const end = gate.known.clocks.get(doc.clientID) as number
    expect(gate.admit(deletion(doc.clientID, end, 0))).toBe('malformed')
  })

  test('with a document inside the document is malformed', () => {
    const doc = new Y.Doc()
    doc.getMap('m').set('inner', new Y.Doc())
    expect(gatekeeper().admit(Y.encodeStateAsUpdate(doc))).toBe('malformed')
  })
})

test('whatever is let through can be applied, leaves nothing pending, and joins by merging', () => {
  let taken = 0
  const seed = board()
  const start = Y.encodeStateAsUpdate(seed)
  const updates = updatesOf(seed, () => {
    seed.getMap('m').set('a', 1)
    seed.getText('t').insert(0, 'hej')
    seed.getMap('records').delete('shape:2')
    seed.getText('t').delete(1, 1)
  })
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          update: fc.nat({ max: updates.length - 1 }),
          at: fc.nat({ max: 400 }),
          byte: fc.nat({ max: 255 }),
          mutate: fc.boolean(),
        }),
        { maxLength: 12 },
      ),
      fc.array(
        fc.record({
          client: fc.oneof(fc.constant(seed.clientID), fc.nat({ max: 3 })),
          clock: fc.nat({ max: 70 }),
          length: fc.nat({ max: 3 }),
        }),
        { maxLength: 4 },
      ),
      (mutated, deleted) => {
        const gate = gatekeeper()
        gate.admit(start)
        const doc = new Y.Doc()
        Y.applyUpdate(doc, start)
        const log = [start]
        const frames: Uint8Array[] = mutated.map(({ update, at, byte, mutate }) => {
          const frame = (updates[update] as Uint8Array).slice()
          if (mutate) frame[at % frame.length] = byte
          return frame
        })
        for (const { client, clock, length } of deleted) frames.push(deletion(client, clock, length))
        for (const frame of frames) {
          const verdict = examineUpdate(frame, gate.known, 'anna')
          if (!verdict.ok) continue
          taken++
          gate.admit(frame)
          log.push(verdict.update)
          Y.applyUpdate(doc, verdict.update)
          expect(doc.store.pendingStructs).toBeNull()
          expect(doc.store.pendingDs).toBeNull()
        }
        const joined = new Y.Doc()
        Y.applyUpdate(joined, Y.mergeUpdates(log))
        expect(joined.store.pendingStructs).toBeNull()
        expect(Y.encodeStateVector(joined)).toEqual(Y.encodeStateVector(doc))
      },
    ),
    { numRuns: 2_000 },
  )
  expect(taken).toBeGreaterThan(100)
})

test('deleted ranges cover exactly what was added, in whatever pieces it came', () => {
  const range = fc.record({
    clock: fc.nat({ max: 60 }),
    len: fc.integer({ min: 1, max: 8 }),
  })
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (added, asked) => {
      const ranges = new DeletedRanges()
      for (const piece of added) ranges.add(new Map([[1, [piece]]]))
      const points = new Set(
        added.flatMap(({ clock, len }) => Array.from({ length: len }, (_, i) => clock + i)),
      )
      const all = Array.from({ length: asked.len }, (_, i) => asked.clock + i).every((point) =>
        points.has(point),
      )
      expect(ranges.covers(new Map([[1, [asked]]]))).toBe(all)
    }),
    { numRuns: 1_000 },
  )
})
