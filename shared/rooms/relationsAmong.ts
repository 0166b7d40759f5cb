/**
 * Which relations can be drawn among the kinds of a room.
 * @module
 */
import type { Kind, RelationType } from '../vocabulary.ts'
import { kinds, relationAllowed, relationTypes } from '../vocabulary.ts'

export interface RelationAmong {
  readonly type: RelationType
  /** Kinds it can go out from and lead to; null where these are all there are. */
  readonly from: readonly Kind[] | null
  readonly to: readonly Kind[] | null
}

/** The relations that join two kinds of a room, each with its ends there, in the order of the types. */
export function relationsAmong(here: readonly Kind[]): RelationAmong[] {
  const known = kinds.filter((kind) => here.includes(kind))
  const orAll = (ends: readonly Kind[]) => (ends.length === known.length ? null : ends)
  return relationTypes.flatMap((type) => {
    const from = known.filter((one) => known.some((other) => relationAllowed(type, one, other)))
    const to = known.filter((one) => known.some((other) => relationAllowed(type, other, one)))
    return from.length > 0 ? [{ type, from: orAll(from), to: orAll(to) }] : []
  })
}
