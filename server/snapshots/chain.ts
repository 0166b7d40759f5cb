/**
 * The chain of a room's snapshots: the link of each is a hash over what was frozen and over the link before it, so that
 * none can be changed, taken away or put in between without showing. It holds hashes, numbers and times, and no words.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { hashOf } from '../storage/ids.ts'
import type { SnapshotChangeRow, SnapshotRow } from '../storage/schema.ts'

/** What a link is made from. */
export interface Linked {
  /** The link of the snapshot before; null for the first of a room. */
  readonly previousLink: string | null
  readonly id: string
  readonly roomId: string
  readonly number: number
  /** ISO 8601, in UTC, with milliseconds. */
  readonly takenAt: string
  readonly hash: string
  readonly docHash: string
}

/** SHA-256, in hex, of the canonical JSON of these seven: whoever has a snapshot can compute it again. */
export const linkOf = ({ previousLink, id, roomId, number, takenAt, hash, docHash }: Linked): string =>
  hashOf(canonicalJson({ previousLink, id, roomId, number, takenAt, hash, docHash }))

type LinkedRow = Pick<
  SnapshotRow,
  'id' | 'room_id' | 'number' | 'taken_at' | 'hash' | 'doc_hash' | 'previous_link' | 'link'
>

export const linkOfRow = (row: Omit<LinkedRow, 'link'>): string =>
  linkOf({
    previousLink: row.previous_link,
    id: row.id,
    roomId: row.room_id,
    number: row.number,
    takenAt: new Date(row.taken_at).toISOString(),
    hash: row.hash,
    docHash: row.doc_hash,
  })

/** What happened to a snapshot after it was taken, as it was written down. */
export type Change = Pick<SnapshotChangeRow, 'change' | 'why' | 'at'>

/**
 * `altered`: it is not what its link was made from. `unlinked`: what should stand before it does not, and nothing says
 * why.
 */
export type LinkFault = 'altered' | 'unlinked'

export interface CheckedLink {
  readonly id: string
  readonly number: number
  readonly takenAt: number
  readonly fault: LinkFault | null
  /** Null where it is as it was when it was taken. */
  readonly change: Change | null
}

/** What a room's chain is checked from; removed snapshots are among the changes alone. */
export interface Chain {
  readonly kept: readonly LinkedRow[]
  readonly changes: readonly SnapshotChangeRow[]
}

const asItWas = ({ snapshot_id, ...row }: SnapshotChangeRow) => ({ ...row, id: snapshot_id })

/** Link by link, oldest first, one room's. */
export function checkChain({ kept, changes }: Chain): CheckedLink[] {
  const changed = new Map(changes.map((change) => [change.snapshot_id, change]))
  const untouched = kept.filter(({ id }) => !changed.has(id))
  const links = [...untouched, ...changes.map(asItWas)].toSorted((a, b) => a.number - b.number)
  return links.map((row, i) => {
    const change = changed.get(row.id)
    const isLinked = row.previous_link === (links[i - 1]?.link ?? null)
    return {
      id: row.id,
      number: row.number,
      takenAt: row.taken_at,
      fault: linkOfRow(row) !== row.link ? 'altered' : isLinked ? null : 'unlinked',
      change: change ? { change: change.change, why: change.why, at: change.at } : null,
    }
  })
}
