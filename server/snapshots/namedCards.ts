/**
 * What single cards say in the newest snapshots of their rooms.
 * @module
 */
import { carriedContentOf } from '../../shared/insights/carriedContent.ts'
import type { NamedCards } from '../../shared/protocol/namedCards.ts'
import { unpackContentSync } from './contentPieces.ts'
import type { TracedRow } from './tasks.ts'

export interface NamedCardsRequest {
  readonly rooms: readonly TracedRow[]
  /** Of records. */
  readonly ids: readonly string[]
}

export function namedCards({ rooms, ids }: NamedCardsRequest): NamedCards {
  const wanted = new Set(ids)
  return rooms.flatMap(({ row }) =>
    unpackContentSync(row.whole)
      .insights.filter(({ id }) => wanted.has(id))
      .map((insight) => {
        const { id, kind, text, version } = insight
        return { id, kind, text, version, content: carriedContentOf(insight) }
      }),
  )
}
