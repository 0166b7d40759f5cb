/**
 * The actions of a board that can be scored, and the criteria: run in the process of the snapshots.
 * @module
 */
import { readRecords } from '../../shared/board/document.ts'
import { extractInsights, type RoomContext } from '../../shared/insights/extract.ts'
import { criteriaOf, scorableActions } from '../../shared/insights/weighing.ts'
import { openBase } from '../sync/packedBase.ts'

export interface ScoredBoard {
  /** As it is kept. */
  readonly base: Uint8Array
  readonly room: RoomContext
  /** Id of a zone; null for all of the board. */
  readonly zone: string | null
}

/** Ids of shapes. */
export interface Scorable {
  readonly actions: readonly string[]
  readonly criteria: readonly string[]
}

/** Throws when the base is no sound board. */
export function scorableCards({ base, room, zone }: ScoredBoard): Scorable {
  const doc = openBase(base)
  const { insights } = extractInsights(readRecords(doc), room)
  doc.destroy()
  return {
    actions: scorableActions(insights, zone).map(({ provenance }) => provenance.shapeId),
    criteria: criteriaOf(insights).map(({ shapeId }) => shapeId),
  }
}
