/**
 * The words of one card of a board: run in the thread of the snapshots.
 * @module
 */
import * as Y from 'yjs'
import { readCards } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'

/** Null where the board has no such card. Throws when the state is no sound board. */
export function cardText({ state, cardId }: { state: Uint8Array; cardId: string }): string | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const records = readRecords(doc)
  doc.destroy()
  return readCards(records).find(({ id }) => id === cardId)?.text ?? null
}
