/**
 * The words of one card of a board: run in the process of the snapshots.
 * @module
 */
import { readCards } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { openBase } from '../sync/packedBase.ts'

/** Null where the board has no such card. Throws when the base is no sound board. */
export function cardText({ base, cardId }: { base: Uint8Array; cardId: string }): string | null {
  const doc = openBase(base)
  const records = readRecords(doc)
  doc.destroy()
  return readCards(records).find(({ id }) => id === cardId)?.text ?? null
}
