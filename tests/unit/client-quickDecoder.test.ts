/**
 * A whole board is read by a decoder of our own, which gives and refuses what Yjs's own does.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { QuickDecoder } from '../../client/sync/QuickDecoder.ts'
import { newNote } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const quickly = (doc: Y.Doc, update: Uint8Array) => Y.applyUpdateV2(doc, update, null, QuickDecoder)

function read(apply: (doc: Y.Doc, update: Uint8Array) => void, update: Uint8Array) {
  const doc = new Y.Doc()
  apply(doc, update)
  const held = doc.getMap('records').toJSON()
  return { held, state: Y.encodeStateAsUpdate(doc), isWaiting: doc.store.pendingStructs !== null }
}

/** What comes of it, or that nothing does. */
function outcome(apply: (doc: Y.Doc, update: Uint8Array) => void, update: Uint8Array) {
  try {
    return read(apply, update)
  } catch {
    return 'refused'
  }
}

/** Strings that come again, such as names of properties, and any others. */
const words = fc.oneof(
  fc.constantFrom('', 'note', 'props', 'x', 'åäö', 'a'.repeat(24), 'a'.repeat(25), '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 5 }),
    fc.dictionary(words, tie('any'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).any

function board(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
    for (let i = 0; i < 200; i++)
      writeRecord(
        doc,
        newNote({ id: `shape:${i}`, text: `kort åt ${i}`, x: i, y: 0, index: 'a5', sector: null }),
      )
  })
  return doc
}

describe('the decoder of whole boards', () => {
  it('reads a board as it was written', () => {
    const from = board()
    const doc = new Y.Doc()
    quickly(doc, Y.encodeStateAsUpdate(from))
    expect(readRecords(doc)).toEqual(readRecords(from))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(from))
  })

  it('reads whatever a document may hold as Yjs does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, values), { maxLength: 30 }), (entries) => {
        const doc = new Y.Doc()
        const records = doc.getMap('records')
        doc.transact(() => {
          for (const [key, value] of entries) {
            records.set(key, value)
            const inner = new Y.Map([[key, value]])
            records.set(`${key}.`, inner)
            inner.set('text', new Y.Text(key))
          }
        })
        const update = Y.encodeStateAsUpdate(doc)
        expect(read(quickly, update)).toEqual(read(Y.applyUpdate, update))
      }),
    )
  })

  it('refuses what Yjs refuses: an update that is cut or forged does not become another', () => {
    const update = Y.encodeStateAsUpdate(board())
    fc.assert(
      fc.property(fc.nat(update.length - 1), fc.option(fc.nat(255), { nil: null }), (at, byte) => {
        const hurt = byte === null ? update.slice(0, at) : update.map((old, i) => (i === at ? byte : old))
        expect(outcome(quickly, hurt)).toEqual(outcome(Y.applyUpdate, hurt))
      }),
      { numRuns: 150 },
    )
  })
})
