/**
 * A snapshot as it was kept becomes a snapshot as it goes out.
 * @module
 */
import { recordedBalance } from '../../shared/insights/balance.ts'
import type { Fixing, Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import type { Language } from '../../shared/vocabulary.ts'
import type { SnapshotHead } from '../storage/snapshots.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { unpackContent } from './contentPieces.ts'
import type { StoredContent } from './SnapshotContent.ts'
import { changeCounts } from './sincePrevious.ts'

/** What of a snapshot is told without opening it. */
export function summaryOf(row: SnapshotHead): SnapshotSummary {
  return {
    id: row.id,
    roomId: row.room_id,
    number: row.number,
    takenAt: new Date(row.taken_at).toISOString(),
    takenBy: row.taken_by,
    reason: row.reason,
    note: row.note,
    hash: row.hash,
    insights: row.insights,
    relations: row.relations,
    fixed: row.fixed === null ? null : (JSON.parse(row.fixed) as Fixing),
  }
}

/** How many records there are of each kind that there is. */
function countsOf(insights: Snapshot['insights']): NonNullable<Snapshot['counts']> {
  const counts: NonNullable<Snapshot['counts']> = {}
  for (const { kind } of insights) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** The whole snapshot, and the language its process had when it was taken. */
export function snapshotOf(
  row: SnapshotHead,
  stored: StoredContent,
): { snapshot: Snapshot; language: Language } {
  const { gone: _gone, since, language, ...content } = stored
  const { insights: _insights, relations: _relations, ...head } = summaryOf(row)
  const balance = recordedBalance(content.insights)
  const previousId = row.previous_id
  const snapshot = {
    ...content,
    ...head,
    docHash: row.doc_hash,
    previousId,
    previousLink: row.previous_link,
    link: row.link,
    counts: countsOf(content.insights),
    balance,
    changes: changeCounts({ id: row.id, previousId, insights: content.insights }, since),
  }
  return { snapshot, language }
}

/** The same from the row alone. */
export async function readSnapshot(
  row: SnapshotHead & Pick<WholeSnapshot, 'whole'>,
): Promise<{ snapshot: Snapshot; language: Language }> {
  return snapshotOf(row, await unpackContent(row.whole))
}
