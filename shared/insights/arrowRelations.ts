/**
 * What the arrows of a board say, for whoever draws them.
 * @module
 */
import { indexed, readCards, readZones, zoneAt } from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import { kindOf } from './extract.ts'
import { type Relation, readArrows, relationSaid, scoreSaid } from './relations.ts'

/** What an arrow says, and how much where somebody said so. */
export type Said = Pick<Relation, 'type'> & { readonly score: Relation['score'] | undefined }

/** The relation of each arrow that joins two cards (rule E5), by the arrow's id. */
export function relationsOfArrows(records: readonly BoardRecord[]): Map<string, Said> {
  const arrows = readArrows(records)
  if (arrows.length === 0) return new Map()
  const byId = indexed(records)
  const zones = readZones(records, byId)
  const kinds = new Map(
    readCards(records, byId).map((card) => [card.id, kindOf(card, zoneAt(zones, card.center))]),
  )
  const said = new Map<string, Said>()
  for (const { record, start, end } of arrows) {
    const [from, to] = [kinds.get(start ?? ''), kinds.get(end ?? '')]
    if (from && to)
      said.set(record.id, { type: relationSaid(record.meta, from, to), score: scoreSaid(record.meta) })
  }
  return said
}
