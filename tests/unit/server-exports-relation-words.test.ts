/**
 * What arrows say in the server's pictures of a board: all of it, where nobody can point at an arrow that is short.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { relationArrow } from '../../shared/board/relationArrow.ts'
import { areApart } from '../support/boxes.ts'

const LONG = 'Den som flyttar hit för arbete hittar ingen bostad att hyra, och pendlar i stället.'
type Place = readonly [x: number, y: number, text?: string]

function board(
  places: readonly Place[],
  arrows: readonly (readonly [from: number, to: number])[],
): BoardRecord[] {
  const end = (i: number) => {
    const [x, y] = places[i] ?? [0, 0]
    return { shapeId: `shape:${i}`, box: { x, y, w: 200, h: 200 } }
  }
  return [
    ...places.map(([x, y, text = `Kort ${x} ${y}`], i) =>
      newNote({ id: `shape:${i}`, text, x, y, index: `a${i}V`, sector: 'business' }),
    ),
    ...arrows.flatMap(([from, to], i) =>
      relationArrow({
        name: `arrow-${i}`,
        index: `b${i}V`,
        from: end(from),
        to: end(to),
        relation: 'contradicts',
      }),
    ),
  ]
}

/** The papers of the words. */
function papers(records: readonly BoardRecord[]) {
  const { svg } = boardSvg(records, { language: 'sv', title: 'Tavlan' })
  expect(svg.match(/>motsäger</g)?.length ?? 0).toBe(
    records.filter(({ type, typeName }) => type === 'arrow' && typeName === 'shape').length,
  )
  const found = svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="26" rx="13"/g)
  return [...found].map((match) => {
    const [x = 0, y = 0, w = 0] = match.slice(1).map(Number)
    return { x, y, w, h: 26 }
  })
}

describe('the words of arrows in a picture', () => {
  test('are said by an arrow between neighbours too, beside what is written on the cards', () => {
    const [paper] = papers(
      board(
        [
          [0, 0, LONG],
          [220, 0, LONG],
        ],
        [[0, 1]],
      ),
    )
    expect(paper).toBeDefined()
    // Seven lines of a card reach down to 176.
    expect(paper?.y).toBeGreaterThanOrEqual(150)
  })

  test('are in the middle of an arrow that has room, and elsewhere on it where a card lies there', () => {
    const [free] = papers(
      board(
        [
          [0, 0],
          [1_000, 0],
        ],
        [[0, 1]],
      ),
    )
    // Half way from one card's edge to where the head begins before the other's.
    expect((free?.x ?? 0) + (free?.w ?? 0) / 2).toBeCloseTo(594, 0)
    const [beside] = papers(
      board(
        [
          [0, 0],
          [1_000, 0],
          [500, 0],
        ],
        [[0, 1]],
      ),
    )
    expect(areApart([...(beside ? [beside] : []), { x: 500, y: 0, w: 200, h: 200 }])).toBe(true)
  })

  test('do not lie over each other where arrows cross', () => {
    const all = papers(
      board(
        [
          [0, 0],
          [800, 800],
          [800, 0],
          [0, 800],
        ],
        [
          [0, 1],
          [2, 3],
        ],
      ),
    )
    expect(all).toHaveLength(2)
    expect(areApart(all)).toBe(true)
  })

  test('lie over all cards, whichever lies above', () => {
    const records = board(
      [
        [0, 0],
        [220, 0],
      ],
      [[0, 1]],
    ).map((record) =>
      record.type === 'arrow' && record.typeName === 'shape' ? { ...record, index: 'a0' } : record,
    )
    const { svg } = boardSvg(records, { language: 'sv', title: 'Tavlan' })
    expect(svg.indexOf('>motsäger<')).toBeGreaterThan(svg.lastIndexOf('>Kort'))
  })
})
