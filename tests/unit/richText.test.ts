import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RichTextNode } from '../../shared/board/richText.ts'
import {
  canonicalRichText,
  plainParagraphs,
  plainText,
  richTextFrom,
  richTextOf,
  writeRichText,
} from '../../shared/board/richText.ts'

const marks = fc.subarray([
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org' } },
])
const text = fc.record({
  type: fc.constant('text'),
  text: fc.string({ minLength: 1, unit: 'grapheme' }),
  marks,
})
const paragraph = fc.record({
  type: fc.constant('paragraph'),
  content: fc.array(fc.oneof(text, fc.constant({ type: 'hardBreak' })), {
    maxLength: 4,
  }),
})
const list = fc.record({
  type: fc.constant('bulletList'),
  content: fc.array(
    fc.record({
      type: fc.constant('listItem'),
      content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})
const richText = fc.record({
  type: fc.constant('doc'),
  content: fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 4 }),
})

test('a text written into a fragment is read back as its canonical form, whatever was there before', () => {
  fc.assert(
    fc.property(fc.array(richText, { minLength: 1, maxLength: 5 }), (texts) => {
      const doc = new Y.Doc()
      const fragment = doc.getXmlFragment('text')
      for (const next of texts) {
        doc.transact(() => writeRichText(fragment, next))
        expect(richTextOf(fragment)).toEqual(canonicalRichText(next))
      }
    }),
    { numRuns: 300 },
  )
})

test('the canonical form of a canonical form is itself', () => {
  fc.assert(
    fc.property(fc.oneof(richText, fc.anything()), (value) => {
      const once = canonicalRichText(value)
      expect(canonicalRichText(once)).toEqual(once)
    }),
  )
})

test('two people who write at the two ends of a text both keep their letters', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.transact(() => writeRichText(a.getXmlFragment('text'), richTextFrom('skog')))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  a.transact(() => writeRichText(a.getXmlFragment('text'), richTextFrom('ung skog')))
  b.transact(() => writeRichText(b.getXmlFragment('text'), richTextFrom('skogsbruk')))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  expect(plainText(richTextOf(a.getXmlFragment('text')))).toBe('ung skogsbruk')
  expect(richTextOf(b.getXmlFragment('text'))).toEqual(richTextOf(a.getXmlFragment('text')))
})

test('nothing that could run or break an editor survives', () => {
  const forged = {
    type: 'doc',
    content: [
      { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'klicka',
            marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
          },
          { type: 'text', text: ' här', marks: [{ type: 'unknown' }] },
        ],
      },
    ],
  }
  expect(canonicalRichText(forged)).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'klicka här' }] }],
  })
})

test('nesting without end neither fails nor hangs', () => {
  let deep: RichTextNode = { type: 'paragraph' }
  for (let i = 0; i < 5_000; i++) deep = { type: 'blockquote', content: [deep] }
  expect(canonicalRichText({ type: 'doc', content: [deep] }).type).toBe('doc')
  expect(plainText({ type: 'doc', content: [deep] })).toBe('')
})

test('plain text keeps its lines', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zåäö ]{1,10}$/), {
        minLength: 1,
        maxLength: 5,
      }),
      (lines) => {
        const plain = lines.join('\n').trim()
        expect(plainText(richTextFrom(plain))).toBe(plain)
      },
    ),
  )
})

test('a text of plain paragraphs is its words, paragraph by paragraph; any other says that it is more', () => {
  fc.assert(
    fc.property(richText, (value) => {
      const known = canonicalRichText(value)
      const paragraphs = plainParagraphs(known)
      const isMore = /"marks"|"hardBreak"|"bulletList"/.test(JSON.stringify(known).replaceAll('\\"', ''))
      expect(paragraphs === null).toBe(isMore)
      if (!paragraphs) return
      expect(paragraphs.join('\n').trim()).toBe(plainText(known))
      if (paragraphs.length > 0)
        expect(known.content).toEqual(
          paragraphs.map((text) =>
            text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' },
          ),
        )
    }),
    { numRuns: 300 },
  )
  expect(plainParagraphs(richTextFrom(''))).toEqual([])
  expect(plainParagraphs(richTextFrom('ett\n\ntvå'))).toEqual(['ett', '', 'två'])
  const turned = { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: 'rtl' } }] }
  expect(plainParagraphs(turned)).toBeNull()
})
