/**
 * Which cards of a board can be voted for: the same on the server, which counts, and on the pages, which show where.
 * @module
 */
import type { Card } from '../board/cards.ts'
import { readCards, zoneAt } from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import { zonesOf } from '../insights/extract.ts'
import type { Step } from '../vocabulary.ts'

/** @param zone id of a zone; null for all of the board */
export function votableCards(records: readonly BoardRecord[], step: Step, zone: string | null): Card[] {
  const cards = readCards(records)
  if (zone === null) return cards
  const zones = zonesOf(records, step)
  return cards.filter(({ center }) => zoneAt(zones, center)?.id === zone)
}
