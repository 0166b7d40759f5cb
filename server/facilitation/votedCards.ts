/**
 * The cards of a board that can be voted for, with their words: run in the thread of the snapshots.
 * @module
 */
import { readRecords } from '../../shared/board/document.ts'
import { votableCards } from '../../shared/facilitation/votable.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { openBase } from '../sync/packedBase.ts'

export interface VotedBoard {
  /** As it is kept. */
  readonly base: Uint8Array
  readonly step: Step
  /** Id of a zone; null for all of the board. */
  readonly zone: string | null
}

export interface VotedCard {
  /** Id of its shape. */
  readonly id: string
  readonly text: string
}

/** By id. Throws when the base is no sound board. */
export function votedCards({ base, step, zone }: VotedBoard): VotedCard[] {
  const doc = openBase(base)
  const records = readRecords(doc)
  doc.destroy()
  return votableCards(records, step, zone).map(({ id, text }) => ({ id, text }))
}
