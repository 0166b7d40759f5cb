import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newNote, textOfRecord } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'

const note = (id: string, text = 'Fibern ligger i vägkanten') =>
  newNote({
    id: `shape:${id}`,
    text,
    x: 10,
    y: 20,
    index: 'a1',
    sector: 'business',
  })

function exchange(...docs: Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

function pair(...records: BoardRecord[]): [Y.Doc, Y.Doc] {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  for (const record of records) writeRecord(a, record)
  exchange(a, b)
  return [a, b]
}

function change(doc: Y.Doc, id: string, changes: { props?: object; [key: string]: unknown }): void {
  const record = readRecord(doc, id)
  if (!record) throw new Error(`no record ${id}`)
  const props = { ...(record.props as object), ...changes.props }
  writeRecord(doc, { ...record, ...changes, props })
}

describe('a record', () => {
  test('is read as it was written', () => {
    const doc = new Y.Doc()
    writeRecord(doc, note('a'))
    expect(readRecord(doc, 'shape:a')).toEqual(note('a'))
  })

  test('loses a property that a later write leaves out', () => {
    const doc = new Y.Doc()
    writeRecord(doc, {
      ...note('a'),
      meta: { kind: 'need', sector: 'business' },
    })
    writeRecord(doc, { ...note('a'), meta: { sector: 'business' } })
    expect(readRecord(doc, 'shape:a')?.meta).toEqual({ sector: 'business' })
  })

  test('moved, recoloured and written in by three people at once keeps all three', () => {
    const [a, b] = pair(note('a', 'skog'))
    const c = new Y.Doc()
    exchange(a, c)
    change(a, 'shape:a', { x: 500, y: 600 })
    change(b, 'shape:a', { props: { color: 'red' } })
    change(c, 'shape:a', { props: { richText: richTextFrom('skogsbruk') } })
    exchange(a, b, c)
    for (const doc of [a, b, c]) {
      const record = readRecord(doc, 'shape:a') as BoardRecord
      expect(record).toMatchObject({ x: 500, y: 600, props: { color: 'red' } })
      expect(textOfRecord(record)).toBe('skogsbruk')
    }
  })

  test('writes nothing when nothing changed', () => {
    const doc = new Y.Doc()
    writeRecord(doc, note('a'))
    const before = Y.encodeStateVector(doc)
    writeRecord(doc, note('a'))
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })
})

describe('a removed record', () => {
  test('is gone for everyone, and comes back when it is written again', () => {
    const [a, b] = pair(note('a'))
    removeRecord(a, 'shape:a')
    exchange(a, b)
    expect(readRecords(b)).toEqual([])
    writeRecord(b, note('a'))
    exchange(a, b)
    expect(readRecords(a)).toEqual([note('a')])
  })

  test.each([
    ['moved', { x: 500 }],
    ['written in', { props: { richText: richTextFrom('ännu en tanke') } }],
  ])('stays when somebody has %s it without knowing of the removal', (_what, changes) => {
    const [a, b] = pair(note('a'))
    removeRecord(a, 'shape:a')
    change(b, 'shape:a', changes)
    exchange(a, b)
    expect(readRecords(a)).toHaveLength(1)
    expect(readRecords(b)).toEqual(readRecords(a))
  })
})

test('[D6] a card with half a letter in it, which to others comes as U+FFFD, is gone for everyone', () => {
  const [a, b] = pair(note('a', 'Smolk \uD83D i bägaren'), {
    ...note('b'),
    meta: { source: 'fil \uDE00.csv' },
  })
  removeRecord(a, 'shape:a')
  removeRecord(a, 'shape:b')
  exchange(a, b)
  expect([readRecords(a), readRecords(b)]).toEqual([[], []])
})

test('[D6] a card that two people throw away at once is gone, also when one of them had moved it first', () => {
  const [a, b] = pair(note('a'))
  change(a, 'shape:a', { x: 500 })
  removeRecord(a, 'shape:a')
  removeRecord(b, 'shape:a')
  exchange(a, b)
  expect([readRecords(a), readRecords(b)]).toEqual([[], []])
})

describe('a forged update', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['a record that is no map', (doc) => recordsMap(doc).set('shape:x', 'text' as never)],
    [
      'a record without a birth',
      (doc) => recordsMap(doc).set('shape:x', new Y.Map([['geometry', [1, 2, 3]]])),
    ],
    [
      'a record born under another id',
      (doc) =>
        recordsMap(doc).set('shape:x', new Y.Map<unknown>([['born', { id: 'shape:y', typeName: 'shape' }]])),
    ],
  ])('with %s is not read as one', (_what, forge) => {
    const doc = new Y.Doc()
    writeRecord(doc, note('a'))
    forge(doc)
    expect(readRecords(doc)).toEqual([note('a')])
  })

  test('cannot reach the prototype of objects', () => {
    const doc = new Y.Doc()
    writeRecord(doc, note('a'))
    recordsMap(doc).get('shape:a')?.set('props.__proto__', { polluted: true })
    readRecords(doc)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(readRecord(doc, 'shape:a')).not.toHaveProperty('props.polluted')
  })
})

const operation = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  id: fc.constantFrom('a', 'b', 'c'),
  what: fc.oneof(
    fc.record({
      type: fc.constant('move' as const),
      x: fc.integer({ min: -1000, max: 1000 }),
    }),
    fc.record({
      type: fc.constant('write' as const),
      text: fc.string({ maxLength: 12 }),
    }),
    fc.record({
      type: fc.constant('color' as const),
      color: fc.constantFrom('red', 'blue'),
    }),
    fc.record({ type: fc.constant('remove' as const) }),
    fc.record({
      type: fc.constant('exchange' as const),
      with: fc.integer({ min: 0, max: 2 }),
    }),
  ),
})

test('any operations on three documents that exchange updates in any order end equal', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
      for (const { who, id, what } of operations) {
        const doc = docs[who as 0 | 1 | 2]
        const record = readRecord(doc, `shape:${id}`) ?? note(id)
        if (what.type === 'move') writeRecord(doc, { ...record, x: what.x })
        else if (what.type === 'remove') removeRecord(doc, record.id)
        else if (what.type === 'exchange')
          Y.applyUpdate(docs[what.with as 0 | 1 | 2], Y.encodeStateAsUpdate(doc))
        else {
          const props = record.props as object
          const changed =
            what.type === 'write' ? { richText: richTextFrom(what.text) } : { color: what.color }
          writeRecord(doc, { ...record, props: { ...props, ...changed } })
        }
      }
      exchange(...docs)
      exchange(...docs)
      expect(readRecords(docs[1])).toEqual(readRecords(docs[0]))
      expect(readRecords(docs[2])).toEqual(readRecords(docs[0]))
    }),
    { numRuns: 300 },
  )
})
