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
}

/** What a card is in a room that has no zone for its kind: what was learnt is knowledge to the next round's analysis. */
const nearest: Partial<Record<Kind, readonly Kind[]>> = {
  lesson: ['evidence', 'observation'],
  result: ['evidence', 'observation'],
  indicator: ['evidence', 'observation'],
  adjustment: ['question', 'need'],
}

/** Null where the room has none for it: the card is listed as unsorted. */
export function landingZone<Z extends Landing>(
  kind: Kind,
  { from, to }: { readonly from: Step; readonly to: Step },
  zones: readonly Z[],
): Z | null {
  const inOrder = zones.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const fitting = inOrder.filter(({ kinds }) => kinds.includes(kind))
  const importing = new Set(
    roomTemplates[to].zones.filter(({ importFrom }) => importFrom === from).map(({ id }) => id),
  )
  const own = fitting.find(({ id }) => importing.has(id)) ?? fitting[0]
  if (own) return own
  for (const near of nearest[kind] ?? []) {
    const zone =
      inOrder.find(({ kinds }) => kinds[0] === near) ?? inOrder.find(({ kinds }) => kinds.includes(near))
    if (zone) return zone
  }
  return null
}
