/**
 * Cards that were just brought in from a file are taken away again.
 * @module
 */
import type * as Y from 'yjs'
import { readRecord } from '../../shared/board/document.ts'
import { isChangedByOthers, type Stand } from '../../shared/board/heldByOthers.ts'
import { removeCards } from '../outline/cardEdits.ts'

/**
 * Takes them away in one step, but those that somebody else has written on since.
 * @param ids of the cards that were made
 * @param before how far the document was written before they were
 * @returns how many went, and how many stay because somebody else has changed them
 */
export function takeBack(
  doc: Y.Doc,
  ids: readonly string[],
  before: Stand,
): { readonly removed: number; readonly kept: number } {
  const there = ids.filter((id) => readRecord(doc, id) !== null)
  const own = there.filter((id) => !isChangedByOthers(doc, id, before))
  removeCards(doc, own)
  return { removed: own.length, kept: there.length - own.length }
}
