/** What a record was created as, as a document's text and back. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bornText, readBornValue } from '../../shared/board/born.ts'
import { newNote } from '../../shared/board/cards.ts'
import { readRecords, recordsMap, writeRecord } from '../../shared/board/document.ts'
import { richTextFrom, richTextOf } from '../../shared/board/richText.ts'

const note = newNote({ id: 'shape:a', text: 'Skog', x: 10.125, y: 20, index: 'a1', sector: 'academia' })
const inJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const rewritten = (record: Record<string, unknown>) => readBornValue('shape:a', bornText(record))

/** Values as records hold them, with those that notes begin with among them. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('black', 's', 'sans', 0, 'start', '', 1, false, 'shape', 'note', 'page:page', undefined),
)
const names = [...Object.keys(note), ...Object.keys(note.props as object)].filter((name) => name !== 'id')
const changes = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value)
const wordings = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\ud83d', 'Smolk \uD83C\uDF32'))

describe('[D2] what a record was created as', () => {
  test('comes back as it was, whatever it differs in from what notes begin as', () => {
    fc.assert(
      fc.property(changes, changes, changes, ({ id: _id, ...top }, props, meta) => {
        const record = { ...note, ...top, props: { ...(note.props as object), ...props }, meta }
        const read = rewritten(record)
        if (typeof inJson(record).typeName === 'string') expect(read).toEqual(inJson(record))
        else expect(read).toBeNull()
      }),
    )
  })

  test('comes back with its words, letter for letter', () => {
    fc.assert(
      fc.property(wordings, (words) => {
        const record = { ...note, meta: { source: words } }
        expect(rewritten(record)).toEqual(record)
      }),
    )
  })

  test('of a note costs half of what it says', () => {
    expect(bornText({ ...note }).length).toBeLessThan(JSON.stringify(note).length / 2)
  })

  test('can be changed by who read it, and no other reader notices', () => {
    for (const born of [bornText({ ...note }), { ...note }]) {
      const once = readBornValue('shape:a', born)
      Object.assign(once?.props ?? {}, { size: 'xl' })
      expect(once).toHaveProperty('props.size', 'xl')
      expect(readBornValue('shape:a', born)).toHaveProperty('props.size', 's')
    }
  })

  test('has no halves of letters, which no file could carry', () => {
    expect(rewritten({ ...note, meta: { source: 'fil \uDE00.csv' } })?.meta).toEqual({
      source: 'fil \uFFFD.csv',
    })
  })

  test('is read from documents of form 2, where it is an object', () => {
    const doc = new Y.Doc()
    recordsMap(doc).set('shape:a', new Y.Map<unknown>([['born', { ...note }]]))
    expect(readRecords(doc)).toEqual([note])
    writeRecord(doc, { ...note, x: 77 })
    expect(readRecords(doc)).toEqual([{ ...note, x: 77 }])
  })
})

describe('[D7] a forged text is no record', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  test.each<[string, string]>([
    ['that is no JSON', '{"typeName":'],
    ['that is no object', '"shape"'],
    ['of nothing', 'null'],
    ['without a type', '{"type":"note"}'],
    ['of a beginning that nobody knows', '["toString",{"typeName":"shape"}]'],
    ['of a beginning alone', '["note"]'],
    ['with values in values without end', `{"typeName":"shape","meta":{"a":${deep(100_000)}}}`],
  ])('%s', (_what, text) => {
    expect(readBornValue('shape:a', text)).toBeNull()
  })

  test('nor does it reach the prototype of objects', () => {
    const read = readBornValue(
      'shape:a',
      '{"typeName":"shape","__proto__":{"polluted":1},"props":{"__proto__":{"polluted":1}}}',
    )
    expect(read).not.toHaveProperty('polluted')
    expect(read).not.toHaveProperty('props.polluted')
  })

  test('and says nothing of another id than its own', () => {
    expect(readBornValue('shape:a', '{"typeName":"shape","id":"shape:b"}')?.id).toBe('shape:a')
  })
})

test('[D8] a text of plain paragraphs is read as any other', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (lines) => {
      const doc = new Y.Doc()
      const text = richTextFrom(lines.join('\n'))
      writeRecord(doc, { ...note, props: { ...(note.props as object), richText: text } })
      const fragment = recordsMap(doc).get('shape:a')?.get('text') as Y.XmlFragment
      const plain = richTextOf(fragment)
      expect(plain).toEqual(text)
      // An attribute that says nothing sends it the longer way.
      ;(fragment.get(0) as Y.XmlElement).setAttribute('x', undefined as never)
      expect(richTextOf(fragment)).toEqual(plain)
    }),
  )
})
