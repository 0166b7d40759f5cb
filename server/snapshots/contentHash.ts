/**
 * The hash that says whether two snapshots hold the same.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import { hashOf } from '../storage/ids.ts'

/** A record as the board alone gives it, before any snapshot was taken. */
function unstamped({ provenance: { supersedes: _, ...provenance }, ...insight }: Insight): Insight {
  return {
    ...insight,
    version: 1,
    provenance: { ...provenance, snapshotId: null, firstSeenSnapshotId: null, changedAt: null },
  }
}

/**
 * SHA-256, in hex, of the canonical JSON of insights, relations, groups and warnings; every insight with version 1, with
 * null for what the taking of snapshots adds to its provenance, and without `supersedes`. Equal boards of one room have equal hashes, and a
 * reader of an exported snapshot can compute it again.
 */
export function contentHash({ insights, relations, groups, warnings }: Extraction): string {
  return hashOf(canonicalJson({ insights: insights.map(unstamped), relations, groups, warnings }))
}
