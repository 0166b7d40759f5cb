import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anything, indexOf, searchIn } from '../../shared/insights/search.ts'
import { stemOf, stemsIn } from '../../shared/insights/stem.ts'
import type { TraceNode } from '../../shared/insights/trace.ts'

const node = (id: string, text: string, more: Partial<TraceNode> = {}): TraceNode => ({
  id,
  text,
  kind: 'need',
  roomId: 'analysis',
  step: 'analysis',
  zone: null,
  sector: 'business',
  strengthArea: null,
  status: 'trial',
  votes: null,
  version: 1,
  snapshotId: 's',
  shapeId: `shape:${id}`,
  loose: [],
  ...more,
})
const nodes = [
  node('a', 'Bygg bostäder som säsongspersonal använder'),
  node('b', 'Bostaden är för dyr', { votes: 7, sector: 'academia' }),
  node('c', 'Fler vandrare på lederna', {
    roomId: 'vision',
    kind: 'vision',
    loose: ['vision_without_action'],
  }),
  node('e', 'Fjällnära vatten'),
  node('d', 'Bostadsbrist i fjällen', { strengthArea: 'experiences' }),
]
const index = indexOf(nodes)
const found = (wanted: Partial<typeof anything>) =>
  searchIn(index, { ...anything, ...wanted }).map(({ id }) => id)

describe('stems', () => {
  test.each([
    ['insatserna', 'insats'],
    ['insatser', 'insats'],
    ['kommunernas', 'kommun'],
    ['kommunen', 'kommun'],
    ['kommun', 'kommun'],
    ['vindkraften', 'vindkraft'],
    ['skogarna', 'skog'],
    ['hållbarheten', 'hållbar'],
    ['hållbara', 'hållbar'],
  ])('of %s is %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem)
  })

  test('are no longer than their words, and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeoåäöbdgklmnrst') }), (text) => {
        for (const stem of stemsIn(text)) {
          expect(stem.length).toBeGreaterThan(0)
          expect(stem.length).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

describe('a search', () => {
  test('finds other forms of a word, the whole word before one that holds it', () => {
    expect(found({ words: 'bostad' })).toEqual(['a', 'b', 'd'])
    expect(found({ words: 'leden' })).toEqual(['c'])
    expect(found({ words: 'FJÄLL' })).toEqual(['d', 'e'])
  })

  test('wants all of its words', () => {
    expect(found({ words: 'bostaden dyr' })).toEqual(['b'])
    expect(found({ words: 'bostaden vandrare' })).toEqual([])
  })

  test('is narrowed by room, kind, sector, area, votes, and what hangs loose', () => {
    expect(found({})).toEqual(['a', 'b', 'c', 'e', 'd'])
    expect(found({ roomId: 'vision' })).toEqual(['c'])
    expect(found({ kind: 'vision' })).toEqual(['c'])
    expect(found({ sector: 'academia' })).toEqual(['b'])
    expect(found({ strengthArea: 'experiences' })).toEqual(['d'])
    expect(found({ votes: 5 })).toEqual(['b'])
    expect(found({ looseOnly: true })).toEqual(['c'])
  })
})
