/**
 * The picture of the thread before its lines are there, and where it is looked at first.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { beginningOf } from '../../client/pages/trace/beginning.ts'
import { CARD_HEIGHT, CARD_WIDTH, inColumns, type Laid, type Size } from '../../client/pages/trace/laid.ts'
import type { TraceNode } from '../../shared/insights/trace.ts'
import type { Kind } from '../../shared/vocabulary.ts'

const node = (id: string, kind: Kind): TraceNode =>
  ({ id, kind, text: id, loose: [], sector: null, strengthArea: null }) as unknown as TraceNode

const nodes = [
  node('n1', 'need'),
  node('v1', 'vision'),
  node('a1', 'action'),
  node('n2', 'challenge'),
  node('n3', 'need'),
]

describe('the cards in their columns', () => {
  const laid = inColumns(nodes)

  test('stand from the target picture on, each whole and none over another, whatever their order', () => {
    expect(laid.bands.map(({ column }) => column)).toEqual(['target', 'needs', 'actions'])
    const lefts = new Map(laid.cards.map((card) => [card.node.id, card.x]))
    expect(new Set(['n1', 'n2', 'n3'].map((id) => lefts.get(id))).size).toBe(1)
    for (const [i, a] of laid.cards.entries()) {
      expect(a.x + CARD_WIDTH <= laid.width && a.y + CARD_HEIGHT <= laid.height).toBe(true)
      for (const b of laid.cards.slice(i + 1))
        expect(a.x !== b.x || Math.abs(a.y - b.y) >= CARD_HEIGHT).toBe(true)
    }
  })

  test('are none of no card', () => {
    expect(inColumns([])).toMatchObject({ cards: [], bands: [], lines: [] })
  })
})

describe('a picture begins', () => {
  /** A lonely target high up, and far down to the right five needs. */
  const sparse: Laid = {
    width: 2400,
    height: 2000,
    bands: [],
    lines: [],
    cards: [
      { node: node('v1', 'vision'), x: 24, y: 900 },
      ...[0, 1, 2, 3, 4].map((i) => ({ node: node(`n${i}`, 'need'), x: 1200, y: 1200 + i * 112 })),
      { node: node('a1', 'action'), x: 900, y: 950 },
    ],
  }
  const seenFrom = ({ x, y }: { x: number; y: number }, window: { width: number; height: number }) =>
    sparse.cards
      .filter(
        (card) =>
          card.x >= x &&
          card.y >= y &&
          card.x + CARD_WIDTH <= x + window.width &&
          card.y + CARD_HEIGHT <= y + window.height,
      )
      .map((card) => card.node.id)

  test('on a phone where most cards are seen whole', () => {
    const phone = { width: 400, height: 580 }
    expect(seenFrom(beginningOf(sparse, undefined, phone), phone)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
  })

  test('on a wide screen with the target picture, and what can be seen together with it', () => {
    const wide = { width: 1400, height: 580 }
    expect(seenFrom(beginningOf(sparse, undefined, wide), wide)).toEqual(['v1', 'a1'])
  })

  test('with what is on the screen of a frame that goes on below it', () => {
    const lonely = { node: node('v0', 'vision'), x: 24, y: 300 }
    const picture = { ...sparse, cards: [lonely, ...sparse.cards] }
    const [window, frame] = [300, 900].map((height) => ({ width: 1400, height })) as [Size, Size]
    expect(seenFrom(beginningOf(picture, undefined, window, frame), window)).toEqual(['v1', 'a1'])
    // The frame scrolls no further than to the end of the picture.
    expect(beginningOf(picture, 'n4', window, frame).y).toBe(picture.height - frame.height)
  })

  test('around the card that is chosen, and never outside itself', () => {
    const phone = { width: 400, height: 580 }
    expect(seenFrom(beginningOf(sparse, 'a1', phone), phone)).toEqual(['a1'])
    expect(beginningOf(sparse, 'v1', phone)).toEqual({ x: 0, y: 900 + CARD_HEIGHT / 2 - 290 })
    expect(beginningOf(inColumns([]), undefined, phone)).toEqual({ x: 0, y: 0 })
    expect(inColumns([])).toMatchObject({ width: 48, height: 48 })
  })
})
