/**
 * Words of every look in the server's pictures of a board.
 * @module
 */
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { richLines } from '../../server/exports/picture/richLines.ts'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { RichTextNode } from '../../shared/board/richText.ts'

const text = (said: string, ...marks: readonly string[]): RichTextNode => ({
  type: 'text',
  text: said,
  marks: marks.map((type) => ({ type })),
})
const paragraph = (...content: readonly RichTextNode[]): RichTextNode => ({ type: 'paragraph', content })
const point = (...content: readonly RichTextNode[]): RichTextNode => ({ type: 'listItem', content })
const doc = (...content: readonly RichTextNode[]): RichTextNode => ({ type: 'doc', content })

function noteSaying(richText: unknown): BoardRecord {
  const note = newNote({ id: 'shape:n', text: 'x', x: 0, y: 0, index: 'a1V', sector: null })
  return { ...note, props: { ...(note.props as object), richText } }
}
const draw = (richText: unknown) => boardSvg([noteSaying(richText)], { language: 'sv', title: 'Prov' })
const lay = (richText: RichTextNode, room = 168) =>
  richLines(richText, { fontSize: 18, room, align: 'start' }).lines

const texts = (svg: string) =>
  [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, attributes = '', inner = '']) => ({
    attributes,
    words: [...inner.matchAll(/>([^<]+)</g)].map(([, word]) => word),
  }))

describe('rich text in a picture', () => {
  test('has the faces that its marks say, and signs of what else they say', () => {
    const plain = draw(doc(paragraph(text('rakt'))))
    const marked = draw(
      doc(
        paragraph(
          text('rakt '),
          text('fett', 'bold'),
          text(' lutat', 'italic'),
          text(' båda', 'bold', 'italic'),
        ),
        paragraph(text('struket', 'strike'), text('länk', 'link'), text('märkt', 'highlight')),
      ),
    )
    const faceOf = (word: string) =>
      texts(marked.svg).find(({ words }) => words.includes(word))?.attributes ?? ''
    expect(faceOf('rakt ')).toMatch(/font-weight="500" fill/)
    expect(faceOf('fett')).toMatch(/font-weight="700" fill/)
    expect(faceOf(' lutat')).toMatch(/font-weight="500" font-style="italic"/)
    expect(faceOf(' båda')).toMatch(/font-weight="700" font-style="italic"/)
    expect(faceOf('länk')).toContain('fill="#3182ed"')
    expect(marked.svg).toContain('fill="#fddd00"')
    const rects = (svg: string) => svg.match(/<rect/g)?.length ?? 0
    // One through, one below, one under.
    expect(rects(marked.svg)).toBe(rects(plain.svg) + 3)
  })

  test('parts lines where there is no room, and where somebody began one', () => {
    const words = (lines: ReturnType<typeof lay>) =>
      lines.map(({ runs }) => runs.map((run) => run.text).join(''))
    expect(
      words(lay(doc(paragraph(text('ett '), text('två', 'bold'), { type: 'hardBreak' }, text('tre'))))),
    ).toEqual(['ett två', 'tre'])
    expect(words(lay(doc(paragraph(text('Kollektivtrafik i ', 'bold'), text('glesbygden')))))).toEqual([
      'Kollektivtrafik i ',
      'glesbygden',
    ])
    const long = words(lay(doc(paragraph(text('å'.repeat(40), 'bold')))))
    expect(long.length).toBeGreaterThan(1)
    expect(long.join('')).toBe('å'.repeat(40))
  })

  test('has signs and numbers before the points of lists, each list further in', () => {
    const inner: RichTextNode = { type: 'bulletList', content: [point(paragraph(text('inne')))] }
    const bullets: RichTextNode = { type: 'bulletList', content: [point(paragraph(text('ute')), inner)] }
    const numbers: RichTextNode = {
      type: 'orderedList',
      attrs: { start: 9 },
      content: [point(paragraph(text('nio'))), point(paragraph(text('tio')), paragraph(text('mer')))],
    }
    const lines = lay(doc(bullets, numbers))
    expect(lines.map(({ mark }) => mark)).toEqual(['disc', 'circle', '9.', '10.', null])
    const [first = 0, second = 0, third = 0] = lines.map(({ x }) => x)
    expect(first).toBeGreaterThan(30)
    expect(second).toBeCloseTo(2 * first, 5)
    expect(third).toBeCloseTo(first, 5)
    const { svg } = draw(doc(bullets, numbers))
    expect(svg.match(/<ellipse/g)).toHaveLength(2)
    expect(texts(svg).flatMap(({ words }) => words)).toEqual(expect.arrayContaining(['9.', '10.', 'tio']))
  })

  test('has headings larger than what stands below them', () => {
    const lines = lay(
      doc({ type: 'heading', attrs: { level: 1 }, content: [text('Stort')] }, paragraph(text('smått'))),
    )
    expect(lines.map(({ size }) => size)).toEqual([36, 18])
  })

  test('is seen in the pixels of a picture', () => {
    const pixels = (...marks: readonly string[]) => {
      const { data } = PNG.sync.read(
        Buffer.from(pngOf(draw(doc(paragraph(text('Ord', ...marks), text('.')))))),
      )
      return data
    }
    const all = [[], ['bold'], ['italic'], ['bold', 'italic'], ['strike'], ['highlight'], ['link']].map(
      (marks) => pixels(...marks, 'code').toString('base64'),
    )
    expect(new Set(all).size).toBe(all.length)
  })

  test('is drawn, and runs nothing, whatever it holds', () => {
    const deep = Array.from({ length: 5_000 }).reduce<RichTextNode>(
      (inside) => ({ type: 'bulletList', content: [point(inside)] }),
      paragraph(text('djupt')),
    )
    const hostile: unknown[] = [
      doc(paragraph({ type: 'text', text: '<script>alert(1)</script>', marks: [{ type: 'bold' }] })),
      doc(
        paragraph({
          type: 'text',
          text: '"><a href="javascript:alert(1)">',
          marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
        }),
      ),
      doc(deep, paragraph(text('x', 'bold'))),
      doc({ type: 'orderedList', attrs: { start: '<b>' }, content: [point(paragraph(text('x')))] }),
      doc({ type: 'heading', attrs: { level: 9e9 }, content: [text('x', 'bold')] }),
    ]
    for (const richText of hostile) {
      const { svg } = draw(richText)
      expect(svg).not.toMatch(/<script|<a\s|\shref=["']|javascript:[^<]*["']/)
      expect(() => pngOf(draw(richText))).not.toThrow()
    }
  })
})
