/**
 * A board's bytes as records, for its picture.
 * @module
 */
import * as Y from 'yjs'
import { type BoardRecord, readRecords } from '../../shared/board/document.ts'

/** @param state a compacted Yjs update, V1; throws when it is none */
export function readBoard(state: Uint8Array): BoardRecord[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const records = readRecords(doc)
  doc.destroy()
  return records
}
