/**
 * A snapshot's records in the order and company in which the page shows them.
 * @module
 */
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { zonesThen } from '../../../shared/rooms/zoneOrder.ts'
import type { Language } from '../../../shared/vocabulary.ts'

export type Insight = Snapshot['insights'][number]

/** A relation as seen from one insight. */
export interface Side {
  readonly key: string
  readonly type: Snapshot['relations'][number]['type']
  /** Whether the relation starts here. */
  readonly outgoing: boolean
  /** The insight at the other end; null when it is in another room. */
  readonly other: Insight | null
  readonly otherId: string
  readonly score: number | undefined
}

export interface ZoneGroup {
  /** Null for what lies outside every zone. */
  readonly zone: string | null
  readonly name: string
  readonly insights: readonly Insight[]
}

/** The insights by zone: the unsorted first, then the zones in the room's own order. Empty zones are left out. */
export function byZone(snapshot: Snapshot, language: Language, unsorted: string): ZoneGroup[] {
  const members = new Map<string | null, Insight[]>()
  for (const insight of [...snapshot.insights].sort((a, b) => a.order - b.order)) {
    members.set(insight.zone, [...(members.get(insight.zone) ?? []), insight])
  }
  const names = new Map(zonesThen(snapshot).map(({ id, name }) => [id, name[language]]))
  const order: (string | null)[] = [null, ...names.keys()]
  for (const zone of members.keys()) if (!order.includes(zone)) order.push(zone)
  return order.flatMap((zone) => {
    const insights = members.get(zone)
    return insights ? [{ zone, name: zone === null ? unsorted : (names.get(zone) ?? zone), insights }] : []
  })
}

/** Both ends of every relation, under the insight they belong to. */
export function relationSides(snapshot: Snapshot): ReadonlyMap<string, readonly Side[]> {
  const insights = new Map(snapshot.insights.map((insight) => [insight.id, insight]))
  const sides = new Map<string, Side[]>()
  const add = (id: string, side: Side) => sides.set(id, [...(sides.get(id) ?? []), side])
  for (const { from, to, type, score, shapeId } of snapshot.relations) {
    const key = `${shapeId} ${from} ${to} ${type}`
    add(from, { key, type, outgoing: true, other: insights.get(to) ?? null, otherId: to, score })
    add(to, { key, type, outgoing: false, other: insights.get(from) ?? null, otherId: from, score })
  }
  return sides
}

/** How many insights share each value, most first. */
export function tally<T>(
  insights: readonly Insight[],
  keyOf: (insight: Insight) => T,
): { value: T; count: number }[] {
  const counts = new Map<T, number>()
  for (const insight of insights) counts.set(keyOf(insight), (counts.get(keyOf(insight)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** The place of an insight on the page. */
export function anchorOf(insight: Insight): string {
  return `insight-${insight.order}`
}
