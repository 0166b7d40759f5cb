/**
 * A room's past without what is to be forgotten: its segments, and what the cards that stay said in each snapshot.
 * @module
 */
import * as Y from 'yjs'
import { type BoardRecord, readRecord } from '../../shared/board/document.ts'
import type { Writer } from '../history/claims.ts'
import { Authors } from '../history/past.ts'
import { packSegment, unpackSegment } from '../history/segment.ts'
import type { CopiedSegment } from '../journal/BoardCopies.ts'
import { packBase, unpackBase } from '../sync/packedBase.ts'
import { type IsGone, withoutWords } from './eraseWords.ts'
import { isFreeKey } from './freeWords.ts'
import { Lineage } from './lineage.ts'
import type { Plan } from './plan.ts'

/** A snapshot, and the place in the log that it was taken at; null where that is not known. */
export interface SnapshotAt {
  readonly id: string
  readonly seq: number | null
}

export interface PastRequest {
  readonly plan: Pick<Plan, 'memberId' | 'everything' | 'whole' | 'part'>
  readonly writers: readonly Writer[]
  /** All there are, oldest first. */
  readonly segments: readonly CopiedSegment[]
  readonly snapshots: readonly SnapshotAt[]
}

/** Records as they were in a snapshot, without what is forgotten; null for those that were not on the board. */
export type RecordsThen = Readonly<Record<string, BoardRecord | null>>

export interface PastErased {
  /** Those that are other than they were. */
  readonly segments: readonly CopiedSegment[]
  /** Records that lost words and are not gone. */
  readonly reworded: readonly string[]
  /** By the ids of snapshots; one that the past does not reach back to has none. */
  readonly asThen: Readonly<Record<string, RecordsThen>>
}

function goneBy({ plan, writers }: PastRequest, reworded: Set<string>): IsGone {
  const authors = new Authors(writers)
  const [whole, part] = [new Set(plan.whole), new Set(plan.part)]
  return (place, id) => {
    if (place && whole.has(place.recordId)) return true
    if (authors.of(id) !== plan.memberId) return false
    if (!place) return plan.everything
    if (!plan.everything && !part.has(place.recordId)) return false
    const isWords = place.key === 'text' || (place.key !== null && isFreeKey(place.key))
    if (isWords) reworded.add(place.recordId)
    return isWords
  }
}

export function erasePast(request: PastRequest): PastErased {
  const reworded = new Set(request.plan.part)
  const isGone = goneBy(request, reworded)
  const lineage = new Lineage()
  const all = request.segments.map((segment) => {
    const base = segment.base && withoutWords(unpackBase(segment.base), lineage, isGone)
    let changed = false
    const windows = unpackSegment(segment).map((window) => {
      const update = withoutWords(window.update, lineage, isGone)
      changed ||= update !== null
      return update ? { ...window, update } : window
    })
    const data = changed ? (packSegment(windows)?.data ?? segment.data) : segment.data
    const erased: CopiedSegment = { ...segment, base: base ? packBase(base) : segment.base, data }
    return { segment: erased, changed: changed || base !== null }
  })
  const segments = all.map(({ segment }) => segment)
  return {
    segments: all.filter(({ changed }) => changed).map(({ segment }) => segment),
    reworded: [...reworded],
    asThen: recordsThen(segments, request.snapshots, [...reworded]),
  }
}

/** Plays the past once more, and looks at the records where a snapshot was taken: history has a seam there. */
function recordsThen(
  segments: readonly CopiedSegment[],
  snapshots: readonly SnapshotAt[],
  ids: readonly string[],
): PastErased['asThen'] {
  const [first] = segments
  if (!first || ids.length === 0) return {}
  const doc = new Y.Doc()
  if (first.base) Y.applyUpdate(doc, unpackBase(first.base))
  const then: Record<string, RecordsThen> = {}
  const known = snapshots
    .filter(({ seq }) => seq !== null && (first.base === null || seq >= first.seq))
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
  let next = 0
  for (const { id, seq } of known) {
    for (let segment = segments[next]; segment && segment.seq <= (seq ?? 0); segment = segments[++next])
      for (const { update } of unpackSegment(segment)) Y.applyUpdate(doc, update)
    then[id] = Object.fromEntries(ids.map((recordId) => [recordId, readRecord(doc, recordId)]))
  }
  doc.destroy()
  return then
}
