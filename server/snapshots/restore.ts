/**
 * A board becomes what it was in a snapshot: as new edits, so that nothing of what came between is lost from the log.
 * @module
 */
import * as Y from 'yjs'
import { type BoardRecord, readWritten, removeRecord, writeRecord } from '../../shared/board/document.ts'
import type { SerializedSchema } from '../../shared/board/version.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { upgradeRecords } from '../boards/upgrade.ts'
import { unpackBoard } from './boardChunks.ts'

export interface Restored {
  /** The edits as one Yjs update, V1; null where the board is so already. */
  readonly update: Uint8Array | null
  /** Records written or taken away. */
  readonly changed: number
}

export interface RestoreRequest {
  /** The board as it is: a Yjs update, V1. */
  readonly state: Uint8Array
  /** The chunks of the snapshot's board. */
  readonly board: readonly Uint8Array[]
  /** The form of that board's records; null where it is today's. */
  readonly from: SerializedSchema | null
}

export function restore({ state, board, from }: RestoreRequest): Restored {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  const kept = unpackBoard(board)
  const [is, was] = [byId(readWritten(doc)), byId(from ? upgradeRecords(kept, from) : kept)]
  const gone = [...is.keys()].filter((id) => !was.has(id))
  const other = [...was.values()].filter((record) => said(record) !== said(is.get(record.id)))
  doc.transact(() => {
    for (const id of gone) removeRecord(doc, id)
    for (const record of other) writeRecord(doc, record)
  })
  const changed = gone.length + other.length
  const update = changed > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return { update, changed }
}

const byId = (records: readonly BoardRecord[]) => new Map(records.map((record) => [record.id, record]))
const said = (record: BoardRecord | undefined): string => canonicalJson(record ?? null)
