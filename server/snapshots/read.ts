/**
 * A snapshot as it was kept becomes a snapshot as it goes out.
 * @module
 */
import type { Snapshot } from '../../shared/protocol/api.ts'
import type { Language } from '../../shared/vocabulary.ts'
import type { SnapshotRow } from '../storage/schema.ts'
import { unpackContent } from './SnapshotContent.ts'

/** The whole snapshot, and the language its process had when it was taken. */
export async function readSnapshot(row: SnapshotRow): Promise<{ snapshot: Snapshot; language: Language }> {
  const { gone: _gone, language, ...content } = await unpackContent(row.content)
  const snapshot: Snapshot = {
    ...content,
    id: row.id,
    roomId: row.room_id,
    number: row.number,
    takenAt: new Date(row.taken_at).toISOString(),
    takenBy: row.taken_by,
    reason: row.reason,
    note: row.note,
    hash: row.hash,
    docHash: row.doc_hash,
    previousId: row.previous_id,
  }
  return { snapshot, language }
}
