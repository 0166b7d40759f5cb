/**
 * Counts of a round in their order: equal counts share a rank, and the next rank is left out for each of them.
 * @module
 */
import type { CardCount } from '../../shared/facilitation/tally.ts'

export interface RankedCard extends CardCount {
  readonly id: string
  /** From 1; null for a card without a vote. */
  readonly rank: number | null
  /** Whether others have the same rank. */
  readonly isTied: boolean
  /** Its share of the most that any card got, from 0 to 1: the length of its bar. */
  readonly share: number
}

/** Most votes first; of equal ones, by the order of `ids` (that of the board), then by id. */
export function ranked(
  counts: Readonly<Record<string, CardCount>>,
  ids: readonly string[] = [],
): RankedCard[] {
  const place = new Map(ids.map((id, i) => [id, i]))
  const placeOf = (id: string) => place.get(id) ?? ids.length
  const totals = Object.values(counts).map(({ total }) => total)
  const most = Math.max(0, ...totals)
  return Object.entries(counts)
    .map(([id, count]): RankedCard => {
      const { total } = count
      return {
        id,
        ...count,
        rank: total > 0 ? totals.filter((other) => other > total).length + 1 : null,
        isTied: total > 0 && totals.filter((other) => other === total).length > 1,
        share: most > 0 ? total / most : 0,
      }
    })
    .sort((a, b) => b.total - a.total || placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1))
}
