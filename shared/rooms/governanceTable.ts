/**
 * The governance table: what is done to develop the governance of each part of the regional development
 * responsibility, and when. Its rows are cards of the governance room's board, of kind mandate: the card's words say
 * what is done, `basis` the part of the responsibility, `period` the timetable, word for word.
 * The region's own eight rows are data (`governanceTable.json`).
 * @module
 */
import type { Localised } from '../vocabulary.ts'
import rows from './governanceTable.json' with { type: 'json' }

export interface GovernanceRow {
  readonly id: string
  /** The part of the regional development responsibility. */
  readonly area: Localised
  readonly measure: Localised
  /** As written; what it says as dates is read from it. */
  readonly schedule: Localised
}

export const governanceRows = rows as readonly GovernanceRow[]

/** Id of the zone that its rows lie in. */
export const GOVERNANCE_ZONE = 'mandates'

/** The shape of a row: two who lay the same one out at the same time make one card. */
export const governanceShapeId = ({ id }: Pick<GovernanceRow, 'id'>): string => `shape:governance-${id}`
