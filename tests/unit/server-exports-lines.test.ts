/**
 * A line of a card stands as it is read: what the board's typeface lacks in another, and each part in its direction.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { Outlines } from '../../server/exports/picture/outlines.ts'
import { setLine } from '../../server/exports/picture/setLine.ts'
import { faceWith, fontOf, lettersIn, letterWidth } from '../../server/exports/picture/typeface.ts'

const set = (line: string) => setLine(line, '400').map(({ face, text }) => [face, text])

describe('what the typeface lacks', () => {
  test.each([
    ['🚌', 'emoji'],
    ['❤️', 'emoji'],
    ['👍🏽', 'emoji'],
    ['👨‍👩‍👧', 'emoji'],
    ['🇸🇪', 'emoji'],
    ['1️⃣', 'emoji'],
    ['☐', 'signs'],
    ['Ⅳ', 'more signs'],
    ['ש', 'hebrew 400'],
    ['ش', 'arabic 400'],
    ['å', '400'],
    ['ж', '400'],
  ])('stands in another: %s', (letter, face) => {
    expect(lettersIn(letter)).toEqual([letter])
    expect(faceWith(letter, '400')).toBe(face)
  })

  test('is in bold where its line is, if there is a bold one', () => {
    expect(faceWith('ש', '700 italic')).toBe('hebrew 700')
    expect(faceWith('🚌', '700 italic')).toBe('emoji')
  })

  test.each(['一', 'ไ'])('is told of where no typeface has it: %s', (letter) => {
    expect(faceWith(letter, '400')).toBeNull()
  })

  test.each(['🚌', '👍🏽', '👨‍👩‍👧', '👩🏽‍🚒', '🏳️‍🌈', '🇸🇪', '1️⃣'])(
    'is one sign with all that is joined to it: %s',
    (letter) => {
      expect(fontOf('emoji').layout(letter).glyphs.length).toBe(1)
      expect(letterWidth(letter, '500')).toBeCloseTo(letterWidth('🚌', '500'))
    },
  )

  test('is drawn as what it is and not as a box', () => {
    const outlines = new Outlines()
    const shapes = ['🚌', '👍🏽', '🇸🇪', 'ש', 'ش', '一', 'ไ'].map((letter) =>
      JSON.stringify(outlines.word(letter, '500', 160).letters.map(({ letter: { contours } }) => contours)),
    )
    // The last two are the box.
    expect(new Set(shapes).size).toBe(6)
    expect(shapes.at(-1)).toBe(shapes.at(-2))
  })
})

describe('a line', () => {
  test('of one typeface is one piece', () => {
    expect(set('Fler bussar – i byn')).toEqual([['400', 'Fler bussar – i byn']])
    expect(set('')).toEqual([])
  })

  test('is parted where another typeface is needed', () => {
    expect(set('Buss 🚌🚏 i byn')).toEqual([
      ['400', 'Buss '],
      ['emoji', '🚌🚏'],
      ['400', ' i byn'],
    ])
  })

  test('that is read from right to left has its words and numbers in that order', () => {
    expect(set('שלום (עולם) 2030')).toEqual(
      [
        ['400', '2030'],
        ['400', ' ('],
        ['hebrew 400', 'עולם'],
        ['400', ') '],
        ['hebrew 400', 'שלום'],
      ].map(([face, text]) => [face, text]),
    )
  })

  test('has words of another direction within it in theirs', () => {
    expect(set('Och שלום עולם sist').map(([, text]) => text)).toEqual(['Och ', 'עולם', ' ', 'שלום', ' sist'])
  })

  test('is told where each of its pieces is in the order of reading', () => {
    const pieces = setLine('Och שלום עולם sist', '400')
    expect(pieces.toSorted((a, b) => a.at - b.at).map(({ text }) => text)).toEqual([
      'Och ',
      'שלום',
      ' ',
      'עולם',
      ' sist',
    ])
  })
})
