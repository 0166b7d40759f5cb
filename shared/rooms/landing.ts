/**
 * In which zone of a room a record of another lands when it is carried there: the same answer where it is asked for before
 * and where it is done.
 * @module
 */
import type { Kind, Step } from '../vocabulary.ts'
import { roomTemplates } from './index.ts'

interface Landing {
  readonly id: string
  /** The default first. */
  readonly kinds: readonly Kind[]
  /** What the zone says of each card in it, beside its kind; absent or null where it says nothing. */
  readonly facet?: string | null | undefined
}

/** What a card is in a room that has no zone for its kind: what was learnt is knowledge to the next round's analysis. */
const nearest: Partial<Record<Kind, readonly Kind[]>> = {
  lesson: ['evidence', 'observation'],
  result: ['evidence', 'observation'],
  indicator: ['evidence', 'observation'],
  adjustment: ['question', 'need'],
}

/** What is carried: its kind, and the zone of its room that it lies in. */
export interface Carried {
  readonly kind: Kind
  readonly zone: string | null
}

/** Null where the room has none for it: the card is listed as unsorted. */
export function landingZone<Z extends Landing>(
  { kind, zone }: Carried,
  { from, to }: { readonly from: Step; readonly to: Step },
  zones: readonly Z[],
): Z | null {
  const places = new Map(roomTemplates[to].zones.map(({ id }, i) => [id, i]))
  const placeOf = ({ id }: Landing) => places.get(id) ?? places.size
  const inOrder = zones.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1))
  // First where nothing is said of the card that nobody said, then where its kind is the first.
  const fitting = inOrder
    .filter(({ kinds }) => kinds.includes(kind))
    .toSorted(
      (a, b) =>
        Number(!!a.facet) - Number(!!b.facet) || Number(a.kinds[0] !== kind) - Number(b.kinds[0] !== kind),
    )
  const importing = new Set(
    roomTemplates[to].zones.filter(({ importFrom }) => importFrom === from).map(({ id }) => id),
  )
  // Another room of the same step has the same zones, and several of them may take one kind: a strength stays one.
  const same = from === to ? fitting.find(({ id }) => id === zone) : undefined
  const own = same ?? fitting.find(({ id }) => importing.has(id)) ?? fitting[0]
  if (own) return own
  for (const near of nearest[kind] ?? []) {
    const nearby =
      inOrder.find(({ kinds }) => kinds[0] === near) ?? inOrder.find(({ kinds }) => kinds.includes(near))
    if (nearby) return nearby
  }
  return null
}
