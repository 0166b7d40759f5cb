/**
 * A board in other years: the texts of its zones that are still as they were laid out. Run in the process of the snapshots.
 * @module
 */
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { inOtherYears, type LaidTexts } from '../../shared/rooms/laidTexts.ts'
import { openBase } from '../sync/packedBase.ts'

export interface Redating {
  /** A board as it is packed. */
  readonly base: Uint8Array
  readonly texts: LaidTexts['zones']
}

/** The edits as one Yjs update, V1; null where no text is as it was laid out. */
export function redateBoard({ base, texts }: Redating): Uint8Array | null {
  const doc = openBase(base)
  let update: Uint8Array | null = null
  doc.on('update', (made: Uint8Array) => {
    update = made
  })
  doc.transact(() => {
    for (const record of inOtherYears(readRecords(doc), texts)) writeRecord(doc, record, { text: false })
  })
  doc.destroy()
  return update
}
