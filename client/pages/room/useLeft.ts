/**
 * Who was in the room and is no more, for those who lead: somebody who wrote what they should not, and went, can still
 * be removed. Known to this page alone, and kept nowhere.
 * @module
 */
import { useEffect, useState } from 'react'
import type { Present } from '../../sync/useRoomConnection.ts'

/** As many as are listed: the last who left come first. */
const MAX_LEFT = 12

interface Seen {
  /** Everyone who was here, whoever came last at the end. */
  readonly people: ReadonlyMap<string, Present>
  /** Ids of those who left, the last first. */
  readonly left: readonly string[]
}

/** What is known when these are here. */
function seenWith({ people, left }: Seen, present: readonly Present[]): Seen {
  const here = new Set(present.map(({ id }) => id))
  const gone = [...people.keys()].filter((id) => !here.has(id) && !left.includes(id))
  return {
    people: new Map([...people, ...present.map((person) => [person.id, person] as const)]),
    left: [...gone, ...left.filter((id) => !here.has(id))],
  }
}

/**
 * @param isConnected whether `present` can be relied on: without a connection nobody seems to be here
 * @returns the last who left, oneself and the operator aside
 */
export function useLeft(present: readonly Present[], isConnected: boolean): readonly Present[] {
  const [seen, setSeen] = useState<Seen>({ people: new Map(), left: [] })
  useEffect(() => {
    if (isConnected) setSeen((before) => seenWith(before, present))
  }, [present, isConnected])
  if (!isConnected) return []
  return seen.left
    .map((id) => seen.people.get(id))
    .filter((person) => person !== undefined && !person.isSelf && person.role !== 'operator')
    .slice(0, MAX_LEFT) as Present[]
}
