/**
 * The governance table: what is done to develop the governance of each part of the regional development
 * responsibility, and when. Its rows are cards of the governance room's board, of kind mandate: the card's words say
 * what is done, `basis` the part of the responsibility, `period` the timetable, word for word.
 * The region's own eight rows are data (`governanceTable.json`).
 * @module
 */
import type { Insight } from '../insights/insight.ts'
import type { Localised } from '../vocabulary.ts'
import rows from './governanceTable.json' with { type: 'json' }

export interface GovernanceRow {
  readonly id: string
  /** The part of the regional development responsibility. */
  readonly area: Localised
  readonly measure: Localised
  /** As written; what it says as dates is read from it. */
  readonly schedule: Localised
  /** The documents that it is to follow. */
  readonly steeredBy: readonly Localised[]
}

export const governanceRows = rows as readonly GovernanceRow[]

/** Id of the zone that its rows lie in. */
export const GOVERNANCE_ZONE = 'mandates'

/** The shape of a row: two who lay the same one out at the same time make one card. */
export const governanceShapeId = ({ id }: Pick<GovernanceRow, 'id'>): string => `shape:governance-${id}`

/** What of a record says whether it is a row, and which. */
type RowRecord = Pick<Insight, 'kind' | 'zone' | 'order'> & {
  readonly provenance: Pick<Insight['provenance'], 'shapeId'>
}

/**
 * The records that are rows of the table, in its order: the region's own as they stand in its table, wherever their cards
 * lie, then those that were added in the zone, as they lie, then those elsewhere on the board.
 */
export function governanceOrder<I extends RowRecord>(insights: readonly I[]): I[] {
  const places = new Map(governanceRows.map((row, i) => [governanceShapeId(row), i]))
  const placeOf = ({ provenance }: I) => places.get(provenance.shapeId) ?? places.size
  const isAway = ({ zone }: I) => Number(zone !== GOVERNANCE_ZONE)
  return insights
    .filter(({ kind }) => kind === 'mandate')
    .sort((a, b) => placeOf(a) - placeOf(b) || isAway(a) - isAway(b) || a.order - b.order)
}
