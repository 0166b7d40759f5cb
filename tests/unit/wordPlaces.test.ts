/**
 * Words on arrows: none over another or over a card, and as many as have a place.
 * @module
 */
import { expect, test } from 'vitest'
import { placeWords } from '../../shared/board/wordPlaces.ts'

const word = (id: string, ...places: [x: number, y: number][]) => ({
  id,
  w: 60,
  h: 20,
  places: places.map(([x, y]) => ({ x, y })),
})
const card = { x: 0, y: 0, w: 200, h: 200 }
const entries = (places: Map<string, number>) => Object.fromEntries(places)

test('A word stands at the first of its places that is free of cards, and nowhere where none is', () => {
  const words = [word('over', [100, 100], [229, 100], [231, 100]), word('within', [50, 50], [150, 150])]
  expect(entries(placeWords(words, [card]))).toEqual({ over: 2 })
})

test('Where two words would meet, the first has the place, and the other another or none', () => {
  const words = [word('first', [0, 0]), word('moved', [10, 0], [10, 30]), word('hidden', [30, 15])]
  expect(entries(placeWords(words, []))).toEqual({ first: 0, moved: 1 })
  // Side by side they do not meet.
  expect(entries(placeWords([word('one', [0, 0]), word('other', [60, 0])], []))).toEqual({ one: 0, other: 0 })
})

test('What is shunned is lain over only where there is no other place', () => {
  const head = { x: 0, y: 300, w: 900, h: 100 }
  const words = [word('beside', [400, 350], [400, 500]), word('only', [700, 350])]
  expect(entries(placeWords(words, [card], [head]))).toEqual({ beside: 1, only: 0 })
})

test('A word without places is no word', () => {
  expect(placeWords([word('none')], [card]).size).toBe(0)
})
