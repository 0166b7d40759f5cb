import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, CARDS_BEFORE_SILENCE, unheard, voices } from '../../shared/insights/balance.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { type Sector, sectors } from '../../shared/vocabulary.ts'

type Counted = Pick<Insight, 'sector' | 'text' | 'votes' | 'zone'>
const card = (sector: Counted['sector'], text = 'ett kort', zone: string | null = 'needs'): Counted => ({
  sector,
  text,
  zone,
  votes: null,
})
const voted = (
  sector: Sector,
  round: string,
  bySector: Partial<Record<Sector, number>>,
  suppressed: boolean,
) => ({
  ...card(sector),
  votes: { total: 9, bySector, suppressed, method: 'dots' as const, round },
})

describe('the balance of voices', () => {
  test('counts every card and word once, in the room and in its zones', () => {
    const anyCard = fc.record({
      sector: fc.constantFrom(...sectors, 'mixed' as const, null),
      text: fc.string(),
      zone: fc.constantFrom('a', 'b', null),
      votes: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.array(anyCard), (cards) => {
        const { room, zones } = balanceOf(cards)
        const sum = (of: 'cards' | 'words') =>
          voices.reduce((total, voice) => total + room.said[voice][of], 0)
        expect(sum('cards')).toBe(cards.length)
        expect(sum('words')).toBe(room.total.words)
        const inZones = [...zones.values()]
        expect(inZones.reduce((total, zone) => total + zone.total.cards, 0)).toBe(cards.length)
        expect(inZones.reduce((total, zone) => total + zone.total.words, 0)).toBe(room.total.words)
      }),
    )
  })

  test('a word is letters and numbers, in any language', () => {
    expect(balanceOf([card('academia', 'Åarjelsaemien gïele – 2 ord, ja!')]).room.total.words).toBe(5)
  })

  test('[V4] votes of a sector that one round kept are kept from the sum of all rounds', () => {
    const kept = voted('business', 'first', { business: 5, civil_society: 2 }, true)
    const open = voted('business', 'second', { business: 3, civil_society: 2, academia: 4 }, false)
    expect(balanceOf([kept, open]).room.votes).toEqual({
      total: 18,
      bySector: { business: 8, civil_society: 4 },
    })
    expect(balanceOf([open]).room.votes?.bySector).toEqual({
      business: 3,
      civil_society: 2,
      public_sector: 0,
      academia: 4,
    })
    expect(balanceOf([card('business')]).room.votes).toBeNull()
  })

  test('a sector is unheard only when others have said some', () => {
    const of = (count: number) => balanceOf(Array.from({ length: count }, () => card('business'))).room
    expect(unheard(of(CARDS_BEFORE_SILENCE - 1))).toEqual([])
    expect(unheard(of(CARDS_BEFORE_SILENCE))).toEqual(['civil_society', 'public_sector', 'academia'])
    const laidOut = Array.from({ length: CARDS_BEFORE_SILENCE }, () => card(null))
    expect(unheard(balanceOf([...laidOut, card('business')]).room)).toEqual([])
  })
})
