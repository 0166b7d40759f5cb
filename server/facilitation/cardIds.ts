/**
 * Which cards of a board can be voted for: a pure function, run in the thread of the snapshots.
 * @module
 */
import * as Y from 'yjs'
import { readCards, zoneAt } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { zonesOf } from '../../shared/insights/extract.ts'
import type { Step } from '../../shared/vocabulary.ts'

export interface VotedBoard {
  /** A Yjs update, V1. */
  readonly state: Uint8Array
  readonly step: Step
  /** Id of a zone; null for all of the board. */
  readonly zone: string | null
}

/** Ids of shapes, sorted. Throws when the state is no sound board. */
export function cardIds({ state, step, zone }: VotedBoard): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const records = readRecords(doc)
  doc.destroy()
  const zones = zonesOf(records, step)
  return readCards(records)
    .filter(({ center }) => zone === null || zoneAt(zones, center)?.id === zone)
    .map(({ id }) => id)
    .sort()
}
