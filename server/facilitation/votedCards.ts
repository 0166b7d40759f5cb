/**
 * The cards of a board that can be voted for, with their words: run in the thread of the snapshots.
 * @module
 */
import * as Y from 'yjs'
import { readRecords } from '../../shared/board/document.ts'
import { votableCards } from '../../shared/facilitation/votable.ts'
import type { Step } from '../../shared/vocabulary.ts'

export interface VotedBoard {
  /** A Yjs update, V1. */
  readonly state: Uint8Array
  readonly step: Step
  /** Id of a zone; null for all of the board. */
  readonly zone: string | null
}

export interface VotedCard {
  /** Id of its shape. */
  readonly id: string
  readonly text: string
}

/** By id. Throws when the state is no sound board. */
export function votedCards({ state, step, zone }: VotedBoard): VotedCard[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const records = readRecords(doc)
  doc.destroy()
  return votableCards(records, step, zone).map(({ id, text }) => ({ id, text }))
}
