/**
 * A record's version: 1 when it is first taken, one more each time a snapshot finds other content under its id.
 * So an id with a version names one content for ever, also when a card was thrown away and came back.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { hashOf } from '../storage/ids.ts'
import type { GoneRecord } from './SnapshotContent.ts'

/** The snapshot being taken. */
export interface Stamp {
  readonly id: string
  /** ISO 8601. */
  readonly takenAt: string
}

/**
 * What a version is a version of: all that a record says, without its place among its neighbours (another card put
 * before it does not change it) and without where it came from.
 */
function versionedContent(insight: Insight): string {
  const { version: _version, order: _order, provenance: _provenance, ...content } = insight
  return canonicalJson(content)
}

/** A record as later snapshots have to know it. */
export function goneRecord(insight: Insight): GoneRecord {
  const { snapshotId, firstSeenSnapshotId, changedAt } = insight.provenance
  return {
    id: insight.id,
    version: insight.version,
    contentHash: hashOf(versionedContent(insight)),
    snapshotId,
    firstSeenSnapshotId,
    changedAt,
  }
}

function versioned(insight: Insight, before: GoneRecord | undefined, stamp: Stamp): Insight {
  const same = before !== undefined && before.contentHash === hashOf(versionedContent(insight))
  const version = same ? before.version : (before?.version ?? 0) + 1
  return {
    ...insight,
    version,
    provenance: {
      ...insight.provenance,
      snapshotId: same ? before.snapshotId : stamp.id,
      firstSeenSnapshotId: before?.firstSeenSnapshotId ?? stamp.id,
      changedAt: same ? before.changedAt : stamp.takenAt,
      ...(version > 1 ? { supersedes: `${insight.id}@${version - 1}` } : {}),
    },
  }
}

/**
 * Gives fresh records their versions. `known` is what the newest snapshot knew: its records, and those gone before it.
 * Also returns which of them are gone now.
 */
export function withVersions(
  insights: readonly Insight[],
  known: readonly GoneRecord[],
  stamp: Stamp,
): { insights: Insight[]; gone: GoneRecord[] } {
  const before = new Map(known.map((record) => [record.id, record]))
  const stamped = insights.map((insight) => versioned(insight, before.get(insight.id), stamp))
  const here = new Set(insights.map(({ id }) => id))
  return { insights: stamped, gone: known.filter(({ id }) => !here.has(id)) }
}
