/**
 * What became of a room's records since its snapshot before. Which are gone or came back is told by their ids alone: the
 * snapshot before may be gone itself, and whoever asks to be forgotten is to be found in no list of what was removed.
 * @module
 */
import type { Insight } from '../../shared/insights/extract.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'

/** Ids of records. */
export interface SincePrevious {
  /** Of the snapshot before, and not of this. */
  readonly removed: readonly string[]
  /** Of this and of some earlier one, and not of the snapshot before. */
  readonly returned: readonly string[]
}

type Named = Pick<Insight, 'id'>

/**
 * @param before the records of the snapshot before
 * @param gone those of earlier ones that it did not have
 */
export function sincePrevious(
  now: readonly Named[],
  before: readonly Named[],
  gone: readonly Named[],
): SincePrevious {
  const here = new Set(now.map(({ id }) => id))
  return {
    removed: before.flatMap(({ id }) => (here.has(id) ? [] : [id])),
    returned: gone.flatMap(({ id }) => (here.has(id) ? [id] : [])),
  }
}

/** Without what somebody asked to have forgotten. @param forgotten ids of records */
export const sinceWithout = (
  { removed, returned }: SincePrevious,
  forgotten: ReadonlySet<string>,
): SincePrevious => ({
  removed: removed.filter((id) => !forgotten.has(id)),
  returned: returned.filter((id) => !forgotten.has(id)),
})

/**
 * How many records are new, say something else, or are gone. Null for the first snapshot of a room; of one from before it was
 * kept which were gone, nobody knows that, nor which came back.
 */
export function changeCounts(
  { id, previousId, insights }: Pick<Snapshot, 'id' | 'previousId' | 'insights'>,
  since: SincePrevious | undefined,
): NonNullable<Snapshot['changes']> | null {
  if (previousId === null) return null
  const returned = new Set(since?.returned)
  const isNew = (insight: Snapshot['insights'][number]) =>
    insight.provenance.firstSeenSnapshotId === id || returned.has(insight.id)
  const fresh = insights.filter((insight) => isNew(insight) || insight.provenance.snapshotId === id)
  const added = fresh.filter(isNew).length
  return {
    added,
    changed: fresh.length - added,
    ...(since ? { removed: since.removed.length } : {}),
  }
}
