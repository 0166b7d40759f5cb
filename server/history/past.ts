/**
 * A room's past, put together again step by step.
 * @module
 */
import * as Y from 'yjs'
import type { RoomHistory } from '../journal/History.ts'
import { unpackBase } from '../sync/packedBase.ts'
import type { Writer } from './claims.ts'
import { type HistoryWindow, unpackSegment } from './segment.ts'

/** The board as it was before the first window. */
export function firstBoard({ base }: RoomHistory): Y.Doc {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, unpackBase(base))
  return doc
}

/** What was done since, oldest first. */
export function* windowsIn({ segments }: RoomHistory): Generator<HistoryWindow> {
  for (const segment of segments) yield* unpackSegment(segment)
}

interface Id {
  readonly client: number
  readonly clock: number
}

/** Whose writings and deletions are, by the ids of members; null where nobody knows. */
export class Authors {
  readonly #writers: ReadonlyMap<number, readonly Writer[]>

  /** @param writers by their first clock */
  constructor(writers: readonly Writer[]) {
    this.#writers = Map.groupBy(writers, ({ client }) => client)
  }

  of({ client, clock }: Id): string | null {
    return this.#writers.get(client)?.findLast((writer) => writer.clock <= clock)?.memberId ?? null
  }

  /** Who deleted this writing in this window. */
  ofDeletion(id: Id, { claims }: HistoryWindow): string | null {
    const claimed = claims.find(({ deletions }) =>
      deletions.get(id.client)?.some(({ clock, len }) => clock <= id.clock && id.clock < clock + len),
    )
    return claimed?.memberId ?? this.of(id)
  }
}
